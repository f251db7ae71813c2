import NIOCore
import Testing

@testable import MicroKit

func interface(_ address: String, isLoopback: Bool) throws -> MDNSInterface {
    MDNSInterface(
        name: isLoopback ? "lo" : "eth0",
        index: 1,
        address: try SocketAddress(ipAddress: address, port: 0),
        isLoopback: isLoopback
    )
}

@Suite struct MDNSInterfaceTests {
    private static let table: [(name: String, address: String, mask: String, hasMulticast: Bool)] = [
        ("lo", "127.0.0.1", "255.0.0.0", false), ("lo", "::1", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", false),
        ("eth0", "203.0.113.7", "255.255.255.0", true), ("eth0", "203.0.113.8", "255.255.255.0", true),
        ("eth0", "2001:db8::1", "ffff:ffff::", true), ("eth0", "fe80::1", "ffff::", true),
        ("tun0", "10.0.0.1", "255.255.255.255", false),
    ]

    private func devices() throws -> [MDNSDevice] {
        try Self.table.enumerated().map { index, row in
            MDNSDevice(
                name: row.name,
                index: index,
                address: try SocketAddress(ipAddress: row.address, port: 0),
                netmask: try SocketAddress(ipAddress: row.mask, port: 0),
                hasMulticast: row.hasMulticast
            )
        }
    }

    @Test(
        arguments: [
            ([], ["127.0.0.1", "203.0.113.7", "fe80::1"]), (["eth0"], ["203.0.113.7", "fe80::1"]),
            (["203.0.113.8"], ["203.0.113.8"]), (["lo"], ["127.0.0.1"]), (["127.0.0.1"], ["127.0.0.1"]),
            (["tun0", "lo"], ["127.0.0.1", "10.0.0.1"]),
        ] as [([String], [String])]
    )
    func choice(names: [String], addresses: [String]) throws {
        #expect(try MDNSInterface.choose(names, from: devices()).map { $0.address.ipAddress } == addresses)
    }

    @Test func loopbackIsThereEvenIfTheSystemDoesNotSayIt() throws {
        #expect(try MDNSInterface.choose([], from: []).map { $0.address.ipAddress } == ["127.0.0.1"])
    }

    @Test func namesThatAreNone() throws {
        let error = try #require(throws: MicroError.self) { try MDNSInterface.choose(["eth9"], from: devices()) }
        #expect(error.code == .registryUnavailable)
        #expect(error.message.contains("eth9"))
        #expect(error.hint == "choose one of eth0, lo")
    }

    @Test(arguments: [
        ("127.0.0.1", true), ("10.1.2.3", true), ("172.31.0.1", true), ("172.32.0.1", false), ("192.168.9.9", true),
        ("169.254.1.1", true), ("100.64.0.1", true), ("0.0.0.0", true), ("198.51.100.1", false),
        ("203.0.113.200", true), ("fe80::9", true), ("fd00::1", true), ("::1", true), ("2001:db8:5::1", true),
        ("2001:db9::1", false), ("::ffff:198.51.100.1", false), ("::ffff:10.0.0.1", true),
    ])
    func near(address: String, isNear: Bool) throws {
        #expect(try devices().isNear(SocketAddress(ipAddress: address, port: 1)) == isNear)
    }
}
