import MicroKit
import MicroTestSupport
import SwiftProtobuf
import Testing

@Suite(.timeLimit(.minutes(5))) struct ProtocolsTests {
    private let folder = TLSFixture.path("server").replacing("/server.pem", with: "")

    /// Runs a service on a port of its own, in a registry of its own.
    private func serve(
        _ service: MicroService,
        _ body: @escaping @Sendable (_ registry: MemoryRegistry, _ node: Node) async throws -> Void
    ) async throws {
        let registry = MemoryRegistry()
        var service = service
        service.registry = registry
        service.address = "127.0.0.1:0"
        service.logger = MicroService.onLoopback().logger
        try await withRunning(service) { record in try await body(registry, try #require(record.nodes.first)) }
    }

    private func greet(_ client: ServiceClient) async throws {
        let options = CallOptions(timeout: .seconds(60), connectTimeout: .seconds(60))
        let request = HelloRequest(name: "John")
        let reply = try await client.call("greeter", "Say.Hello", request, as: HelloReply.self, options: options)
        await client.close()
        #expect(reply.msg == "Hello John")
    }

    @Test func insisting() async throws {
        try await serve(makeGreeter()) { registry, node in
            #expect(node.metadata["protocol"] == "mucp")
            // snippet: call-grpc
            let client = ServiceClient(registry: registry, protocol: .grpc)
            // end
            try await greet(client)
        }
    }

    @Test func grpcOnly() async throws {
        // snippet: serve-grpc
        var service = makeGreeter()
        service.protocols = [.grpc]
        // end
        try await serve(service) { registry, node in
            #expect(node.metadata["protocol"] == "grpc")
            try await greet(ServiceClient(registry: registry))
            let error = await #expect(throws: ServiceError.self) {
                try await greet(ServiceClient(registry: registry, protocol: .http))
            }
            #expect(error?.code == 501)
        }
    }

    @Test func fullNames() async throws {
        var service = MicroService(name: "anything")
        LabService.addHandlers(to: &service)
        try await serve(service) { _, node in
            let address = node.address
            // snippet: call-full-name
            let client = ServiceClient(registry: nil)
            let request = Helloworld_Request.with { $0.name = "John" }
            let reply = try await client.call(
                "",
                "helloworld.Say/Hello",
                request,
                as: Helloworld_Response.self,
                options: CallOptions(addresses: [address])
            )
            // end
            #expect(reply.msg == "Hello John")
            await client.close()
        }
    }

    @Test(arguments: RPCProtocol.allCases)
    func tls(name: RPCProtocol) async throws {
        // snippet: serve-tls
        var service = makeGreeter()
        let tls = ServerTLS(certificate: "\(folder)/server.pem", privateKey: "\(folder)/server-key.pem")
        service.transport = try HTTPTransport(tls: TransportTLS(server: tls))
        // end
        service.protocols = [name]
        try await serve(service) { [folder] registry, _ in
            // snippet: call-tls
            var tls = ClientTLS()
            tls.authorities = "\(folder)/authority.pem"
            let transport = try HTTPTransport(tls: TransportTLS(client: tls))
            let client = ServiceClient(registry: registry, transport: transport)
            // end
            try await greet(client)
        }
    }

    // snippet: wrong-fields
    /// The fields of a request that the service complains about.
    func wrongFields(_ error: ServiceError) -> [String] {
        let complaints = error.details.filter { $0.typeName == "google.rpc.BadRequest" }
        let fields = complaints.flatMap { $0.value["fieldViolations"]?.arrayValue ?? [] }
        return fields.compactMap { $0["field"]?.stringValue }
    }
    // end

    @Test func details() throws {
        var error = ServiceError(id: "", code: 400, detail: "no name")
        let value = try JSONValue(parsing: #"{"fieldViolations": [{"field": "name"}, {"field": "age"}]}"#)
        error.details = [
            ErrorDetail(typeName: "google.rpc.BadRequest", value: value),
            ErrorDetail(typeName: "google.rpc.Help", value: value),
        ]
        #expect(wrongFields(error) == ["name", "age"])
    }
}
