/// How a package is built, and shipped in a container.
extension BuiltInTemplate {
    static let makefile = ProjectTemplate.File(
        "Makefile",
        """
        .PHONY: build run test format lint {{#proto}}proto {{/proto}}docker clean

        build:
        \tswift build -c release

        run:
        \tswift run

        test:
        \tswift test

        format:
        \tswift format --in-place --recursive Package.swift Sources Tests

        lint:
        \tswift format lint --strict --recursive Package.swift Sources Tests

        {{#proto}}
        # Needs protoc and protoc-gen-swift; see README.md.
        proto:
        \tprotoc --proto_path=proto --swift_out=Sources/{{alias}} proto/{{alias}}.proto

        {{/proto}}
        {{#microPath}}
        # Docker sees no folder outside of this one unless it is told.
        docker:
        \tdocker build --build-context micro="{{microPath}}" -t {{image}} .
        {{/microPath}}
        {{^microPath}}
        docker:
        \tdocker build -t {{image}} .
        {{/microPath}}

        clean:
        \tswift package clean

        """
    )

    static let dockerfile = ProjectTemplate.File(
        "Dockerfile",
        """
        FROM swift:6.2-noble AS build
        {{#microPath}}
        # MicroKit comes from this folder; `make docker` hands it over.
        COPY --from=micro ["Package.swift", "{{microPath}}/"]
        COPY --from=micro ["Sources", "{{microPath}}/Sources"]
        COPY --from=micro ["Tests", "{{microPath}}/Tests"]
        {{/microPath}}
        WORKDIR /src
        COPY . .
        RUN swift build -c release --static-swift-stdlib --product {{alias}} \\
            && install -D -s ".build/release/{{alias}}" /app/{{alias}}

        FROM ubuntu:24.04
        COPY --from=build /app/{{alias}} /usr/local/bin/{{alias}}
        USER nobody
        {{^client}}
        # A port that can be published. Other hosts find the service by multicast DNS, which needs `--network host`.
        ENV MICRO_SERVER_ADDRESS=:8080
        EXPOSE 8080
        {{/client}}
        ENTRYPOINT ["/usr/local/bin/{{alias}}"]

        """
    )

    static let dockerignore = ProjectTemplate.File(
        ".dockerignore",
        """
        .build
        .git
        .swiftpm
        Dockerfile

        """
    )
}
