import Testing

@testable import MicroKit

@Suite struct EtcdConfigurationTests {
    @Test(arguments: [
        EtcdRegistry.Configuration(addresses: ["http://127.0.0.1:2379"]), .init(addresses: ["a:0"]),
        .init(addresses: ["a b"]),
        .init(timeout: .zero), .init(domains: [""]), .init(domains: ["a/b"]),
    ])
    func whatCannotBeIsRefused(configuration: EtcdRegistry.Configuration) {
        let error = #expect(throws: MicroError.self) { try EtcdRegistry(configuration) }
        #expect(error?.code == .invalidArgument)
    }

    @Test(arguments: [[], ["", "host"], ["host:1", "host:1"], ["[::1]", "[::1]:2379", "127.0.0.1"]])
    func addressesMayLackTheirPort(addresses: [String]) throws {
        #expect(try EtcdRegistry(.init(addresses: addresses)).name == "etcd")
    }
}
