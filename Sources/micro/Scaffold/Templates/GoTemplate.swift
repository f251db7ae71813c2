/// `micro new --go`: the service as a module for go-micro v5.
extension BuiltInTemplate {
    static let goModule = ProjectTemplate(files: [
        goMod, goMain, goHandler, goTests, goDockerfile, goDockerignore, goGitignore, goMakefile, goReadme,
    ])

    private static let goMod = ProjectTemplate.File(
        "go.mod",
        """
        module {{alias}}

        go 1.24

        require go-micro.dev/v5 v5.30.0

        """
    )

    private static let goMain = ProjectTemplate.File(
        "main.go",
        #"""
        package main

        import (
        	"log"

        	"{{alias}}/handler"

        	"go-micro.dev/v5"
        )

        func main() {
        	service := micro.New("{{name}}", micro.Version("latest"))

        	// Reads the command line and the environment, such as MICRO_SERVER_ADDRESS.
        	service.Init()

        	if err := service.Handle(new(handler.{{type}})); err != nil {
        		log.Fatal(err)
        	}

        	// Runs until SIGTERM or Ctrl-C.
        	if err := service.Run(); err != nil {
        		log.Fatal(err)
        	}
        }

        """#
    )

    private static let goHandler = ProjectTemplate.File(
        // Not called after the service: Go reads more into names such as greeter_test.go and greeter_linux.go.
        "handler/handler.go",
        #"""
        package handler

        import (
        	"context"
        	"errors"
        	"io"

        	"go-micro.dev/v5/server"
        )

        // {{type}} answers what the service is asked.
        type {{type}} struct{}

        // Request says whom to greet.
        type Request struct {
        	Name string `json:"name"`
        }

        // Response is the greeting.
        type Response struct {
        	Msg string `json:"msg"`
        }

        // StreamingRequest says how far to count.
        type StreamingRequest struct {
        	Count int64 `json:"count"`
        }

        // StreamingResponse is one number.
        type StreamingResponse struct {
        	Count int64 `json:"count"`
        }

        // Ping is what a client says.
        type Ping struct {
        	Stroke int64 `json:"stroke"`
        }

        // Pong is what it gets back.
        type Pong struct {
        	Stroke int64 `json:"stroke"`
        }

        // Call greets somebody by name.
        func (g *{{type}}) Call(ctx context.Context, req *Request, rsp *Response) error {
        	rsp.Msg = "Hello " + req.Name
        	return nil
        }

        // Stream counts from 0.
        func (g *{{type}}) Stream(ctx context.Context, stream server.Stream) error {
        	var req StreamingRequest
        	if err := stream.Recv(&req); err != nil {
        		return err
        	}
        	for i := int64(0); i < req.Count; i++ {
        		if err := stream.Send(&StreamingResponse{Count: i}); err != nil {
        			return err
        		}
        	}
        	return nil
        }

        // PingPong sends back what it gets, until the client has no more.
        func (g *{{type}}) PingPong(ctx context.Context, stream server.Stream) error {
        	for {
        		var ping Ping
        		if err := stream.Recv(&ping); errors.Is(err, io.EOF) {
        			return nil
        		} else if err != nil {
        			return err
        		}
        		if err := stream.Send(&Pong{Stroke: ping.Stroke}); err != nil {
        			return err
        		}
        	}
        }

        """#
    )

    private static let goTests = ProjectTemplate.File(
        "handler/handler_test.go",
        #"""
        package handler

        import (
        	"context"
        	"testing"
        )

        func TestCall(t *testing.T) {
        	var rsp Response
        	if err := new({{type}}).Call(context.Background(), &Request{Name: "John"}, &rsp); err != nil {
        		t.Fatal(err)
        	}
        	if rsp.Msg != "Hello John" {
        		t.Errorf("got %q", rsp.Msg)
        	}
        }

        """#
    )

    private static let goDockerfile = ProjectTemplate.File(
        "Dockerfile",
        """
        FROM golang:1.24-alpine AS build
        WORKDIR /src
        COPY . .
        RUN go mod tidy && CGO_ENABLED=0 go build -ldflags="-s -w" -o /app/{{alias}} .

        FROM alpine:3
        COPY --from=build /app/{{alias}} /usr/local/bin/{{alias}}
        USER nobody
        # A port that can be published. Other hosts find the service by multicast DNS, which needs `--network host`.
        ENV MICRO_SERVER_ADDRESS=:8080
        EXPOSE 8080
        ENTRYPOINT ["/usr/local/bin/{{alias}}"]

        """
    )

    private static let goDockerignore = ProjectTemplate.File(".dockerignore", "bin\n.git\nDockerfile\n")

    private static let goGitignore = ProjectTemplate.File(".gitignore", "bin\n*.test\n*.out\n.DS_Store\n")

    private static let goMakefile = ProjectTemplate.File(
        "Makefile",
        """
        .PHONY: build run test format tidy docker clean

        build: tidy
        \tgo build -o bin/{{alias}} .

        run: tidy
        \tgo run .

        test: tidy
        \tgo test ./...

        format:
        \tgofmt -w .

        tidy:
        \tgo mod tidy

        docker:
        \tdocker build -t {{image}} .

        clean:
        \trm -rf bin

        """
    )

    private static let goReadme = ProjectTemplate.File(
        "README.md",
        #"""
        # {{alias}}

        A service for go-micro v5 that clients of every generation can call.

        ## Run

        ```sh
        go mod tidy    # once; fetches go-micro
        go run .
        ```

        Then, in another terminal:

        ```console
        $ \#(greetingCall)
        {
        	"msg": "Hello John"
        }
        ```

        Nothing else has to run: services find each other by multicast DNS.

        ## Change

        | file | what is in it |
        |---|---|
        | `handler/handler.go` | the answers, requests and replies |
        | `main.go` | the service |

        `make test` runs the tests, `make format` lays out the source, `make docker` makes an image.

        """#
    )
}
