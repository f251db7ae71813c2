import MicroTestSupport
import Testing

extension Interop {
    @Suite(.peers(.goInteropServer, .pythonInteropClient, .goInteropClient)) struct PeerProcessTests {
        @Test(arguments: [PeerProgram.goInteropClient, .pythonInteropClient])
        func clientsAndServersOfTwoImplementationsAgree(client: PeerProgram) async throws {
            try await PeerProcess.serving(.goInteropServer) { address, server in
                let cases = ["empty_unary", "cancel_after_first_response"]
                #expect(try await PeerProcess.finishing(client, [address] + cases) == cases.map { "ok \($0)" })
                try await server.until { $0.contains("cancelled FullDuplexCall") }
            }
        }

        @Test func aPeerThatCannotStartSaysWhy() async throws {
            let failure = await #expect(throws: PeerProcess.Failure.self) {
                try await PeerProcess.serving(.goInteropServer, ["-no-such-option"]) { _, _ in }
            }
            #expect(failure?.description.contains("no-such-option") == true)
        }
    }
}
