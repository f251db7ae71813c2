import MicroTestSupport
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@testable import MicroKit

extension Interop {
    /// Logins and TLS with a real server.
    @Suite(.servers(.natsServer), .timeLimit(.minutes(5))) struct NATSAccessTests {
        @Test func usersAndPasswords() async throws {
            let settings = "authorization { users: [{user: joe, password: \"p@ss\"}] }"
            try await NATSTestServer.running(settings) { server in
                #expect(try await (server.client(.user("joe", password: "p@ss"))).failure() == nil)
                #expect(try await (server.client(servers: ["nats://joe:p%40ss@\(server.address)"])).failure() == nil)
                let wrong = try #require(try await (server.client(.user("joe", password: "geheim"))).failure())
                #expect(wrong.code == .accessDenied)
                #expect(
                    wrong.message == "nats at \(server.address) refuses the user 'joe': authorization violation"
                )
                let none = try #require(try await (server.client()).failure())
                #expect(none.code == .accessDenied)
                #expect(none.message == "nats at \(server.address) wants credentials")
            }
        }

        @Test func tokens() async throws {
            try await NATSTestServer.running("authorization { token: geheim }") { server in
                let failure = try await server.client(.token("geheim")).failure()
                #expect(failure == nil)
                #expect(try await (server.client(servers: ["nats://geheim@\(server.address)"])).failure() == nil)
                #expect(try await (server.client(.token("x"))).failure()?.code == .accessDenied)
            }
        }

        @Test func nkeys() async throws {
            let (key, other) = (NATSKey(new: .user), NATSKey(new: .user))
            try await NATSTestServer.running("authorization { users: [{nkey: \(key.publicKey)}] }") { server in
                #expect(try await (server.client(.nkey(seed: key.seed))).failure() == nil)
                let path = "\(server.process.folder)/seed"
                try Data(key.seed.utf8).write(to: URL(filePath: path))
                #expect(try await (server.client(.nkeyFile(path))).failure() == nil)
                let error = try #require(try await (server.client(.nkey(seed: other.seed))).failure())
                #expect(error.code == .accessDenied && !error.message.contains(other.seed))
                let missing = try await (server.client(.nkeyFile("/nowhere"))).failure()
                #expect(missing?.code == .fileUnreadable)
            }
        }

        @Test func credentialsFiles() async throws {
            let (authority, account) = (NATSKey(new: .operator), NATSKey(new: .account))
            let limits =
                #""limits":{"subs":-1,"data":-1,"payload":-1,"imports":-1,"exports":-1,"wildcards":true,"conn":-1,"leaf":-1}"#
            let settings = """
                operator: \(try jwt(authority, authority.publicKey, #""type":"operator","version":2"#))
                resolver: MEMORY
                resolver_preload: { \(account.publicKey): \(try jwt(authority, account.publicKey, limits + #","type":"account","version":2"#)) }
                """
            try await NATSTestServer.running(settings) { server in
                for (index, signer) in [account, NATSKey(new: .account)].enumerated() {
                    let user = NATSKey(new: .user)
                    let token = try jwt(
                        signer,
                        user.publicKey,
                        #""subs":-1,"data":-1,"payload":-1,"type":"user","version":2"#
                    )
                    let path = "\(server.process.folder)/\(index).creds"
                    let text = """
                        -----BEGIN NATS USER JWT-----
                        \(token)
                        ------END NATS USER JWT------

                        -----BEGIN USER NKEY SEED-----
                        \(user.seed)
                        ------END USER NKEY SEED------
                        """
                    try Data(text.utf8).write(to: URL(filePath: path))
                    let failure = try await (server.client(.file(path))).failure()
                    #expect(failure?.code == (index == 0 ? nil : .accessDenied), "\(String(describing: failure))")
                }
            }
        }

        /// A JWT as NATS's tools sign it (<https://github.com/nats-io/jwt>).
        private func jwt(_ signer: NATSKey, _ subject: String, _ claims: String) throws -> String {
            let head = #"{"typ":"JWT","alg":"ed25519-nkey"}"#
            let body = """
                {"jti":"\(subject)","iat":1700000000,"iss":"\(signer.publicKey)","name":"test","sub":"\(subject)",\
                "nats":{\(claims)}}
                """
            let text = [head, body].map { NATSKey.base64URL(Data($0.utf8)) }.joined(separator: ".")
            return try text + "." + signer.signature(of: Array(text.utf8))
        }

        @Test func tls() async throws {
            try await NATSTestServer.running(NATSTestServer.tls()) { server in
                let client = try server.client(tls: TLSFixture.client())
                try await client.withSubscription(to: ["a"]) { inbox in
                    try await client.publish(NATSMessage("a", Array(repeating: 1, count: 200_000)))
                    guard case .message(let message)? = await inbox.next() else { return #expect(Bool(false)) }
                    #expect(message.payload.count == 200_000)
                }
                await client.close()
                // The server wants TLS, and the authority is none of the system's.
                #expect(try await (server.client()).failure()?.code == .untrusted)
                #expect(
                    try await (server.client(tls: TLSFixture.client(trusting: "stranger"))).failure()?.code
                        == .untrusted
                )
                let named = TLSFixture.client(serverName: "other.example")
                #expect(try await (server.client(tls: named)).failure()?.code == .untrusted)
                #expect(try await (server.client(tls: TLSFixture.client(showing: "client"))).failure() == nil)
            }
        }

        @Test func clientCertificates() async throws {
            try await NATSTestServer.running(NATSTestServer.tls(verify: true)) { server in
                let failure = try await server.client(tls: TLSFixture.client(showing: "client")).failure()
                #expect(failure == nil)
                #expect(try await (server.client(tls: TLSFixture.client())).failure()?.code == .certificateRefused)
            }
        }

        @Test func nothingIsSentInPlaintextWhereTLSIsWanted() async throws {
            try await NATSTestServer.running { server in
                let secret = NATSCredentials.user("joe", password: "geheim")
                for client in [
                    try server.client(secret, tls: TLSFixture.client()),
                    try server.client(secret, servers: ["tls://\(server.address)"]),
                ] {
                    let failure = try #require(await client.failure())
                    #expect(failure.code == .protocolMismatch)
                    #expect(failure.message == "nats at \(server.address) does not speak TLS")
                }
            }
        }
    }
}
