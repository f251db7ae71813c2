import MicroTestSupport
import Testing

@testable import MicroKit

@Suite(.timeLimit(.minutes(5))) struct ServiceFrontEndTests {
    private func lab(_ protocols: Set<RPCProtocol>, tls: Bool = false) throws -> MicroService {
        var service = MicroService.onLoopback()
        LabService.addHandlers(to: &service)
        service.protocols = protocols
        if tls { service.transport = try HTTPTransport(tls: TransportTLS(server: TLSFixture.server())) }
        return service
    }

    private static let name: [UInt8] = [10, 1, 120]
    private static let greeting: [UInt8] = [10, 7] + Array("Hello x".utf8)

    /// Calls with each protocol on one port; what each answered, or refused with.
    private func callAll(_ protocols: Set<RPCProtocol>, tls: Bool) async throws -> [RPCProtocol: String] {
        try await withRunning(try lab(protocols, tls: tls)) { record in
            let address = record.nodes[0].address
            let probe = try await GRPCProbe.connect(to: address, tls: tls)
            let grpc = try await probe.call("/helloworld.Say/Hello", Self.name)
            await probe.close()
            let mucp = try await post(
                ["Micro-Endpoint": "Say.Hello", "Content-Type": "application/json"],
                "/",
                address,
                tls
            )
            let http = try await post(["Content-Type": "application/json"], "/helloworld/Say.Hello", address, tls)
            return [
                .grpc: try grpc.messages() == [Self.greeting] ? "ok" : grpc["grpc-message"] ?? "",
                .mucp: mucp.body.contains("Hello x") ? "ok" : mucp.error,
                .http: http.body.contains("Hello x") ? "ok" : http.error + http.body,
            ]
        }
    }

    private func post(
        _ headers: Metadata,
        _ target: String,
        _ address: String,
        _ tls: Bool
    ) async throws -> (body: String, error: String) {
        let transport = tls ? try HTTPTransport(tls: TransportTLS(client: TLSFixture.client())) : HTTPTransport()
        let connection = try await transport.dial(address, deadline: .now + .seconds(30))
        var message = TransportMessage(headers: headers, body: Array(#"{"name":"x"}"#.utf8))
        message.target = target
        do {
            let reply = try await connection.roundTrip(message, deadline: .now + .seconds(30)) {}
            await connection.close()
            return (String(decoding: reply.body, as: UTF8.self), reply.headers["Micro-Error"] ?? "")
        } catch let error as MicroError {
            return ("", error.message)
        }
    }

    @Test(.serialized, arguments: [false, true]) func speaksThreeProtocolsOnOnePort(tls: Bool) async throws {
        #expect(try await callAll(Set(RPCProtocol.allCases), tls: tls) == [.grpc: "ok", .mucp: "ok", .http: "ok"])
    }

    @Test(.serialized, arguments: RPCProtocol.allCases) func refusesWhatIsNotOffered(_ offered: RPCProtocol)
        async throws
    {
        let answers = try await callAll([offered], tls: false)
        #expect(answers[offered] == "ok")
        for other in RPCProtocol.allCases where other != offered {
            // Where there is mucp alone, every path is as good as another.
            if other == .http, offered == .mucp { continue }
            let words = "is not offered over \(other.rawValue); it speaks \(offered.rawValue)"
            #expect(answers[other]?.contains(words) == true, "\(answers)")
        }
    }

    /// What the generations of go-micro expect in the registry.
    @Test(
        arguments: [
            (Set(RPCProtocol.allCases), "mucp", "http"), ([.mucp], "mucp", "http"), ([.grpc], "grpc", "grpc"),
            ([.grpc, .http], "grpc", "grpc"), ([.http], "http", nil),
        ] as [(Set<RPCProtocol>, String, String?)]
    )
    func advertises(_ protocols: Set<RPCProtocol>, _ name: String, _ transport: String?) async throws {
        let node = try await withRunning(try lab(protocols)) { $0.nodes[0] }
        #expect(node.metadata["protocol"] == name)
        #expect(node.metadata["server"] == name)
        #expect(node.metadata["transport"] == transport)
    }

    @Test func carriesMucpAloneOnOtherTransports() async throws {
        var service = MicroService(name: "a", registry: NotedRegistry(), transport: MemoryTransport())
        service.protocols = [.grpc]
        do {
            try await service.run()
            Issue.record("it runs")
        } catch let error as MicroError {
            #expect(error.code == .invalidArgument)
        }
    }
}
