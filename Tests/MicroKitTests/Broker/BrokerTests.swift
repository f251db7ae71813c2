import Logging
import MicroTestSupport
import NIOPosix
import Testing

@testable import MicroKit

@Suite(.timeLimit(.minutes(2))) struct BrokerTests {
    @Test(.serialized, arguments: BrokerConformance.allCases)
    func memory(rule: BrokerConformance) async throws {
        let broker = MemoryBroker(drainTime: .milliseconds(200))
        try await rule.check(.init(subscriber: broker, publisher: broker))
    }

    @Test(.serialized, arguments: BrokerConformance.allCases)
    func http(rule: BrokerConformance) async throws {
        let registry = MemoryRegistry()
        try await rule.check(.init(subscriber: .onLoopback(registry), publisher: .onLoopback(registry)))
    }

    /// Over the registry that services have by default. Each look-up takes its time, so that the rules which make many
    /// are left out.
    @Test(
        .serialized,
        arguments: [
            BrokerConformance.reachesAllSubscribers, .queuesAndOthersAreSeparate, .carriesOddTopics,
            .carriesTypedEvents,
            .endsQuietlyWhenCancelled,
        ]
    )
    func httpOverMDNS(rule: BrokerConformance) async throws {
        let lo = LoopbackMDNS()
        let (server, client) = (try lo.registry(), try lo.registry())
        try await rule.check(.init(subscriber: .onLoopback(server), publisher: .onLoopback(client)))
        await server.close()
        await client.close()
    }
}

extension Broker where Self == HTTPBroker {
    /// A broker on a port of its own of the loopback interface, which logs nothing.
    static func onLoopback(
        _ registry: any Registry,
        registerInterval: Duration = .seconds(30),
        limits: TransportLimits = TransportLimits()
    ) -> HTTPBroker {
        HTTPBroker(
            registry: registry,
            address: "127.0.0.1:0",
            limits: limits,
            drainTime: .milliseconds(200),
            registerInterval: registerInterval,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            group: MultiThreadedEventLoopGroup.singleton
        )
    }
}
