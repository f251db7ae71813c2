import MicroTestSupport
import Testing

@testable import MicroKit

extension Interop {
    /// Who may do what, and over what.
    @Suite(.servers(.etcd, .etcd35, .etcdctl), .timeLimit(.minutes(5))) struct EtcdAccessTests {
        @Test(arguments: EtcdLab.programs) func usersAndPasswords(program: ServerProgram) async throws {
            try await EtcdServer.running(program) { server in
                let early = try EtcdLab.registry(server) { $0.credentials = .init(user: "root", password: "secret") }
                // A cluster on which this is not enabled yet.
                #expect(try await early.list() == [])
                try await server.control("user", "add", "root:secret")
                try await server.control("user", "grant-role", "root", "root")
                try await server.control("user", "add", "guest:guest-secret")
                try await server.control("role", "add", "guest")
                try await server.control(
                    "role",
                    "grant-permission",
                    "--prefix",
                    "guest",
                    "read",
                    "/micro/registry/greeter/"
                )
                try await server.control("user", "grant-role", "guest", "guest")
                try await server.control("auth", "enable")

                let events = try await early.watch(nil)
                try await early.register(EtcdLab.record("a"), ttl: .seconds(60))
                try await EtcdLab.until(events, RegistryEvent(.create, EtcdLab.record("a")))

                for credentials in [nil, EtcdRegistry.Credentials(user: "root", password: "wrong-secret")] {
                    let wrong = try EtcdLab.registry(server) { $0.credentials = credentials }
                    let error = await #expect(throws: MicroError.self) { try await wrong.list() }
                    #expect(error?.code == .accessDenied)
                    #expect(error?.message.contains(credentials == nil ? "without a user" : "the user 'root'") == true)
                    #expect("\(error as Any)".contains("wrong-secret") == false)
                    await wrong.close()
                }
                let guest = try EtcdLab.registry(server) {
                    $0.credentials = .init(user: "guest", password: "guest-secret")
                }
                #expect(try await guest.get("greeter", extent: .complete) == [EtcdLab.record("a")])
                let changes = try await guest.watch("greeter")
                try await early.register(EtcdLab.record("d"), ttl: .seconds(60))
                try await EtcdLab.until(changes, RegistryEvent(.create, EtcdLab.record("d")))
                for work in [
                    { _ = try await guest.list() }, { try await guest.register(EtcdLab.record("b"), ttl: nil) },
                ] {
                    let error = await #expect(throws: MicroError.self) { try await work() }
                    #expect(error?.code == .accessDenied)
                }
                await guest.close()

                // Tokens end with the server.
                await server.process.kill()
                try await server.process.start()
                try await EtcdLab.persist(early, EtcdLab.record("c"))
                try await EtcdLab.until(events, RegistryEvent(.create, EtcdLab.record("c")))
                await early.close()
            }
        }

        @Test(arguments: EtcdLab.programs) func transportSecurity(program: ServerProgram) async throws {
            let options = [
                "--cert-file", TLSFixture.path("server"), "--key-file", TLSFixture.path("server-key"),
                "--trusted-ca-file", TLSFixture.path("authority"), "--client-cert-auth",
            ]
            try await EtcdServer.running(program, isSecure: true, options) { server in
                let good = try EtcdLab.registry(server) { $0.tls = TLSFixture.client(showing: "client") }
                try await good.register(EtcdLab.record("a"), ttl: .seconds(60))
                try await good.register(EtcdLab.record("a"), ttl: .seconds(60))
                #expect(try await good.list() == ["greeter"])
                await good.close()
                let cases: [(ClientTLS?, MicroError.Code)] = [
                    (TLSFixture.client(trusting: nil, showing: "client"), .untrusted),
                    (TLSFixture.client(), .certificateRefused), (nil, .registryUnavailable),
                ]
                for (tls, code) in cases {
                    let registry = try EtcdLab.registry(server) { $0.tls = tls }
                    let error = await #expect(throws: MicroError.self) { try await registry.list() }
                    #expect(error?.code == code, "\(error as Any)")
                    if tls == nil { #expect(error?.hint == "it may want TLS") }
                    await registry.close()
                }
            }
        }

        @Test func plaintextWhereTLSIsWanted() async throws {
            try await EtcdServer.running { server in
                let registry = try EtcdLab.registry(server) { $0.tls = TLSFixture.client() }
                let error = await #expect(throws: MicroError.self) { try await registry.list() }
                #expect(error?.code == .registryUnavailable)
                await registry.close()
            }
        }
    }
}
