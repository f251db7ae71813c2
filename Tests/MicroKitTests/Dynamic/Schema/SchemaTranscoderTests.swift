import MicroKit
import MicroTestSupport
import Synchronization
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

    /// Whoever watches hears what describes the messages, and the time for finding out counts as the call's.
    @Test func tellsWhatDescribesTheMessages() async throws {
        var service = MicroService.onLoopback()
        service.protocols = [.grpc]
        LabService.addHandlers(to: &service)
        try await withRunning(service) { record in
            let client = ServiceClient(
                registry: nil,
                transport: HTTPTransport(),
                selector: RandomSelector(),
                protocol: nil,
                transcoder: SchemaTranscoder(files: [], format: ProtobufJSONOptions(), messageSize: 1 << 20),
                idleLimit: 1,
                lookupAge: .zero
            )
            let events = Events()
            let last = Mutex<[InvocationEvent]>([])
            let request = CallRequest(service: "", endpoint: "helloworld.Say/Hello", body: Array("{}".utf8))
            let options = CallOptions(
                timeout: .seconds(50),
                connectTimeout: .seconds(50),
                addresses: [record.nodes[0].address]
            )
            _ = try await client.call(request, options: options) { event in
                events.note(event)
                last.withLock { $0.append(event) }
            }
            #expect(
                events.names == ["selected", "connected", "described", "connected", "sent", "received", "finished"]
            )
            for event in last.withLock({ $0 }) {
                switch event {
                case .described(let source, let time): #expect(source == "reflection (v1)" && time > .zero)
                case .finished(let spans):
                    #expect(spans.map(\.phase) == [.connect, .discovery, .write, .wait])
                    #expect(spans.allSatisfy { $0.duration > .zero })
                default: break
                }
            }
            await client.close()
        }
    }
}
