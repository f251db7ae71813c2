/// `micro new service`: the endpoints, fields and the topic of go-micro's template (go-micro v2 and v5
/// `cmd/micro/cli/new/template`), with messages in Swift or in a `.proto`.
extension BuiltInTemplate {
    static let greetingCall = #"micro call {{name}} {{type}}.Call '{"name": "John"}'"#

    static func service(usesProtobuf: Bool) -> Parts {
        let messages = usesProtobuf ? ProtobufMessages.generated : greeterMessages
        return Parts(
            sources: [serviceMain, greeterService, greeterHandler, greeterSubscriber, messages],
            tests: [greeterHandlerTests, greeterServiceTests, runningService],
            others: usesProtobuf ? [ProtobufMessages.source] : [],
            readme: greeterReadme
        )
    }

    private static let greeterService = ProjectTemplate.File(
        "Sources/{{alias}}/Service.swift",
        #"""
        import MicroKit

        /// The service with everything that it answers. The program runs it, and so do the tests.
        func makeService(registry: any Registry) -> MicroService {
            var service = MicroService(name: Settings.name, registry: registry)
            service.version = Settings.version
            service.address = Settings.address
            let handler = {{type}}Handler()
            service.handle("{{type}}.Call", handler.call)
            service.handleStream("{{type}}.Stream", handler.stream)
            service.handleStream("{{type}}.PingPong", handler.pingPong)
            let subscriber = {{type}}Subscriber()
            service.subscribe(to: Settings.name, endpoint: "{{type}}.Handle", subscriber.handle)
            return service
        }

        """#
    )

    private static let greeterHandler = ProjectTemplate.File(
        "Sources/{{alias}}/Handler.swift",
        #"""
        import MicroKit

        /// Answers what the service is asked.
        struct {{type}}Handler: Sendable {
            /// Greets somebody by name.
            func call(_ request: Request, _ context: RequestContext) async throws -> Response {
        {{#proto}}
                Response.with { $0.msg = "Hello \(request.name)" }
        {{/proto}}
        {{^proto}}
                Response(msg: "Hello \(request.name ?? "")")
        {{/proto}}
            }

            /// Counts from 0, as far as asked.
            func stream(
                _ request: StreamingRequest,
                _ replies: ReplyWriter<StreamingResponse>,
                _ context: RequestContext
            ) async throws {
        {{#proto}}
                for number in 0..<max(request.count, 0) {
                    try await replies.write(.with { $0.count = number })
                }
        {{/proto}}
        {{^proto}}
                for number in 0..<max(request.count ?? 0, 0) {
                    try await replies.write(StreamingResponse(count: number))
                }
        {{/proto}}
            }

            /// Sends back what it gets, until the client has no more.
            func pingPong(
                _ pings: RequestStream<Ping>,
                _ pongs: ReplyWriter<Pong>,
                _ context: RequestContext
            ) async throws {
                for try await ping in pings {
        {{#proto}}
                    try await pongs.write(.with { $0.stroke = ping.stroke })
        {{/proto}}
        {{^proto}}
                    try await pongs.write(Pong(stroke: ping.stroke ?? 0))
        {{/proto}}
                }
            }
        }

        """#
    )

    private static let greeterSubscriber = ProjectTemplate.File(
        "Sources/{{alias}}/Subscriber.swift",
        #"""
        import Logging
        import MicroKit

        /// Takes what is published to the topic that is called as the service is.
        struct {{type}}Subscriber: Sendable {
            private let logger = Logger(label: Settings.name)

            func handle(_ message: Message, _ context: MessageContext) async throws {
        {{#proto}}
                logger.info("message received", metadata: ["say": "\(message.say)"])
        {{/proto}}
        {{^proto}}
                logger.info("message received", metadata: ["say": "\(message.say ?? "")"])
        {{/proto}}
            }
        }

        """#
    )

    private static let greeterMessages = ProjectTemplate.File(
        "Sources/{{alias}}/Messages.swift",
        #"""
        // Fields of what others send are optional, since they may leave out what is empty.

        /// What is published to the topic that the service subscribes to.
        struct Message: Codable, Sendable {
            var say: String?
        }

        /// Whom to greet.
        struct Request: Codable, Sendable {
            var name: String?
        }

        /// The greeting.
        struct Response: Codable, Sendable {
            var msg: String
        }

        /// How far to count.
        struct StreamingRequest: Codable, Sendable {
            var count: Int64?
        }

        /// One number.
        struct StreamingResponse: Codable, Sendable {
            var count: Int64
        }

        struct Ping: Codable, Sendable {
            var stroke: Int64?
        }

        struct Pong: Codable, Sendable {
            var stroke: Int64
        }

        """#
    )

    private static let greeterHandlerTests = ProjectTemplate.File(
        "Tests/{{alias}}Tests/HandlerTests.swift",
        #"""
        import MicroKit
        import Testing

        @testable import {{module}}

        /// The handler alone.
        @Suite struct HandlerTests {
            private let handler = {{type}}Handler()

            @Test func greetsByName() async throws {
        {{#proto}}
                let response = try await handler.call(.with { $0.name = "John" }, RequestContext())
        {{/proto}}
        {{^proto}}
                let response = try await handler.call(Request(name: "John"), RequestContext())
        {{/proto}}
                #expect(response.msg == "Hello John")
            }

            @Test(arguments: [(3, [0, 1, 2]), (0, []), (-1, [])] as [(Int64, [Int64])])
            func countsAsFarAsAsked(count: Int64, numbers: [Int64]) async throws {
                let (replies, continuation) = AsyncStream.makeStream(of: Int64.self)
                let writer = ReplyWriter<StreamingResponse> { continuation.yield($0.count) }
        {{#proto}}
                try await handler.stream(.with { $0.count = count }, writer, RequestContext())
        {{/proto}}
        {{^proto}}
                try await handler.stream(StreamingRequest(count: count), writer, RequestContext())
        {{/proto}}
                continuation.finish()
                #expect(await replies.reduce(into: []) { $0.append($1) } == numbers)
            }
        }

        """#
    )

    private static let greeterServiceTests = ProjectTemplate.File(
        "Tests/{{alias}}Tests/ServiceTests.swift",
        #"""
        import MicroKit
        import Testing

        @testable import {{module}}

        /// The whole service, called over the loopback interface.
        @Suite struct ServiceTests {
            @Test func answersCalls() async throws {
                try await withRunningService { client, _ in
        {{#proto}}
                    let request = Request.with { $0.name = "John" }
        {{/proto}}
        {{^proto}}
                    let request = Request(name: "John")
        {{/proto}}
                    let response = try await client.call(Settings.name, "{{type}}.Call", request, as: Response.self)
                    #expect(response.msg == "Hello John")
                }
            }

            @Test func sendsBackPings() async throws {
                try await withRunningService { client, _ in
                    try await client.withStream(
                        Settings.name,
                        "{{type}}.PingPong",
                        sending: Ping.self,
                        receiving: Pong.self
                    ) { stream in
                        var pongs = stream.replies.makeAsyncIterator()
                        for stroke in Int64(1)...3 {
        {{#proto}}
                            try await stream.send(.with { $0.stroke = stroke })
        {{/proto}}
        {{^proto}}
                            try await stream.send(Ping(stroke: stroke))
        {{/proto}}
                            #expect(try await pongs.next()?.stroke == stroke)
                        }
                        try await stream.finish()
                        #expect(try await pongs.next() == nil)
                    }
                }
            }

            @Test func takesMessages() async throws {
                try await withRunningService { _, registry in
                    let broker = HTTPBroker(registry: registry)
        {{#proto}}
                    let message = Message.with { $0.say = "Hello" }
        {{/proto}}
        {{^proto}}
                    let message = Message(say: "Hello")
        {{/proto}}
                    let delivery = try await broker.publish(message, to: Settings.name)
                    #expect(delivery.delivered.count == 1 && delivery.failed.isEmpty)
                    await broker.close()
                }
            }
        }

        """#
    )

    private static let greeterReadme = Readme(
        about: "A service that go-micro clients of every generation can call.",
        calls: #"""
            ```console
            $ \#(greetingCall)
            {
            	"msg": "Hello John"
            }
            $ micro stream {{name}} {{type}}.Stream '{"count": 2}'
            {{#proto}}
            {}
            {"count":"1"}
            {{/proto}}
            {{^proto}}
            {"count":0}
            {"count":1}
            {{/proto}}
            $ micro stream {{name}} {{type}}.PingPong '{"stroke": 1} {"stroke": 2}'
            {{#proto}}
            {"stroke":"1"}
            {"stroke":"2"}
            {{/proto}}
            {{^proto}}
            {"stroke":1}
            {"stroke":2}
            {{/proto}}
            $ micro publish {{name}} '{"say": "Hello"}'
            ok
            ```
            {{#proto}}

            That is the JSON of protobuf: empty fields are left out, and 64-bit integers are strings.
            {{/proto}}
            """#,
        files: #"""
            | `Sources/{{alias}}/Handler.swift` | the answers |
            | `Sources/{{alias}}/Subscriber.swift` | what becomes of published messages |
            {{#proto}}
            | `proto/{{alias}}.proto` | the messages; `Sources/{{alias}}/{{alias}}.pb.swift` is generated from it |
            {{/proto}}
            {{^proto}}
            | `Sources/{{alias}}/Messages.swift` | the messages |
            {{/proto}}
            | `Sources/{{alias}}/Service.swift` | which endpoint has which answer |
            """#,
        more: #"""
            {{#proto}}

            After a change to the `.proto`, `make proto` generates the messages anew. It needs
            [protoc](https://github.com/protocolbuffers/protobuf) and
            [protoc-gen-swift](https://github.com/apple/swift-protobuf); to build them is not needed for anything else.
            {{/proto}}

            """#
    )
}
