import MicroTestSupport
import Testing

@testable import MicroKit

@Suite(.timeLimit(.minutes(5))) struct MisdirectionTests {
    private static let wrong = "a:1 is registered as mucp, but was called with grpc; "

    /// What a node that is called with another protocol than its own answers, and what is made of it; nil for the same.
    @Test(
        arguments: [
            (
                MicroError(.protocolMismatch, "a:1 answered with HTTP status 200", phase: .wait), true,
                "it answered with"
            ),
            (MicroError(.protocolMismatch, "a:1 speaks mucp", cause: PeerMismatch(peer: .http1)), false, "it speaks"),
            (MicroError(.protocolMismatch, "what is this", phase: .wait), true, "what is this"),
            (ServiceError(GRPCStatus(.unimplemented, "unknown service x")), true, "it says: unknown service x"),
            (ServiceError(id: "", code: 0, detail: "rpc: can't find service x"), true, "it says: rpc: can't find"),
            // The name of the endpoint may be wrong just as well.
            (ServiceError(GRPCStatus(.unimplemented, "unknown service x")), false, nil),
            // The service has understood.
            (ServiceError(id: "x", code: 404, detail: "gone"), true, nil),
            // TLS is the matter, whatever is spoken inside.
            (MicroError(.protocolMismatch, "a:1 speaks TLS", cause: PeerMismatch(peer: .tls)), true, nil),
            (MicroError(.protocolMismatch, "a:1 does not speak TLS", phase: .connect), true, nil),
            (MicroError(.connectionLost, "the connection to a:1 ended"), true, nil),
        ] as [(any Error, Bool, String?)]
    )
    func tells(_ error: any Error, isEndpointListed: Bool, _ reason: String?) throws {
        let misdirection = Misdirection(
            address: "a:1",
            advertised: .mucp,
            wanted: .grpc,
            isEndpointListed: isEndpointListed
        )
        let told = misdirection.told(error)
        guard let reason else {
            #expect("\(told)" == "\(error)")
            return
        }
        let mismatch = try #require(told as? MicroError)
        #expect(mismatch.code == .protocolMismatch && mismatch.phase == .wait)
        #expect(mismatch.message.hasPrefix(Self.wrong + reason), "\(mismatch.message)")
        #expect(mismatch.hint == "call it with the protocol mucp, or leave the choice open")
    }

    @Test(arguments: [
        ("Say.Hello", ["Say.Hello"], true), ("greeter.Say/Hello", ["Say.Hello"], true),
        ("Say.Hello", ["Say.Count"], false), ("Say.Hello", [], true),
    ])
    func findsEndpoints(_ endpoint: String, _ listed: [String], _ isListed: Bool) {
        let record = ServiceRecord(name: "greeter", endpoints: listed.map { Endpoint(name: $0) })
        #expect(Misdirection.lists([record], "greeter", endpoint) == isListed)
        #expect(!Misdirection.lists([], "greeter", endpoint))
    }

    /// Calls and streams of a node that takes less than it is called with.
    @Test func tellsTheReasonOfCallsAndStreams() async throws {
        var service = MicroService.onLoopback()
        service.protocols = [.mucp]
        LabService.addHandlers(to: &service)
        try await withRunning(service) { record in
            let registry = MemoryRegistry()
            try await registry.register(record, ttl: nil)
            let client = ServiceClient(registry: registry, protocol: .grpc)
            let options = CallOptions(timeout: .seconds(50), connectTimeout: .seconds(50))
            let call = await #expect(throws: MicroError.self) {
                let request = CallRequest(service: record.name, endpoint: "Say.Hello", body: Array("{}".utf8))
                return try await client.call(request, options: options, observer: nil)
            }
            let request = StreamRequest(service: record.name, endpoint: "Say.Count")
            let stream = await #expect(throws: MicroError.self) {
                try await client.withStream(request, options: options, observer: nil) { stream in
                    try? await stream.send(Array("{}".utf8))
                    for try await _ in stream.replies {}
                }
            }
            for error in [call, stream] {
                #expect(error?.code == .protocolMismatch)
                #expect(error?.message.contains("is registered as mucp, but was called with grpc; it says: ") == true)
            }
        }
    }
}
