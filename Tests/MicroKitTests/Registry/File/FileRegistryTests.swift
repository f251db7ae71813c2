import Logging
import MicroKit
import MicroTestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct FileRegistryTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func registry(_ logs: NotedLogs = NotedLogs(), _ names: String...) throws -> FileRegistry {
        try FileRegistry(
            .init(paths: names.map { folder.path($0) }, interval: .milliseconds(5), logger: logs.logger)
        )
    }

    @Test(.serialized, arguments: RegistryConformance.allCases)
    func conforms(rule: RegistryConformance) async throws {
        let writer = try FileWriter(folder, "services.json")
        let client = try registry(NotedLogs(), "services.json")
        try await rule.check(.init(server: writer, client: client, hasty: client))
        await client.close()
    }

    @Test func needsAFile() {
        for paths in [[], [""]] {
            let error = #expect(throws: MicroError.self) { try FileRegistry(.init(paths: paths)) }
            #expect(error?.code == .invalidArgument)
        }
    }

    @Test func saysWhatCannotBeRead() async throws {
        let registry = try registry(NotedLogs(), "none.json")
        for _ in 0..<2 {
            let error = await #expect(throws: MicroError.self) { try await registry.list() }
            #expect(error?.code == .registryUnavailable)
            #expect(
                error?.message == "no file of services can be read: \(folder.path("none.json")): there is no such file"
            )
        }
        let opening = await #expect(throws: MicroError.self) { try await registry.watch(nil) }
        #expect(opening?.code == .registryUnavailable)
        try folder.write(#"{"a": "h:1"}"#, to: "none.json")
        #expect(try await registry.list() == ["a"])
    }

    @Test func warnsOfEachFaultOnce() async throws {
        let logs = NotedLogs()
        let registry = try registry(logs, "a.json")
        try folder.write(#"{"a": "h:1"}"#, to: "a.json")
        #expect(try await registry.list() == ["a"])
        try folder.write(#"{"a": "h:1""#, to: "a.json")
        for _ in 0..<3 { #expect(try await registry.list() == ["a"]) }
        #expect(logs.lines.count == 1)
        #expect(logs.lines.first?.level == .warning)
        #expect(logs.lines.first?.metadata["error"]?.hasPrefix("\(folder.path("a.json")): line 1, column 12: ") == true)
    }

    @Test func refusesToRegister() async throws {
        let registry = try registry(NotedLogs(), "a.json")
        let record = ServiceRecord(name: "a", nodes: [Node(id: "1", address: "h:1")])
        let error = await #expect(throws: MicroError.self) { try await registry.register(record, ttl: nil) }
        #expect(error?.code == .invalidArgument)
        #expect(error?.hint == "write it into \(folder.path("a.json"))")
        let other = await #expect(throws: MicroError.self) { try await registry.deregister(record) }
        #expect(other?.code == .invalidArgument)
    }

    @Test func watchesThroughFaults() async throws {
        try folder.write(#"{"a": "h:1"}"#, to: "a.json")
        let registry = try registry(NotedLogs(), "a.json")
        var events = try await registry.watch("a").makeAsyncIterator()
        try folder.write(#"{"a": ["h:1", "h:2"]"#, to: "a.json")
        try folder.write(#"{"a": ["h:1", "h:2"], "b": "h:9"}"#, to: "a.json")
        let came = try await events.next()
        #expect(came?.action == .create)
        #expect(came?.service.nodes.map(\.id) == ["h:2"])
        try folder.remove("a.json")
        try folder.write(#"{"a": ["h:2"]}"#, to: "a.json")
        let went = try await events.next()
        #expect(went?.action == .delete)
        #expect(went?.service.nodes.map(\.id) == ["h:1"])
        await registry.close()
        #expect(try await events.next() == nil)
    }
}

/// Registers by writing a file, as another program would.
private actor FileWriter: Registry {
    nonisolated let name = "writer"
    private let memory = MemoryRegistry()
    private let folder: TemporaryFolder
    private let file: String

    init(_ folder: TemporaryFolder, _ file: String) throws {
        (self.folder, self.file) = (folder, file)
        try folder.write("[]", to: file)
    }

    func register(_ service: ServiceRecord, ttl: Duration?) async throws {
        try await memory.register(service, ttl: ttl)
        try await write()
    }

    func deregister(_ service: ServiceRecord) async throws {
        try await memory.deregister(service)
        try await write()
    }

    private func write() async throws {
        let records = try await memory.get(memory.list(), extent: .complete)
        try folder.write(JSONValue.array(records.map(\.jsonValue)).text(), to: file)
    }

    func get(_ name: String, extent: LookupExtent) async throws -> [ServiceRecord] { [] }
    func list() async throws -> [String] { [] }
    func watch(_ name: String?) async throws -> AsyncThrowingStream<RegistryEvent, any Error> {
        try await memory.watch(name)
    }
    func close() async {}
}
