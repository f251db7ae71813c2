import MicroKit
import MicroTestSupport
import Testing

extension Interop {
    /// Clients of other implementations against our server.
    @Suite(.peers(.goInteropClient, .pythonInteropClient), .timeLimit(.minutes(2))) struct InteropServerTests {
        /// All but those that need what a handler here has no say in: headers and trailers of a reply, the compression of one
        /// reply, and whether a request was compressed.
        private static let cases = [
            "empty_unary", "large_unary", "client_streaming", "client_compressed_streaming", "server_streaming",
            "ping_pong",
            "empty_stream", "status_code_and_message", "special_status_message", "unimplemented_method",
            "unimplemented_service", "cancel_after_begin", "cancel_after_first_response", "timeout_on_sleeping_server",
        ]
        /// C-core's client shows nobody what was compressed, so that it can't mind.
        private static let pythonCases = cases + ["client_compressed_unary", "server_compressed_unary"]

        @Test(arguments: [PeerProgram.goInteropClient, .pythonInteropClient], [false, true])
        func answersEveryCase(client: PeerProgram, isCompressed: Bool) async throws {
            var service = try InteropService.make()
            service.grpc.compressesReplies = isCompressed
            let cases = client == .goInteropClient ? Self.cases : Self.pythonCases
            try await withRunning(service) { record in
                let lines = try await PeerProcess.finishing(client, [record.nodes[0].address] + cases)
                #expect(lines.sorted() == cases.map { "ok \($0)" }.sorted())
            }
        }

        @Test(arguments: [PeerProgram.goInteropClient, .pythonInteropClient])
        func answersOverTLSWithClientCertificates(client: PeerProgram) async throws {
            var service = try InteropService.make()
            service.transport = try HTTPTransport(tls: TransportTLS(server: TLSFixture.server(clients: "authority")))
            try await withRunning(service) { record in
                let options = [
                    "--ca", TLSFixture.path("authority"), "--cert", TLSFixture.path("client"),
                    "--key", TLSFixture.path("client-key"),
                ]
                let lines = try await PeerProcess.finishing(
                    client,
                    options + [record.nodes[0].address, "empty_unary", "large_unary", "ping_pong"]
                )
                #expect(lines == ["ok empty_unary", "ok large_unary", "ok ping_pong"])
            }
        }

        /// A handler that goes on although its caller is gone would hold up the end of the service.
        @Test func callsGivenUpHoldNothingUp() async throws {
            try await withRunning(try InteropService.make()) { record in
                let cases = ["cancel_after_begin", "cancel_after_first_response", "timeout_on_sleeping_server"]
                for _ in 0..<5 {
                    let lines = try await PeerProcess.finishing(.goInteropClient, [record.nodes[0].address] + cases)
                    #expect(lines == cases.map { "ok \($0)" })
                }
            }
        }
    }
}
