import MicroTestSupport
import Synchronization
import Testing

@testable import MicroKit

/// mucp over go-micro's gRPC transport, with servers that have the method of one generation or the other.
@Suite(.timeLimit(.minutes(5))) struct GRPCTransportClientTests {
    /// The service and method below which the transport of v2 and later, and the one of v1, is found.
    static let services = ["go.micro.transport.grpc", "go.micro.grpc.transport"]

    /// Serves the transport and says how often it was asked for.
    private func serve(
        _ name: String,
        _ body: @escaping @Sendable (ServiceClient, SharedCount) async throws -> Void
    ) async throws {
        let opened = SharedCount()
        var service = MicroService.onLoopback(name: name)
        service.handleStreamBytes("Transport.Stream") { requests, replies, context in
            // Services here don't mind by which name they are called.
            guard context.service == name else {
                throw ServiceError(
                    id: "",
                    code: 501,
                    detail: "unknown service \(context.service)",
                    status: "UNIMPLEMENTED"
                )
            }
            opened.value.withLock { $0 += 1 }
            for try await bytes in requests {
                let request = try GRPCTransportMessage.decode(bytes, limits: TransportLimits(), from: "")
                for reply in Self.replies(to: request) { try await replies.write(GRPCTransportMessage.encode(reply)) }
                if request.headers[MucpHeader.endpoint] == "Say.End" { return }
            }
        }
        try await withRunning(service) { record in
            var node = Node(id: "live-1", address: record.nodes[0].address)
            node.metadata = ["protocol": "mucp", "server": "mucp", "transport": "grpc"]
            let registry = MemoryRegistry()
            try await registry.register(ServiceRecord(name: "live", version: "1", nodes: [node]), ttl: nil)
            let client = ServiceClient(registry: registry)
            try await body(client, opened)
            await client.close()
        }
    }

    private final class SharedCount: Sendable {
        let value = Mutex(0)
    }

    /// What a server of mucp says.
    private static func replies(to request: TransportMessage) -> [TransportMessage] {
        var headers: Metadata = ["Content-Type": "application/json", "Micro-ID": request.headers["Micro-ID"] ?? ""]
        if let stream = request.headers[MucpHeader.stream] { headers[MucpHeader.stream] = stream }
        switch request.headers[MucpHeader.endpoint] {
        case "Say.Fail":
            headers[MucpHeader.error] = #"{"id":"a","code":404,"detail":"d","status":"Not Found"}"#
            return [TransportMessage(headers: headers)]
        case "Say.Count" where request.headers[MucpHeader.error] == nil:
            let numbers = (1...3).map { TransportMessage(headers: headers, body: Array("\($0)".utf8)) }
            headers[MucpHeader.error] = "EOS"
            return numbers + [TransportMessage(headers: headers)]
        case "Say.Silence", "Say.End": return []
        default: return [TransportMessage(headers: headers, body: request.body)]
        }
    }

    private static let patient = CallOptions(timeout: .seconds(60), connectTimeout: .seconds(60))

    private func request(_ endpoint: String, body: String = "5") -> CallRequest {
        CallRequest(service: "live", endpoint: endpoint, contentType: "application/json", body: Array(body.utf8))
    }

    @Test(arguments: services) func carriesCallsAndStreams(service: String) async throws {
        try await serve(service) { client, opened in
            for body in ["1", "2", "3"] {
                let reply = try await client.call(request("Say.Echo", body: body), options: Self.patient, observer: nil)
                #expect(reply.body == Array("\(body)\n".utf8))
            }
            // A probe where the server has the method, and one connection for all three.
            #expect(opened.value.withLock { $0 } == (service == Self.services[0] ? 2 : 1))
            let error = await #expect(throws: ServiceError.self) {
                try await client.call(request("Say.Fail"), options: Self.patient, observer: nil)
            }
            #expect(error?.code == 404)
            let stream = StreamRequest(service: "live", endpoint: "Say.Count", contentType: "application/json")
            let bodies = try await client.withStream(stream, options: Self.patient, observer: nil) { stream in
                try await stream.send(Array("3".utf8))
                return try await stream.replies.reduce(into: [String]()) {
                    $0.append(String(decoding: $1, as: UTF8.self))
                }
            }
            #expect(bodies == ["1", "2", "3"])
            let late = CallOptions(timeout: .milliseconds(300), connectTimeout: .milliseconds(300))
            let timeout = await #expect(throws: MicroError.self) {
                try await client.call(request("Say.Silence"), options: late, observer: nil)
            }
            #expect(timeout?.code == .timeout)
            let end = await #expect(throws: MicroError.self) {
                try await client.call(request("Say.End"), options: Self.patient, observer: nil)
            }
            #expect(end?.code == .connectionLost)
            let next = try await client.call(request("Say.Echo"), options: Self.patient, observer: nil)
            #expect(next.body == Array("5\n".utf8))
        }
    }

    /// A node that advertises the transport and has no such method.
    @Test func tellsOfServersWithoutIt() async throws {
        try await serve("other") { client, _ in
            let error = await #expect(throws: ServiceError.self) {
                try await client.call(request("Say.Echo"), options: Self.patient, observer: nil)
            }
            #expect(error?.code == 501)
        }
    }
}
