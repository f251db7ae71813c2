/// `micro new stream`: the three streaming endpoints of go-micro v4's template (go-micro v4 `generator/template`).
extension BuiltInTemplate {
    static let countCall = #"micro stream {{name}} {{type}}.ServerStream '{"count": 3}'"#

    static let stream = Parts(
        sources: [serviceMain, streamService, streamHandler, streamMessages],
        tests: [streamHandlerTests, streamServiceTests, runningService],
        readme: streamReadme
    )

    private static let streamService = ProjectTemplate.File(
        "Sources/{{alias}}/Service.swift",
        #"""
        import MicroKit

        /// The service with everything that it answers. The program runs it, and so do the tests.
        func makeService(registry: any Registry) -> MicroService {
            var service = MicroService(name: Settings.name, registry: registry)
            service.version = Settings.version
            service.address = Settings.address
            let handler = {{type}}Handler()
            service.handleStream("{{type}}.ServerStream", handler.serverStream)
            service.handleStream("{{type}}.ClientStream", handler.clientStream)
            service.handleStream("{{type}}.BidiStream", handler.bidiStream)
            return service
        }

        """#
    )

    private static let streamHandler = ProjectTemplate.File(
        "Sources/{{alias}}/Handler.swift",
        #"""
        import MicroKit

        /// Answers what the service is asked.
        struct {{type}}Handler: Sendable {
            /// Counts from 0, as far as asked. A client that does not read holds up the writing.
            func serverStream(
                _ request: Count,
                _ replies: ReplyWriter<Count>,
                _ context: RequestContext
            ) async throws {
                for number in 0..<max(request.count ?? 0, 0) {
                    try await replies.write(Count(count: number))
                }
            }

            /// Tells how many strokes there were, when the client has no more.
            func clientStream(
                _ strokes: RequestStream<Stroke>,
                _ replies: ReplyWriter<Count>,
                _ context: RequestContext
            ) async throws {
                let count = try await strokes.reduce(Int64(0)) { count, _ in count + 1 }
                try await replies.write(Count(count: count))
            }

            /// Sends back each stroke, until the client has no more.
            func bidiStream(
                _ strokes: RequestStream<Stroke>,
                _ replies: ReplyWriter<Stroke>,
                _ context: RequestContext
            ) async throws {
                for try await stroke in strokes { try await replies.write(stroke) }
            }
        }

        """#
    )

    private static let streamMessages = ProjectTemplate.File(
        "Sources/{{alias}}/Messages.swift",
        #"""
        // Fields are optional, since others may leave out what is empty.

        /// How far to count, a number, or how many there were.
        struct Count: Codable, Sendable {
            var count: Int64?
        }

        struct Stroke: Codable, Sendable {
            var stroke: Int64?
        }

        """#
    )

    private static let streamHandlerTests = ProjectTemplate.File(
        "Tests/{{alias}}Tests/HandlerTests.swift",
        #"""
        import MicroKit
        import Testing

        @testable import {{module}}

        /// The handler alone.
        @Suite struct HandlerTests {
            private let handler = {{type}}Handler()

            @Test(arguments: [(3, [0, 1, 2]), (0, []), (-1, [])] as [(Int64, [Int64])])
            func countsAsFarAsAsked(count: Int64, numbers: [Int64]) async throws {
                let (replies, continuation) = AsyncStream.makeStream(of: Int64?.self)
                let writer = ReplyWriter<Count> { continuation.yield($0.count) }
                try await handler.serverStream(Count(count: count), writer, RequestContext())
                continuation.finish()
                #expect(await replies.reduce(into: []) { $0.append($1) } == numbers)
            }
        }

        """#
    )

    private static let streamServiceTests = ProjectTemplate.File(
        "Tests/{{alias}}Tests/ServiceTests.swift",
        #"""
        import MicroKit
        import Testing

        @testable import {{module}}

        /// The whole service, called over the loopback interface.
        @Suite struct ServiceTests {
            @Test func serverStream() async throws {
                let counts = try await replies(of: "ServerStream", to: [Count(count: 3)], as: Count.self)
                #expect(counts.map(\.count) == [0, 1, 2])
            }

            @Test func clientStream() async throws {
                let strokes = (1...3).map { Stroke(stroke: $0) }
                let counts = try await replies(of: "ClientStream", to: strokes, as: Count.self)
                #expect(counts.map(\.count) == [3])
            }

            @Test func bidiStream() async throws {
                let strokes = (1...3).map { Stroke(stroke: $0) }
                let echoes = try await replies(of: "BidiStream", to: strokes, as: Stroke.self)
                #expect(echoes.map(\.stroke) == [1, 2, 3])
            }

            /// What a fresh service replies to these messages until the stream ends.
            private func replies<Request: Encodable & Sendable, Reply: Decodable & Sendable>(
                of method: String,
                to messages: [Request],
                as type: Reply.Type
            ) async throws -> [Reply] {
                try await withRunningService { client, _ in
                    try await client.withStream(
                        Settings.name,
                        "{{type}}.\(method)",
                        sending: Request.self,
                        receiving: type
                    ) { stream in
                        for message in messages { try await stream.send(message) }
                        try await stream.finish()
                        return try await stream.replies.reduce(into: []) { $0.append($1) }
                    }
                }
            }
        }

        """#
    )

    private static let streamReadme = Readme(
        about: "A service with streams in either direction and in both, for go-micro clients of every generation.",
        calls: #"""
            ```console
            $ \#(countCall)
            {"count":0}
            {"count":1}
            {"count":2}
            $ micro stream {{name}} {{type}}.ClientStream '{"stroke": 1} {"stroke": 2}'
            {"count":2}
            $ micro stream {{name}} {{type}}.BidiStream '{"stroke": 1} {"stroke": 2}'
            {"stroke":1}
            {"stroke":2}
            ```
            """#,
        files: #"""
            | `Sources/{{alias}}/Handler.swift` | the answers |
            | `Sources/{{alias}}/Messages.swift` | the messages |
            | `Sources/{{alias}}/Service.swift` | which endpoint has which answer |
            """#
    )
}
