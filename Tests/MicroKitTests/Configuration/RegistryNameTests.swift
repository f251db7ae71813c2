import Testing

@testable import MicroKit

@Suite struct RegistryNameTests {
    @Test(
        arguments: [
            (.etcd, "a:1, b:1", [.etcd], "a:1,b:1"), (.etcd, "a:1", [.etcd, .memory], "a:1"),
            (.etcd, "etcd=a:1,consul=c:1,etcd=b:1", [.etcd, .consul], "a:1,b:1"),
            // That of another registry, which may be asked another time.
            (.etcd, "etcd=a:1,mdns=lo", [.etcd], "a:1"), (.etcd, "mdns=lo", [.etcd], nil),
            (.static, "greeter=127.0.0.1:1", [.static], "greeter=127.0.0.1:1"), (.etcd, " ,", [.etcd, .consul], nil),
            (.memory, "a:1", [.etcd, .memory], nil),
        ] as [(RegistryName, String, [RegistryName], String?)]
    )
    func findsItsAddresses(name: RegistryName, text: String, names: [RegistryName], own: String?) throws {
        #expect(try name.addresses(in: text, among: names) == own)
    }

    @Test func anAddressIsNotEmpty() {
        let error = #expect(throws: MicroError.self) {
            try RegistryName.etcd.addresses(in: "etcd=a:1,consul= ", among: [.consul, .etcd])
        }
        #expect(error?.message == "'consul=' names no address")
    }

    @Test func anAddressThatMayBeOfSeveralIsRefused() {
        let error = #expect(throws: MicroError.self) {
            try RegistryName.etcd.addresses(in: "u:p@a:1", among: [.consul, .etcd])
        }
        #expect(error?.message == "'u:********@a:1' does not say which of consul, etcd is there")
        #expect(error?.hint == "write it as consul=u:********@a:1")
    }
}
