import MicroKit
import MicroTestSupport

/// The lab service, running in this process under a name of its own and found over mDNS on the loopback interface, as
/// the built program finds it.
func withLab(
    metadata: [String: String] = [:],
    configure: (inout MicroService) throws -> Void = { _ in },
    _ body: @escaping @Sendable (_ name: String, _ record: ServiceRecord) async throws -> Void
) async throws {
    let registry = try MDNSRegistry(.init(interfaces: ["127.0.0.1"]))
    let name = "go.lab.x\(UInt32.random(in: 0 ... .max))"
    var service = MicroService.onLoopback(name: name, registry: registry)
    service.version = "1.2.3"
    service.metadata = metadata
    try configure(&service)
    LabService.addHandlers(to: &service)
    try await withRunning(service) { record in try await body(name, record) }
    await registry.close()
}

/// A record in the loopback's mDNS whose nodes are at the given addresses, whatever listens there.
func withRecord(
    _ addresses: [String],
    metadata: [String: String] = ["protocol": "mucp", "server": "mucp", "transport": "http"],
    _ body: (_ name: String) async throws -> Void
) async throws {
    let registry = try MDNSRegistry(.init(interfaces: ["127.0.0.1"]))
    let name = "go.lab.y\(UInt32.random(in: 0 ... .max))"
    let nodes = addresses.enumerated().map { Node(id: "\(name)-\($0)", address: $1, metadata: metadata) }
    let record = ServiceRecord(name: name, version: "1", endpoints: [Endpoint(name: "Say.Hello")], nodes: nodes)
    try await registry.register(record, ttl: nil)
    do {
        try await body(name)
    } catch {
        await registry.close()
        throw error
    }
    await registry.close()
}

extension ProgramRun {
    /// Runs the built program without holding up the tests' own event loops and tasks.
    ///
    /// Unless told otherwise it may wait long for the registry: all tests run at once, and a responder in this process
    /// may take its time.
    static func run(
        _ arguments: [String],
        environment: [String: String] = [:],
        input: String = "",
        patient: Bool = true
    ) async throws -> ProgramRun {
        let arguments = (patient ? ["--discovery-timeout", "60s"] : []) + arguments
        let environment = environment.merging(patient ? ["MICRO_CLIENT_REQUEST_TIMEOUT": "60s"] : [:]) { own, _ in own }
        return try await micro(arguments, environment: environment, input: input)
    }

    /// Runs the built program until it prints what is wanted, or many times in vain. A listing ends when the answers
    /// stop coming, and on a host as busy as this one is now the one that matters may come later.
    static func run(_ arguments: [String], until isWanted: (ProgramRun) -> Bool) async throws -> ProgramRun {
        var last = try await run(arguments)
        for _ in 0..<50 where !isWanted(last) { last = try await run(arguments) }
        return last
    }
}
