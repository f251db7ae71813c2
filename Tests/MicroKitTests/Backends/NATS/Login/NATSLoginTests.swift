import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@testable import MicroKit

@Suite struct NATSLoginTests {
    private static func shown(_ credentials: NATSCredentials, nonce: String? = "abc") throws -> JSONValue {
        var info = NATSServerInfo()
        (info.nonce, info.hasHeaders) = (nonce, true)
        let bytes = try NATSLogin(credentials, name: "micro").options(for: info, isSecure: true)
        return try JSONValue(parsing: bytes)
    }

    @Test func showsWhatThereIs() throws {
        let none = try Self.shown(.none)
        #expect(none["protocol"]?.intValue == 1 && none["headers"] == .bool(true) && none["name"] == .string("micro"))
        #expect(none["no_responders"] == .bool(true) && none["verbose"] == .bool(false))
        #expect(none["tls_required"] == .bool(true))
        #expect(["user", "pass", "auth_token", "nkey", "jwt", "sig"].allSatisfy { none[$0] == nil })
        let user = try Self.shown(.user("a", password: "b\"c"))
        #expect(user["user"] == .string("a") && user["pass"] == .string("b\"c"))
        #expect(try Self.shown(.token("t"))["auth_token"] == .string("t"))
        let key = try Self.shown(.nkey(seed: NATSKeyTests.seed))
        #expect(key["nkey"] == .string(NATSKeyTests.publicKey) && key["sig"]?.stringValue?.utf8.count == 86)
    }

    @Test func readsFiles() throws {
        try Self.withFile("# a comment\n\n  \(NATSKeyTests.seed) \r\n") { path in
            let shown = try Self.shown(.nkeyFile(path))
            #expect(shown["nkey"] == .string(NATSKeyTests.publicKey))
        }
        let credentials = """
            -----BEGIN NATS USER JWT-----\r
            aaa.b-b_.ccc\r
            ------END NATS USER JWT------\r

            ************************* IMPORTANT *************************
            NKEY Seed printed below can be used to sign and prove identity.

            -----BEGIN USER NKEY SEED-----
            \(NATSKeyTests.seed)
            ------END USER NKEY SEED------
            """
        try Self.withFile(credentials) { path in
            let shown = try Self.shown(.file(path))
            #expect(shown["jwt"] == .string("aaa.b-b_.ccc") && shown["sig"] != nil && shown["nkey"] == nil)
        }
    }

    @Test func saysWhatIsWrongWithAFile() throws {
        let missing = #expect(throws: MicroError.self) { try NATSLogin(.file("/nowhere/x.creds"), name: "") }
        #expect(missing?.code == .fileUnreadable)
        #expect(missing?.message == "can't use /nowhere/x.creds as NATS credentials: there is no such file")
        for text in ["", "nothing", "aaa.bbb.ccc", NATSKeyTests.seed, "a.b.c\nSUAAA", "ä.b.c\n\(NATSKeyTests.seed)"] {
            try Self.withFile(text) { path in
                let error = #expect(throws: MicroError.self, "\(text)") { try NATSLogin(.file(path), name: "") }
                #expect(error?.code == .invalidArgument && error?.message.contains(NATSKeyTests.seed) == false)
            }
        }
        for seed in ["", "SUAAA", NATSKey(new: .account).seed] {
            let error = #expect(throws: MicroError.self) { try NATSLogin(.nkey(seed: seed), name: "") }
            #expect(error?.code == .invalidArgument)
        }
    }

    @Test func aKeyIsOfNoUseWithoutANonce() {
        let error = #expect(throws: MicroError.self) { try Self.shown(.nkey(seed: NATSKeyTests.seed), nonce: nil) }
        #expect(error?.code == .accessDenied)
    }

    @Test func tellsNoSecrets() throws {
        let all: [NATSCredentials] = [.user("joe", password: "geheim"), .token("geheim"), .nkey(seed: "geheim")]
        for credentials in all {
            #expect(!"\(credentials) \(String(reflecting: credentials))".contains("geheim"))
        }
        #expect(try NATSLogin(all[0], name: "").refusal(by: "nats", "no") == "nats refuses the user 'joe': no")
        #expect(try NATSLogin(.none, name: "").refusal(by: "nats", "no") == "nats wants credentials")
    }

    static func withFile(_ text: String, _ body: (String) throws -> Void) throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "micro-\(UUID().uuidString)")
        try Data(text.utf8).write(to: url)
        defer { try? FileManager.default.removeItem(at: url) }
        try body(url.path())
    }
}
