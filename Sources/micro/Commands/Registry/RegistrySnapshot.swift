import ArgumentParser
import MicroKit

/// `micro registry snapshot`
struct TakeSnapshot: MicroCommand {
    static let configuration = CommandConfiguration.micro(
        "snapshot",
        abstract: "Print every record of the registry as JSON.",
        discussion: """
            Sorted by names, versions and ids, so that two snapshots can be compared: micro registry snapshot > \
            before.json; micro registry diff before.json.
            """
    )

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Connection") var connection: ConnectionOptions

    func run(in context: CommandContext) async throws {
        let settings = try connection.resolve(in: context)
        let renderer = try output.makeRenderer(context)
        try renderer.show(RegistrySnapshot(try await Self.records(settings, context)))
    }

    /// All records of all registries that the settings name.
    /// - Throws: When one of them can't be asked: what is left out would look as if it were gone.
    static func records(_ settings: ConnectionSettings, _ context: CommandContext) async throws -> [ServiceRecord] {
        var records: [ServiceRecord] = []
        for named in try context.makeRegistries(settings) {
            let registry = named.registry
            records += try await registry.getAll(registry.list()).flatMap { $0 }
            await registry.close()
        }
        return records
    }
}

/// All records.
struct RegistrySnapshot: Report {
    let records: [ServiceRecord]

    init(_ records: [ServiceRecord]) { self.records = records.merged() }

    /// Reads a snapshot, or any record or list of records as JSON.
    /// - Throws: ``Failure`` of status `inputMissing` or `invalidBody`.
    init(file path: String, _ input: any InputSource) throws {
        let limit = 1 << 30
        let bytes =
            path == "-"
            ? try input.readAll(limit: limit) : try FileDescriptorStream.contents(ofFile: path, limit: limit)
        let document: JSONValue
        do throws(JSONSyntaxError) {
            document = try JSONValue(parsing: bytes)
        } catch {
            throw Failure.notJSON("snapshot", from: path, error)
        }
        do {
            let records = try (document.arrayValue ?? [document]).map { try ServiceRecord(json: $0) }
            guard !records.contains(where: \.name.isEmpty) else {
                throw Failure(
                    .invalidBody,
                    "\(path) is no snapshot: a record in it has no name",
                    hint: "'micro registry snapshot' makes one"
                )
            }
            self.init(records)
        } catch let error as MicroError {
            throw Failure(.invalidBody, "\(path): \(error.message)")
        }
    }

    /// There is no shorter form of it.
    var text: TerminalText { TerminalText(json: json.text(.indented("  ")) + "\n") }
    var table: Table { NodeList(services: records).table }
    var json: JSONValue { .array(records.map(\.jsonValue)) }
}
