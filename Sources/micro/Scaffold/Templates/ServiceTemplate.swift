/// `micro new service`
extension BuiltInTemplate {
    static let greetingCall = #"micro call {{name}} {{type}}.Call '{"name": "John"}'"#

    static func service(usesProtobuf: Bool) -> Parts {
        Parts(
            sources: [serviceMain, greeterService, greeterHandler, greeterMessages],
            tests: [greeterHandlerTests, greeterServiceTests, runningService],
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
                Response(msg: "Hello \(request.name ?? "")")
            }
        }

        """#
    )

    private static let greeterMessages = ProjectTemplate.File(
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
                let response = try await handler.call(Request(name: "John"), RequestContext())
                #expect(response.msg == "Hello John")
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
                try await withRunningService { client in
                    let request = Request(name: "John")
                    let response = try await client.call(Settings.name, "{{type}}.Call", request, as: Response.self)
                    #expect(response.msg == "Hello John")
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
            ```
            """#,
        files: #"""
            | `Sources/{{alias}}/Handler.swift` | the answers |
            | `Sources/{{alias}}/Messages.swift` | requests and replies |
            | `Sources/{{alias}}/Service.swift` | which endpoint has which answer |
            """#
    )
}
