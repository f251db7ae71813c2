import Testing

@testable import MicroKit

@Suite struct RegistryAccessTests {
    @Test func setsOneThingAtATime() throws {
        func access(_ setting: RegistrySetting, _ text: String) throws -> RegistryAccess {
            var access = RegistryAccess()
            try access.set(setting, to: text)
            return access
        }
        #expect(try access(.tls, "true").tls == ClientTLS())
        #expect(try access(.tls, "0").tls == nil)
        #expect(try access(.cacert, "ca").tls?.authorities == "ca")
        #expect(try access(.serverName, "n").tls?.serverName == "n")
        #expect(try access(.insecure, "1").tls?.verification == ClientTLS.Verification.none)
        #expect(try access(.insecure, "f").tls == nil)
        #expect(try access(.username, "u").username == "u")
        #expect(try access(.password, "@@p").password == "@p")
        #expect(try access(.token, "t").token == "t")
        #expect(try access(.credentials, "f").credentials == "f")
        #expect(try access(.datacenter, "d").datacenter == "d")
        #expect(throws: MicroError.self) { try access(.tls, "maybe") }
    }

    @Test func aCertificateNeedsItsKey() throws {
        var access = RegistryAccess()
        try access.set(.cert, to: "c")
        #expect(throws: MicroError.self) { try access.validate(for: .etcd) }
        try access.set(.key, to: "k")
        try access.validate(for: .etcd)
    }
}
