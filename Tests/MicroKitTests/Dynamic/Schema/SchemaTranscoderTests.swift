import MicroKit
import MicroTestSupport
import Synchronization
import Testing

@testable import MicroKit

@Suite(.timeLimit(.minutes(5))) struct SchemaTranscoderTests {
    private static func files(_ text: String) throws -> SchemaTranscoder {
        let file = try ProtoFiles(["x.proto"], from: .memory(["x.proto": "syntax = \"proto3\"; " + text]))
        return SchemaTranscoder(files: [file], format: ProtobufJSONOptions(), messageSize: 1 << 20)
    }

    /// A path without package is called by its full name; endpoints of go-micro as the registry has them.
    @Test(
        arguments: [
            ("Say/Hello", .grpc, "p.Say/Hello"), ("p.Say/Hello", .grpc, nil), ("x.Say/Hello", .grpc, "p.Say/Hello"),
            ("Say.Hello", .grpc, nil), ("Say/Hello", .mucp, nil),
        ] as [(String, RPCProtocol, String?)]
    )
    func callsByTheFullName(_ endpoint: String, _ rpcProtocol: RPCProtocol, _ full: String?) async throws {
        let transcoder = try Self.files("package p; message M {} service Say { rpc Hello(M) returns (M); }")
        let request = CallRequest(service: "", endpoint: endpoint, body: Array("{}".utf8))
        let node = Node(id: "1", address: "127.0.0.1:1")
        let found = try await transcoder.transcoding(for: request, at: node, over: rpcProtocol, reflecting: nil)
        #expect(try #require(found).endpoint == full)
        #expect(try found?.request(request).endpoint == full ?? endpoint)
    }

    @Test(arguments: [
        ("message M {}", nil),
        ("message M {} service A { rpc Do(M) returns (M); }", "it describes A/Do"),
    ])
    func saysWhatFilesDescribe(_ text: String, _ hint: String?) async throws {
        let transcoder = try Self.files(text)
        let request = CallRequest(service: "", endpoint: "far.Away/Nothing", body: [])
        let error = await #expect(throws: MicroError.self) {
            let node = Node(id: "1", address: "127.0.0.1:1")
            return try await transcoder.transcoding(for: request, at: node, over: .grpc, reflecting: nil)?.endpoint
        }
        #expect(error?.code == .endpointNotFound && error?.hint == hint)
    }

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
