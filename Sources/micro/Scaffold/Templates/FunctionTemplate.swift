/// `micro new function`: a service that ends when it has answered, as go-micro's `NewFunction` makes them.
extension BuiltInTemplate {
    static let function = Parts(
        sources: [functionMain, functionSource, functionMessages],
        tests: [functionTests],
        readme: functionReadme
    )

    private static let functionMain = ProjectTemplate.File(
        "Sources/{{alias}}/Main.swift",
        #"""
        import Foundation
        import MicroKit

        @main
        struct Main {
            /// Waits for a request, answers it and ends; SIGTERM and Ctrl-C end it earlier.
            static func main() async {
                do {
                    let registry = try Settings.makeRegistry()
                    try await {{type}}Function(registry: registry).run()
                    await registry.close()
                } catch {
                    FileHandle.standardError.write(Data("{{alias}}: \(error)\n".utf8))
                    exit(1)
                }
            }
        }

        """#
    )

    private static let functionSource = ProjectTemplate.File(
        "Sources/{{alias}}/Function.swift",
        #"""
        import MicroKit

        /// A function: a service that ends once it has answered.
        struct {{type}}Function: Sendable {
            var registry: any Registry
            var address = Settings.address

            /// Greets somebody by name.
            func call(_ request: Request, _ context: RequestContext) async throws -> Response {
                Response(msg: "Hello \(request.name ?? "")")
            }

            /// Registers, waits for the first request, and stops when it has been answered or a signal arrives.
            func run(onReady: (@Sendable () -> Void)? = nil) async throws {
                let (answered, continuation) = AsyncStream.makeStream(of: Void.self)
                var service = MicroService(name: Settings.name, registry: registry)
                service.version = Settings.version
                service.address = address
                service.onReady = { _ in onReady?() }
                service.handle("{{type}}.Call") { (request: Request, context) in
                    // Stopping lets the call in progress end, so the reply gets out.
                    defer { continuation.finish() }
                    return try await call(request, context)
                }
                try await withThrowingTaskGroup(of: Void.self) { [service] group in
                    group.addTask {
                        defer { continuation.finish() }
                        try await service.runUntilSignal()
                    }
                    for await _ in answered {}
                    group.cancelAll()
                    try await group.waitForAll()
                }
            }
        }

        """#
    )

    private static let functionMessages = ProjectTemplate.File(
        "Sources/{{alias}}/Messages.swift",
        #"""
        /// Whom to greet. Optional, since a caller may leave out what is empty.
        struct Request: Codable, Sendable {
            var name: String?
        }

        /// The greeting.
        struct Response: Codable, Sendable {
            var msg: String
        }

        """#
    )

    private static let functionTests = ProjectTemplate.File(
        "Tests/{{alias}}Tests/FunctionTests.swift",
        #"""
        import MicroKit
        import Testing

        @testable import {{module}}

        @Suite struct FunctionTests {
            private let registry = MemoryRegistry()

            @Test func greetsByName() async throws {
                let function = {{type}}Function(registry: registry)
                let response = try await function.call(Request(name: "John"), RequestContext())
                #expect(response.msg == "Hello John")
            }

            /// Over the loopback interface: the reply arrives, and then it ends.
            @Test func endsWhenItHasAnswered() async throws {
                let function = {{type}}Function(registry: registry, address: "127.0.0.1:0")
                let (ready, continuation) = AsyncStream.makeStream(of: Void.self)
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask {
                        defer { continuation.finish() }
                        try await function.run(onReady: { continuation.finish() })
                    }
                    for await _ in ready {}
                    let client = ServiceClient(registry: registry)
                    let request = Request(name: "John")
                    let response = try await client.call(Settings.name, "{{type}}.Call", request, as: Response.self)
                    #expect(response.msg == "Hello John")
                    await client.close()
                    try await group.waitForAll()
                }
                #expect(try await registry.list().isEmpty)
            }
        }

        """#
    )

    private static let functionReadme = Readme(
        about:
            "A function: a service that answers one request and ends, for something that starts it again when needed.",
        calls: #"""
            ```console
            $ \#(greetingCall)
            {
            	"msg": "Hello John"
            }
            ```
            """#,
        files: "| `Sources/{{alias}}/Function.swift` | the answer, and when it ends |\n"
            + "| `Sources/{{alias}}/Messages.swift` | request and reply |"
    )
}
