import Foundation
import MicroKit
import Testing

/// What programs do, which would use every network interface of this host.
private func readSettings() async throws -> ServiceClient {
    // snippet: configuration-client
    let settings = try RegistrySettings(environment: ProcessInfo.processInfo.environment)
    let registry = try settings.makeRegistry()
    let client = ServiceClient(registry: registry)
    // end
    return client
}

private func makeService() throws -> MicroService {
    // snippet: configuration-service
    let settings = try RegistrySettings(environment: ProcessInfo.processInfo.environment)
    let service = MicroService(name: "greeter", registry: try settings.makeRegistry())
    // end
    return service
}

@Suite struct ConfigurationTests {
    @Test func aServiceIsMadeWithWhatTheEnvironmentNames() async throws {
        let service = try makeService()
        #expect(RegistryName.allCases.map(\.rawValue).contains(service.registry?.name ?? ""))
        await service.registry?.close()
        await (try readSettings()).close()
    }
}
