/// `micro new pubsub`: the endpoints, fields and the topic of go-micro's template of that name (go-micro v5
/// `cmd/micro/cli/new/template/pubsub.go`).
extension BuiltInTemplate {
    static let publishCall = #"micro call {{name}} {{type}}.Publish '{"type": "user.created", "data": "Alice"}'"#

    static let pubsub = Parts(
        sources: [serviceMain, pubsubService, pubsubHandler, pubsubMessages],
        tests: [pubsubHandlerTests, pubsubServiceTests, runningService],
        readme: pubsubReadme
    )

    private static let pubsubService = ProjectTemplate.File(
        "Sources/{{alias}}/Service.swift",
        #"""
        import MicroKit

        /// The service with everything that it answers. The program runs it, and so do the tests.
        /// - Parameter broker: What carries the events; whoever made it closes it.
        func makeService(registry: any Registry, broker: any Broker) -> MicroService {
            var service = MicroService(name: Settings.name, registry: registry)
            service.version = Settings.version
            service.address = Settings.address
            service.broker = broker
            let handler = {{type}}Handler(broker: broker)
            service.handle("{{type}}.Publish") { (request: PublishRequest, _) in
                try await handler.publish(request)
            }
            service.handle("{{type}}.Stats") { (_: StatsRequest, _) in
                await handler.stats()
            }
            service.subscribe(to: {{type}}Handler.topic, endpoint: "{{type}}.Receive") { (event: Event, _) in
                await handler.receive(event)
            }
            return service
        }

        """#
    )

    private static let pubsubHandler = ProjectTemplate.File(
        "Sources/{{alias}}/Handler.swift",
        #"""
        import Foundation
        import Logging
        import MicroKit

        /// Publishes events, and counts those that arrive.
        actor {{type}}Handler {
            static let topic = "\(Settings.name).events"

            private let broker: any Broker
            private let logger = Logger(label: Settings.name)
            private var published: Int64 = 0
            private var received: Int64 = 0

            init(broker: any Broker) { self.broker = broker }

            /// Publishes an event. Returns when all who subscribe have taken it or failed.
            func publish(_ request: PublishRequest) async throws -> PublishResponse {
                let event = Event(
                    id: UUID().uuidString.lowercased(),
                    type: request.type,
                    source: Settings.name,
                    data: request.data,
                    timestamp: Int64(Date().timeIntervalSince1970)
                )
                let delivery = try await broker.publish(event, to: Self.topic)
                for failure in delivery.failed {
                    logger.warning("not delivered", metadata: ["node": "\(failure.node.id)", "error": "\(failure.error)"])
                }
                published += 1
                return PublishResponse(id: event.id ?? "")
            }

            /// Takes an event that this or another service has published.
            func receive(_ event: Event) {
                received += 1
                logger.info("event received", metadata: ["id": "\(event.id ?? "")", "type": "\(event.type ?? "")"])
            }

            /// How many there were so far.
            func stats() -> StatsResponse { StatsResponse(published: published, received: received) }
        }

        """#
    )

    private static let pubsubMessages = ProjectTemplate.File(
        "Sources/{{alias}}/Messages.swift",
        #"""
        // Fields of what others send are optional, since they may leave out what is empty.

        /// What is published; the time is in seconds since 1970.
        struct Event: Codable, Sendable {
            var id: String?
            var type: String?
            var source: String?
            var data: String?
            var timestamp: Int64?
        }

        struct PublishRequest: Codable, Sendable {
            var type: String?
            var data: String?
        }

        /// The published event's id.
        struct PublishResponse: Codable, Sendable {
            var id: String
        }

        struct StatsRequest: Codable, Sendable {}

        struct StatsResponse: Codable, Sendable, Equatable {
            var published: Int64
            var received: Int64
        }

        """#
    )

    private static let pubsubHandlerTests = ProjectTemplate.File(
        "Tests/{{alias}}Tests/HandlerTests.swift",
        #"""
        import MicroKit
        import Testing

        @testable import {{module}}

        /// The handler alone.
        @Suite struct HandlerTests {
            @Test func countsWhatItReceives() async {
                let handler = {{type}}Handler(broker: MemoryBroker())
                await handler.receive(Event(id: "1", type: "user.created"))
                #expect(await handler.stats() == StatsResponse(published: 0, received: 1))
            }

            @Test func saysThatNobodySubscribes() async {
                let handler = {{type}}Handler(broker: MemoryBroker())
                await #expect(throws: MicroError.self) {
                    try await handler.publish(PublishRequest(type: "user.created"))
                }
                #expect(await handler.stats() == StatsResponse(published: 0, received: 0))
            }
        }

        """#
    )

    private static let pubsubServiceTests = ProjectTemplate.File(
        "Tests/{{alias}}Tests/ServiceTests.swift",
        #"""
        import MicroKit
        import Testing

        @testable import {{module}}

        /// The whole service, called over the loopback interface.
        @Suite struct ServiceTests {
            @Test func receivesWhatItPublishes() async throws {
                try await withRunningService { client, _ in
                    let request = PublishRequest(type: "user.created", data: "Alice")
                    let event = try await client.call(
                        Settings.name,
                        "{{type}}.Publish",
                        request,
                        as: PublishResponse.self
                    )
                    #expect(!event.id.isEmpty)
                    let stats = try await client.call(
                        Settings.name,
                        "{{type}}.Stats",
                        StatsRequest(),
                        as: StatsResponse.self
                    )
                    #expect(stats == StatsResponse(published: 1, received: 1))
                }
            }
        }

        """#
    )

    private static let pubsubReadme = Readme(
        about:
            "A service that publishes events to the topic `{{name}}.events` and counts those that it receives there.",
        calls: #"""
            ```sh
            \#(publishCall)
            micro call {{name}} {{type}}.Stats
            micro subscribe {{name}}.events
            micro publish {{name}}.events '{"type": "user.deleted", "data": "Alice"}'
            ```
            """#,
        files: #"""
            | `Sources/{{alias}}/Handler.swift` | what is published, and what becomes of what arrives |
            | `Sources/{{alias}}/Messages.swift` | requests, replies and events |
            | `Sources/{{alias}}/Service.swift` | which endpoint has which answer |
            """#
    )
}
