import MicroKit
import Testing

@Suite(.timeLimit(.minutes(5))) struct SchemaTranscoderTests {
    /// A server that takes the question for its descriptions and falls silent is waited for as long as the call may take.
    @Test func waitsForReflectionNoLongerThanTheCallMayTake() async throws {
        let peer = try await GRPCPeer.start(at: .headers) { _ in [.head] }
        let client = ServiceClient(
            registry: nil,
            transport: HTTPTransport(),
            selector: RandomSelector(),
            protocol: nil,
            transcoder: SchemaTranscoder(files: [], format: ProtobufJSONOptions(), messageSize: 1 << 20),
            idleLimit: 1,
            lookupAge: .zero
        )
        let request = CallRequest(service: "", endpoint: "demo.Greeter/Hello", body: Array("{}".utf8))
        let options = CallOptions(timeout: .milliseconds(200), connectTimeout: .seconds(30), addresses: [peer.address])
        let error = await #expect(throws: MicroError.self) {
            try await client.call(request, options: options, observer: nil)
        }
        #expect(error?.code == .timeout)
        #expect(error?.message.contains("by reflection") == true)

        let source = client.reflection(at: Node(id: "node", address: peer.address), options: options)
        let listing = await #expect(throws: MicroError.self) { try await source.serviceNames() }
        #expect(listing?.code == .timeout)
        await peer.close()
    }
}
