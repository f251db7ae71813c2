/// `micro new client`
extension BuiltInTemplate {
    static let client = Parts(
        sources: [clientMain, clientSource, clientMessages],
        tests: [clientTests],
        readme: clientReadme
    )

    private static let clientMain = ProjectTemplate.File(
        "Sources/{{alias}}/Main.swift",
        #"""
        import Foundation
        import MicroKit

        @main
        struct Main {
            /// Greets whoever is named on the command line.
            static func main() async {
                do {
                    let registry = try Settings.makeRegistry()
                    let client = ServiceClient(registry: registry)
                    let name = CommandLine.arguments.dropFirst().first ?? "John"
                    print(try await {{type}}Client(client: client).call(name))
                    await client.close()
                    await registry.close()
                } catch {
                    FileHandle.standardError.write(Data("{{alias}}: \(error)\n".utf8))
                    exit(1)
                }
            }
        }

        """#
    )

    private static let clientSource = ProjectTemplate.File(
        "Sources/{{alias}}/Client.swift",
        #"""
        import MicroKit

        /// Asks the service `{{name}}`.
        struct {{type}}Client: Sendable {
            var client: any Client
            var service = "{{name}}"

            /// The greeting for a name.
            func call(_ name: String) async throws -> String {
                let options = CallOptions(timeout: .seconds(5))
                let request = Request(name: name)
                let response = try await client.call(
                    service,
                    "{{type}}.Call",
                    request,
                    as: Response.self,
                    options: options
                )
                return response.msg ?? ""
            }
        }

        """#
    )

    private static let clientMessages = ProjectTemplate.File(
        "Sources/{{alias}}/Messages.swift",
        #"""
        /// Whom to greet.
        struct Request: Codable, Sendable {
            var name: String
        }

        /// The greeting. Optional, since a service may leave out what is empty.
        struct Response: Codable, Sendable {
            var msg: String?
        }

        """#
    )

    private static let clientTests = ProjectTemplate.File(
        "Tests/{{alias}}Tests/ClientTests.swift",
        #"""
        import MicroKit
        import Testing

        @testable import {{module}}

        /// The client against a service in this process, over the loopback interface.
        @Suite struct ClientTests {
            @Test func asksTheService() async throws {
                try await withService { client in
                    let greeting = try await client.call("John")
                    #expect(greeting == "Hello John")
                }
            }

            @Test func tellsTheServicesError() async throws {
                try await withService { client in
                    await #expect(throws: ServiceError.self) {
                        try await client.call("")
                    }
                }
            }

            private func withService(_ body: @escaping @Sendable ({{type}}Client) async throws -> Void) async throws {
                let registry = MemoryRegistry()
                var service = MicroService(name: "{{name}}", registry: registry)
                service.address = "127.0.0.1:0"
                service.handle("{{type}}.Call") { (request: Request, _) in
                    guard !request.name.isEmpty else {
                        throw ServiceError(id: "{{name}}", code: 400, detail: "the name is missing")
                    }
                    return Response(msg: "Hello \(request.name)")
                }
                let (ready, continuation) = AsyncStream.makeStream(of: Void.self)
                service.onReady = { _ in continuation.finish() }
                try await withThrowingTaskGroup(of: Void.self) { [service] group in
                    group.addTask {
                        defer { continuation.finish() }
                        try await service.run()
                    }
                    for await _ in ready {}
                    let client = ServiceClient(registry: registry)
                    try await body({{type}}Client(client: client))
                    await client.close()
                    group.cancelAll()
                    try await group.waitForAll()
                }
            }
        }

        """#
    )

    private static let clientReadme = Readme(
        about: "A program that calls the service `{{name}}`, which may be written with go-micro of any generation.",
        calls: """
            It prints the reply of `{{name}} {{type}}.Call`, an endpoint that every service has which `micro new` made. To
            greet somebody else: `swift run {{alias}} Ann`.
            """,
        files: "| `Sources/{{alias}}/Client.swift` | the calls |\n"
            + "| `Sources/{{alias}}/Messages.swift` | requests and replies |"
    )
}
