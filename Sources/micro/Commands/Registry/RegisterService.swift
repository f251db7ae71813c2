import ArgumentParser
import MicroKit
import Synchronization

/// `micro register service RECORD`
struct RegisterService: MicroCommand {
    static let configuration = CommandConfiguration.micro(
        "service",
        abstract: "Put a service that somebody else runs into the registry.",
        discussion: """
            The record is JSON as 'micro get service NAME -o json' prints it: \
            {"name":"greeter","version":"1","nodes":[{"id":"greeter-1","address":"10.0.0.5:8080"}]}. It is checked \
            before anything is sent. A registry without a server, such as mdns, keeps a record only as long as the \
            process that registered it: use --keep. Also: micro registry register service.
            """
    )

    @OptionGroup var input: RecordInput

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "How long the record is to stay; with --keep it is renewed in half the time. (default: for ever, or 1m "
                + "with --keep)",
            valueName: "time"
        )
    )
    var ttl: String?

    @Flag(help: "Renew the record until Ctrl-C or SIGTERM, then take it out of the registry.")
    var keep = false

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Connection") var connection: ConnectionOptions

    var endsOnInterrupt: Bool { !keep }

    func run(in context: CommandContext) async throws {
        let settings = try connection.resolve(in: context)
        let renderer = try output.makeRenderer(context)
        let ttl = try time()
        let records = try input.records(context.input)
        let registry = try context.makeRegistry(settings)
        // One that takes no records says so itself, and what to do instead.
        guard keep || registry is any ReadOnlyRegistry || settings.registry.outlivesProcess else {
            throw Failure.usage(
                "\(settings.registry.names.map(\.rawValue).joined(separator: ", ")) keeps a record only as long as the process that registered it",
                hint: "add --keep, and leave the command running"
            )
        }
        let report = RegistrationReport(records: records)
        if keep {
            let held = HeldRecords(registry: registry, ttl: ttl ?? .seconds(60), context: context)
            let ended = await Result.catching {
                try await StopSignals.cancelling {
                    try await held.hold(records) { try renderer.show(report) }
                }
            }
            let left = await held.release()
            if try ended.get() == .interrupted { throw Failure.stopped(by: .interrupted) }
            if let left { throw left }
        } else {
            for record in records { try await registry.registerEverywhere(record, ttl: ttl) }
            try renderer.show(report)
            await registry.close()
        }
    }

    private func time() throws -> Duration? {
        guard let ttl else { return nil }
        let time = try GoDuration(option: "ttl", ttl).duration
        guard time >= .seconds(1) else { throw Failure.usage("--ttl: '\(ttl)' must be at least 1s") }
        return time
    }

}

/// Records that are in the registry for as long as the command runs.
private final class HeldRecords: Sendable {
    private let registry: any Registry
    private let ttl: Duration
    private let context: CommandContext
    private let registered = Mutex<[ServiceRecord]>([])

    init(registry: any Registry, ttl: Duration, context: CommandContext) {
        self.registry = registry
        self.ttl = ttl
        self.context = context
    }

    /// Registers, and renews until the task is cancelled.
    /// - Parameters:
    ///   - records: What is registered.
    ///   - announce: Called when all is.
    /// - Throws: What refuses a record, what `announce` throws, `CancellationError`.
    func hold(_ records: [ServiceRecord], announce: () throws -> Void) async throws {
        for record in records {
            registered.withLock { $0.append(record) }
            do {
                try await registry.register(record, ttl: ttl)
            } catch {
                // Who stops it in the middle may find it there. One that fails is not ours to take out.
                if !Task.isCancelled { registered.withLock { _ = $0.popLast() } }
                throw error
            }
        }
        try announce()
        context.note("registered until Ctrl-C")
        var lapsed: Set<String> = []
        while true {
            try await pause(until: .now + ttl / 2)
            for record in records {
                if await !isRenewed(record) {
                    lapsed.insert(record.name)
                } else if lapsed.remove(record.name) != nil {
                    context.note("\(record.name) is renewed again")
                }
            }
        }
    }

    private func isRenewed(_ record: ServiceRecord) async -> Bool {
        do {
            try await registry.registerEverywhere(record, ttl: ttl)
            return true
        } catch  where !Task.isCancelled {
            context.note("can't renew \(record.name): \(Failure(error).line); trying again in \(GoDuration(ttl / 2))")
        } catch {}
        return false
    }

    /// Takes out of the registry what was registered, all at the same time, and leaves it.
    /// - Returns: Why something may still be there; each reason has been noted.
    func release() async -> Failure? {
        let failures = await withTaskGroup(of: (ServiceRecord, Failure)?.self) { group in
            for record in registered.withLock(\.self) {
                group.addTask { [registry] in
                    do {
                        try await registry.deregister(record)
                        return nil
                    } catch {
                        return (record, Failure(error))
                    }
                }
            }
            var failures: [(ServiceRecord, Failure)] = []
            for await case let failed? in group { failures.append(failed) }
            return failures
        }
        await registry.close()
        for (record, failure) in failures {
            context.note("\(record.name) can't be taken out and stays for up to \(GoDuration(ttl)): \(failure.line)")
        }
        return failures.first?.1
    }
}

/// `micro deregister service RECORD`
struct DeregisterService: MicroCommand {
    static let configuration = CommandConfiguration.micro(
        "service",
        abstract: "Take nodes of a service out of the registry.",
        discussion: """
            The record is as for 'micro register service'; its nodes' ids, and for mdns their addresses, say what is to \
            go. Afterwards the registry is asked: exit code 1 when a node is still there, as one is on mdns whose \
            process still runs. Also: micro registry deregister service.
            """
    )

    @OptionGroup var input: RecordInput
    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Connection") var connection: ConnectionOptions

    func run(in context: CommandContext) async throws {
        let settings = try connection.resolve(in: context)
        let renderer = try output.makeRenderer(context)
        let records = try input.records(context.input)
        let registry = try context.makeRegistry(settings)
        for record in records { try await registry.deregister(record) }
        var left: [Node] = []
        for record in records {
            let gone = Set(record.nodes.map(\.id))
            left += try await registry.get(record.name, extent: .complete).flatMap(\.nodes)
                .filter { gone.contains($0.id) }
        }
        await registry.close()
        if let node = left.first {
            throw Failure(
                .negative,
                "\(left.count == 1 ? "node \(node.id) at \(node.address) is" : "\(left.count) nodes are") still there",
                hint: settings.registry.outlivesProcess
                    ? "its process registers it again and again; stop that first"
                    : "only its own process can take it out of \(settings.registry.names.map(\.rawValue).joined(separator: ", ")); stop that"
            )
        }
        try renderer.show(RegistrationReport(records: records))
    }
}

/// Where `register` and `deregister` read records.
struct RecordInput: ParsableArguments {
    @Argument(
        help: ArgumentHelp("The record as JSON, @FILE, or @- for standard input.", valueName: "record"),
        completion: .file()
    )
    var words: [String] = []

    /// The records, checked.
    /// - Throws: ``Failure`` `usage` when there is none, `inputMissing`, `invalidBody` for what can't be registered.
    func records(_ input: any InputSource) throws -> [ServiceRecord] {
        let (bytes, source) = try text(input)
        let document: JSONValue
        do {
            document = try JSONValue(parsing: bytes)
        } catch {
            throw Failure.notJSON("record", from: source, error)
        }
        let records = try (document.arrayValue ?? [document]).map { json in
            let record = try ServiceRecord(json: json)
            try record.validateForRegistration()
            return record
        }
        guard !records.isEmpty else { throw Failure(.invalidBody, "the record from \(source) is an empty list") }
        return records
    }

    private func text(_ input: any InputSource) throws -> (bytes: [UInt8], source: String) {
        let limit = 16 << 20
        let text = words.joined(separator: " ")
        guard !text.isEmpty else {
            throw Failure.usage(
                "service definition required",
                hint: #"such as '{"name":"greeter","nodes":[{"id":"greeter-1","address":"10.0.0.5:8080"}]}'"#
            )
        }
        guard text.hasPrefix("@") else { return (Array(text.utf8), "the command line") }
        let path = String(text.dropFirst())
        if path == "-" { return (try input.readAll(limit: limit), "standard input") }
        guard !path.isEmpty else { throw Failure.usage("@: the name of a file is missing") }
        return (try FileDescriptorStream.contents(ofFile: path, limit: limit), path)
    }
}

/// What was put in or taken out.
struct RegistrationReport: Report {
    var records: [ServiceRecord]

    /// The word that scripts know from the Go `micro`.
    var text: TerminalText { "ok\n" }
    var table: Table { NodeList(services: records).table }
    var json: JSONValue { .array(records.map(\.jsonValue)) }
}

extension RegistrySettings {
    /// Whether a record stays when the process that registered it ends.
    fileprivate var outlivesProcess: Bool { names.allSatisfy(\.outlivesProcess) }
}
