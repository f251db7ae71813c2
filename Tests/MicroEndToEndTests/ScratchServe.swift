import Foundation
import MicroKit
import MicroTestSupport
import Testing

@Suite struct ScratchServe {
    @Test(.enabled(if: ProcessInfo.processInfo.environment["SCRATCH"] != nil)) func serve() async throws {
        let tls = "/work/main/Tests/MicroKitTests/Fixtures/tls/"
        func server(_ n: String, _ ca: String? = nil) throws -> HTTPTransport {
            try HTTPTransport(
                tls: TransportTLS(
                    server: ServerTLS(
                        certificate: "\(tls)\(n).pem",
                        privateKey: "\(tls)\(n)-key.pem",
                        clientAuthorities: ca.map { "\(tls)\($0).pem" }
                    )
                )
            )
        }
        let registry = try MDNSRegistry(.init(interfaces: ["127.0.0.1"]))
        try await withThrowingTaskGroup(of: Void.self) { group in
            func add(
                _ name: String,
                _ port: Int,
                _ transport: HTTPTransport = HTTPTransport(),
                _ change: (inout MicroService) -> Void = { _ in }
            ) {
                var service = MicroService(name: name, registry: registry, transport: transport)
                service.address = "127.0.0.1:\(port)"
                LabService.addHandlers(to: &service)
                change(&service)
                group.addTask { [service] in try await service.run() }
            }
            add("all", 7701)
            add("grpconly", 7702) { $0.protocols = [.grpc] }
            add("noreflect", 7703) {
                $0.protocols = [.grpc]; $0.grpc.isReflected = false
            }
            add("mucponly", 7704) { $0.protocols = [.mucp] }
            add("httponly", 7705) { $0.protocols = [.http] }
            add("t.server", 7711, try server("server"))
            add("t.selfsigned", 7712, try server("selfsigned"))
            add("t.other", 7713, try server("other"))
            add("t.expired", 7714, try server("expired"))
            add("t.client", 7715, try server("server", "authority"))
            let n = Node(
                id: "liar-1",
                address: "127.0.0.1:7704",
                metadata: ["protocol": "grpc", "server": "grpc", "transport": "grpc"]
            )
            try await registry.register(
                ServiceRecord(name: "liar.grpc", version: "1", endpoints: [Endpoint(name: "Say.Hello")], nodes: [n]),
                ttl: nil
            )
            let m = Node(
                id: "liar-2",
                address: "127.0.0.1:7702",
                metadata: ["protocol": "mucp", "server": "mucp", "transport": "http"]
            )
            try await registry.register(
                ServiceRecord(name: "liar.mucp", version: "1", endpoints: [Endpoint(name: "Say.Hello")], nodes: [m]),
                ttl: nil
            )
            group.addTask {
                while !FileManager.default.fileExists(atPath: "/tmp/e2e-stop") {
                    try await Task.sleep(for: .milliseconds(300))
                }; throw CancellationError()
            }
            for try await _ in group {}
        }
    }
}
