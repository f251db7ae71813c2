import Testing

@testable import MicroKit

@Suite struct NATSServersTests {
    private static func servers(_ texts: String...) throws -> NATSServers {
        NATSServers(try texts.map { try NATSAddress(parsing: $0) })
    }

    private func order(_ servers: NATSServers) -> [String] { servers.order.map(\.target.host) }

    @Test func theOneThatWorkedIsTheFirst() throws {
        var servers = try Self.servers("a", "b", "c")
        servers.succeeded(servers.order[2])
        #expect(order(servers) == ["c", "a", "b"])
        servers.lost(servers.order[0])
        #expect(order(servers) == ["a", "b", "c"])
    }

    @Test func learnsOfTheCluster() throws {
        var servers = try Self.servers("a", "b")
        servers.learn(["a:4222", "c:4222", "d:4222", "", "?"], from: servers.order[0])
        #expect(order(servers) == ["a", "b", "c", "d"])
        servers.learn(["d:4222", "e:4222"], from: servers.order[0])
        #expect(order(servers) == ["a", "b", "d", "e"])
        servers.learn([], from: servers.order[0])
        #expect(order(servers) == ["a", "b", "d", "e"])
        servers.learn((0..<1000).map { "h\($0):1" }, from: servers.order[0])
        #expect(servers.order.count == NATSServers.limit)
    }
}
