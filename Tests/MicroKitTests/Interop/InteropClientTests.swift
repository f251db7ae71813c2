import MicroKit
import MicroTestSupport
import Testing

extension Interop {
    /// Our client against servers of other implementations.
    @Suite(.peers(.goInteropServer, .pythonInteropServer, .connectServer), .timeLimit(.minutes(2)))
    struct InteropClientTests {
        /// A server, and the cases that it can't play.
        struct Server: Sendable, CustomTestStringConvertible {
            var program: PeerProgram
            var arguments: [String] = []
            var lacks: Set<InteropCase> = []
            var tls: ClientTLS?

            var testDescription: String { ([program.rawValue] + arguments.prefix(1)).joined(separator: " ") }
        }

        private static let certificate = [
            "--cert", TLSFixture.path("server"), "--key", TLSFixture.path("server-key"),
            "--client-ca", TLSFixture.path("authority"),
        ]
        private static let mutual = TLSFixture.client(showing: "client")

        static let servers = [
            Server(program: .goInteropServer),
            // Every reply compressed.
            Server(program: .goInteropServer, arguments: ["-compress"]),
            Server(program: .goInteropServer, arguments: certificate, tls: mutual),
            Server(program: .pythonInteropServer),
            Server(program: .pythonInteropServer, arguments: certificate, tls: mutual),
            // Neither metadata nor details; nothing is told of calls given up; unknown methods are HTTP's 404; the connection
            // ends with a call that is late.
            Server(
                program: .connectServer,
                lacks: [
                    .customMetadata, .richStatus, .cancelAfterBegin, .cancelAfterFirstResponse, .unimplementedMethod,
                    .unimplementedService, .timeoutOnSleepingServer,
                ]
            ),
        ]

        @Test(arguments: servers) func playsEveryCase(server: Server) async throws {
            let schema = try InteropSchema()
            let transport = try server.tls.map { try HTTPTransport(tls: TransportTLS(client: $0)) } ?? HTTPTransport()
            try await PeerProcess.serving(server.program, server.arguments) { address, process in
                let client = ServiceClient(
                    registry: nil,
                    transport: transport,
                    selector: RandomSelector(),
                    protocol: .grpc,
                    transcoder: schema,
                    idleLimit: 10,
                    lookupAge: .zero
                )
                let calls = InteropCalls(client: client, address: address, server: process)
                for name in InteropCase.allCases where !server.lacks.contains(name) {
                    do { try await name.run(calls) } catch { Issue.record(error, "\(name.rawValue)") }
                }
                await client.close()
            }
        }
    }
}
