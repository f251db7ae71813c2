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
        let registry = try context.makeRegistry(settings)
        try renderer.show(RegistrySnapshot(try await registry.getAll(registry.list()).flatMap { $0 }))
        await registry.close()
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
            self.init(try (document.arrayValue ?? [document]).map { try ServiceRecord(json: $0) })
        } catch let error as MicroError {
            throw Failure(.invalidBody, "\(path): \(error.message)")
        }
    }

    /// There is no shorter form of it.
    var text: TerminalText { TerminalText(json: json.text(.indented("  ")) + "\n") }
    var table: Table { NodeList(services: records).table }
    var json: JSONValue { .array(records.map(\.jsonValue)) }
}
