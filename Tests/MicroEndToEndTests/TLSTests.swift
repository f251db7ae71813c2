import Foundation
import MicroKit
import MicroTestSupport
import Testing

/// The program's TLS, in each protocol: what is trusted, and what each failure says.
@Suite(.timeLimit(.minutes(5)), .serialized) struct TLSTests {
    /// A file of the library's tests, made by their `make.sh`.
    private static func path(_ name: String) -> String {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("MicroKitTests/Fixtures/tls/\(name).pem").path
    }

    private static let call = ["call", "SERVICE", "Say.Hello", #"{"name":"John"}"#, "-o", "ndjson"]
    private static let hello = #"{"msg":"Hello John"}"# + "\n"
    private static let trusting = ["--cacert", path("authority")]

    private static func succeeds(_ options: [String], _ environment: [String: String] = [:]) -> CommandCase {
        CommandCase(arguments: call + options, output: hello, environment: environment)
    }

    private static func fails(_ status: Int32, _ says: String, _ options: [String] = []) -> CommandCase {
        CommandCase(arguments: ["call", "SERVICE", "Say.Hello"] + options, status: status, output: "", says: [says])
    }

    private static func showing(_ name: String, key: String? = nil) -> [String] {
        trusting + ["--cert", path(name), "--key", path(key ?? "\(name)-key")]
    }

    private func check(_ cases: [CommandCase], certificate: String?, clients: String? = nil) async throws {
        let tls = certificate.map {
            ServerTLS(
                certificate: Self.path($0),
                privateKey: Self.path("\($0)-key"),
                clientAuthorities: clients.map(Self.path)
            )
        }
        let transport = try HTTPTransport(tls: TransportTLS(server: tls))
        try await withLab(configure: { $0.transport = transport }) { name, record in
            for each in cases { try await each.check(service: name, address: record.nodes[0].address) }
        }
    }

    @Test func trustedAuthority() async throws {
        let address = ["call", "--address", "ADDRESS", "SERVICE.Say/Hello", #"{"name":"John"}"#, "-o", "ndjson"]
        try await check(
            [
                Self.succeeds(["--tls"] + Self.trusting), Self.succeeds(Self.trusting),
                Self.succeeds(Self.trusting + ["--protocol", "grpc"]),
                Self.succeeds(Self.trusting + ["--protocol", "http"]),
                Self.succeeds(Self.trusting + ["--server-name", "localhost"]),
                Self.succeeds([], ["MICRO_TLS_CACERT": Self.path("authority")]),
                CommandCase(arguments: address + Self.trusting, output: Self.hello),
                CommandCase(arguments: ["health", "SERVICE"] + Self.trusting, prints: ["\tok\n"]),
                CommandCase(
                    arguments: ["list", "services", "--address", "ADDRESS"] + Self.trusting,
                    prints: ["grpc.health.v1.Health\n"]
                ),
                Self.fails(77, "from an authority that is not trusted, Test Authority", ["--tls"]),
                Self.fails(77, "from an authority that is not trusted", ["--tls", "--protocol", "grpc"]),
                Self.fails(77, "is not for greeter.example", Self.trusting + ["--server-name", "greeter.example"]),
                // No TLS asked for: nothing is sent that was meant to be secret, and the port is called what it is.
                Self.fails(76, "this port speaks TLS"),
                Self.fails(76, "TLS", ["--protocol", "grpc"]),
                CommandCase.fails(76, "ADDRESS speaks TLS", by: ["list", "services", "--address", "ADDRESS"]),
                // Files.
                Self.fails(64, "--cert: a certificate and its key belong together", ["--cert", Self.path("client")]),
                Self.fails(64, "--key: a certificate and its key belong together", ["--key", Self.path("client-key")]),
                Self.fails(66, "nofile.pem", ["--cacert", "nofile.pem"]),
                Self.fails(66, "can't use / as the authorities to trust", ["--cacert", "/"]),
                CommandCase.fails(
                    78,
                    "$MICRO_TLS_CACERT: can't use nofile.pem as the authorities to trust",
                    by: Self.call,
                    environment: ["MICRO_TLS_CACERT": "nofile.pem"]
                ),
                CommandCase.fails(
                    78,
                    "$MICRO_TLS_CACERT: can't use ",
                    by: Self.call,
                    environment: ["MICRO_TLS_CACERT": Self.path("client-key")]
                ),
                CommandCase.fails(
                    77,
                    "is from an authority that is not trusted",
                    "hint: trust it by giving the authority's certificate with --cacert",
                    by: ["call", "SERVICE", "Say.Hello", "--tls"]
                ),
                Self.fails(64, "holds no PEM certificate", ["--cacert", Self.path("client-key")]),
                Self.fails(64, "does not belong to the certificate", Self.showing("client", key: "server-key")),
            ],
            certificate: "server"
        )
    }

    @Test func plaintextPort() async throws {
        try await check(
            [
                Self.fails(76, "does not speak TLS", ["--tls"]),
                Self.fails(76, "does not speak TLS", ["--tls", "--protocol", "grpc"]),
                CommandCase.fails(76, "does not speak TLS", by: Self.call, environment: ["MICRO_TLS": "1"]),
                CommandCase.fails(78, "$MICRO_TLS", by: Self.call, environment: ["MICRO_TLS": "maybe"]),
            ],
            certificate: nil
        )
    }

    /// Certificates that are not trusted, and `--insecure`, which does not care but says so.
    @Test(arguments: [
        ("selfsigned", "is self-signed and not among those trusted"), ("expired", "has expired on 2020-01-01"),
        ("other", "is not for 127.0.0.1; it is for other.example"),
    ])
    func untrusted(_ certificate: String, _ words: String) async throws {
        var insecure = Self.succeeds(["--insecure"])
        insecure.says = ["warning: --insecure: no certificate is checked"]
        try await check(
            [
                Self.fails(77, words, Self.trusting), Self.fails(77, words, Self.trusting + ["--protocol", "grpc"]),
                insecure,
            ],
            certificate: certificate
        )
    }

    @Test func clientCertificates() async throws {
        try await check(
            [
                Self.succeeds(Self.showing("client")), Self.succeeds(Self.showing("client") + ["--protocol", "grpc"]),
                Self.fails(77, "wants a certificate of the client", Self.trusting),
                Self.fails(77, "wants a certificate of the client", Self.trusting + ["--protocol", "grpc"]),
                Self.fails(77, "refuses the certificate that this client shows", Self.showing("stranger")),
            ],
            certificate: "server",
            clients: "authority"
        )
    }
}
