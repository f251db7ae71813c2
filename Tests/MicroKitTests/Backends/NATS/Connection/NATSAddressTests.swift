import Testing

@testable import MicroKit

@Suite struct NATSAddressTests {
    @Test(arguments: [
        ("localhost", "localhost:4222", false), ("localhost:1", "localhost:1", false),
        (":4222", "127.0.0.1:4222", false),
        ("nats://10.0.0.1", "10.0.0.1:4222", false), ("tls://h:5/", "h:5", true), ("NATS://h", "h:4222", false),
        ("::1", "[::1]:4222", false), ("[::1]", "[::1]:4222", false), ("nats://[::1]:9", "[::1]:9", false),
    ]) func reads(text: String, target: String, isSecure: Bool) throws {
        let address = try NATSAddress(parsing: text)
        #expect(address.target.description == target && address.isSecure == isSecure && address.credentials == nil)
    }

    @Test(arguments: [
        ("nats://joe:secret@h", NATSCredentials.user("joe", password: "secret")),
        ("nats://joe:p%40ss:%25@h", .user("joe", password: "p@ss:%")), ("tls://t0ken@h", .token("t0ken")),
        ("nats://joe:a@b@h", .user("joe", password: "a@b")),
    ]) func readsCredentials(text: String, credentials: NATSCredentials) throws {
        #expect(try NATSAddress(parsing: text).credentials == credentials)
        #expect(try NATSAddress(parsing: text).target.host == "h")
    }

    @Test(arguments: [
        "http://h", "ws://h:1", "nats://joe:secret@h:x", "nats://joe:secret@", "nats://joe:secret%@h",
        "nats://joe:secret%f@h", "nats://joe:secret%ff@h", "h:70000", "h:0", "a b", "nats://joe:secret@h h",
    ]) func refuses(text: String) {
        let error = #expect(throws: MicroError.self) { try NATSAddress(parsing: text) }
        #expect(error?.code == .invalidArgument)
        #expect(error?.message.contains("secret") == false)
    }

    @Test func serversThatAreToldOfAreVerifiedByTheNameThatWasGiven() throws {
        let given = try NATSAddress(parsing: "tls://t@nats.example:4222")
        let told = try #require(NATSAddress(told: "10.0.0.7:4222", by: given))
        #expect(told.isSecure && told.credentials == .token("t"))
        #expect(told.certificateTarget == HostPort(host: "nats.example", port: 4222))
        let named = try #require(NATSAddress(told: "other.example:1", by: told))
        #expect(named.certificateTarget == HostPort(host: "other.example", port: 1))
        #expect(NATSAddress(told: "10.0.0.8:1", by: told)?.certificateName == "nats.example")
        #expect(NATSAddress(told: "no address", by: given) == nil)
    }
}
