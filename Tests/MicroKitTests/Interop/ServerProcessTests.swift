import MicroTestSupport
import Testing

extension Interop {
    @Suite(.timeLimit(.minutes(5))) struct ServerProcessTests {
        private func arguments(_ ports: [Int]) -> [String] {
            let (client, peer) = ("http://127.0.0.1:\(ports[0])", "http://127.0.0.1:\(ports[1])")
            return [
                "--listen-client-urls", client, "--advertise-client-urls", client, "--listen-peer-urls", peer,
                "--initial-advertise-peer-urls", peer, "--initial-cluster", "default=\(peer)",
            ]
        }

        @Test(.servers(.etcd)) func serversStartAgainWhereTheyWere() async throws {
            let ports = [FreePort.take(), FreePort.take()]
            #expect(ports[0] != ports[1])
            try await ServerProcess.running(
                .etcd,
                readiness: "ready to serve client requests",
                arguments: { ["--data-dir", "\($0)/data"] + arguments(ports) }
            ) { server in
                #expect(!server.log.isEmpty)
                await server.stop()
                #expect(server.log.isEmpty)
                try await server.start()
                server.pause()
                await server.kill()
                try server.forget("data")
                try await server.start()
            }
        }

        @Test(.servers(.etcd)) func aServerThatCannotStartSaysWhy() async throws {
            let failure = await #expect(throws: PeerProcess.Failure.self) {
                try await ServerProcess.running(
                    .etcd,
                    readiness: "ready",
                    arguments: { _ in ["--data-dir", "/dev/null/x"] }
                ) {
                    _ in
                }
            }
            #expect(failure?.description.contains("/dev/null/x") == true)
        }
    }
}
