import ArgumentParser
import MicroKit

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// `micro stats [NAME…]`
struct ShowStats: MicroCommand {
    static let configuration = CommandConfiguration.micro(
        "stats",
        abstract: "Show uptime, memory and requests of every node of services.",
        discussion: "Asks Debug.Stats, which go-micro v4.8 and later do not offer. Also: micro debug stats NAME."
    )

    @Argument(help: ArgumentHelp("The services; all of them without it.", valueName: "service"), completion: .services)
    var names: [String] = []

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Connection") var connection: ConnectionOptions

    func run(in context: CommandContext) async throws {
        let settings = try connection.resolve(in: context)
        let renderer = try output.makeRenderer(context)
        let survey = try NodeSurvey(settings, context: context)
        let services = try await survey.services(names)
        if services.isEmpty { throw Failure(.notFound, "no service found (asked \(settings.registryText))") }
        let entries = await survey.ask(services) { node, service in
            do {
                return Result<NodeStats?, any Error>.success(try await survey.probe.stats(of: node, service: service))
            } catch {
                return .failure(error)
            }
        }
        try renderer.show(StatsReport(entries: entries))
        await survey.registry.close()
        try report(entries, context)
    }

    /// Says of which nodes there are no figures, and why.
    private func report(_ entries: [NodeSurvey.Entry<Result<NodeStats?, any Error>>], _ context: CommandContext) throws
    {
        var unreached: [Failure] = []
        for entry in entries {
            switch entry.answer {
            case .success(.some): break
            case .success(nil): context.note("micro: \(entry.node.id) does not offer Debug.Stats")
            case .failure(let error): unreached.append(Failure(error))
            }
        }
        guard let first = unreached.first else { return }
        throw Failure(
            .negative,
            unreached.count == 1
                ? first.line : "\(unreached.count) of \(entries.count) nodes gave no figures: \(first.line)"
        )
    }
}

/// The figures of nodes.
struct StatsReport: Report {
    var entries: [NodeSurvey.Entry<Result<NodeStats?, any Error>>]

    /// The last two columns stand only where a node sends them, so that the layout of v1 stays as it was.
    private var hasRequests: Bool { entries.contains { (try? $0.answer.get())??.requests != nil } }

    private func cells(_ answer: Result<NodeStats?, any Error>) -> [String] {
        guard let stats = try? answer.get() else { return ["", "", "", "0", ""] + (hasRequests ? ["", ""] : []) }
        let figures = [
            Self.localTime(stats.started),
            GoDuration(.seconds(stats.uptime)).description,
            Self.mebibytes(stats.memory),
            String(stats.threads),
            GoDuration(.nanoseconds(stats.gc)).description,
        ]
        guard hasRequests else { return figures }
        // A node that counts requests leaves out its errors as long as there are none.
        return figures + (stats.requests.map { [String($0), String(stats.errors ?? 0)] } ?? ["", ""])
    }

    /// Bytes as `3.22mb`, in units of 1024 × 1024.
    static func mebibytes(_ bytes: Int) -> String {
        let hundredths = (Double(bytes.magnitude) / 1_048_576 * 100).rounded()
        guard hundredths < 1e15 else { return "\(bytes)b" }
        let number = Int(hundredths)
        return (bytes < 0 ? "-" : "") + "\(number / 100).\(number % 100 < 10 ? "0" : "")\(number % 100)mb"
    }

    /// Go's layout `Jan 2 15:04:05` in local time.
    static func localTime(_ seconds: Int) -> String {
        var time = time_t(seconds)
        var fields = tm()
        guard localtime_r(&time, &fields) != nil else { return "" }
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let clock = "\(two(fields.tm_hour)):\(two(fields.tm_min)):\(two(fields.tm_sec))"
        return "\(months[Int(fields.tm_mon)]) \(fields.tm_mday) \(clock)"
    }

    var text: TerminalText {
        let heading: TerminalText =
            hasRequests
            ? "node\t\taddress:port\t\tstarted\tuptime\tmemory\tthreads\tgc\trequests\terrors\n"
            : "node\t\taddress:port\t\tstarted\tuptime\tmemory\tthreads\tgc\n"
        return entries.framed(heading: heading) { entry in
            var row: TerminalText = "\(entry.node.id)\t\t\(entry.node.address)\t"
            for cell in cells(entry.answer) { row += "\t\(cell)" }
            row += "\n"
            return row
        }
    }

    var table: Table {
        Table(
            headings: ["service", "version", "node", "address", "started", "uptime", "memory", "threads", "gc"]
                + (hasRequests ? ["requests", "errors"] : []),
            rows: entries.map { [$0.service, $0.version, $0.node.id, $0.node.address] + cells($0.answer) }
        )
    }

    var json: JSONValue { .array(entries.map(Self.json)) }

    private static func json(_ entry: NodeSurvey.Entry<Result<NodeStats?, any Error>>) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("service", .string(entry.service)),
            .init("version", .string(entry.version)),
            .init("id", .string(entry.node.id)),
            .init("address", .string(entry.node.address)),
        ]
        switch entry.answer {
        case .success(let stats): members.append(.init("stats", stats.map(json) ?? .null))
        case .failure(let error):
            members.append(.init("stats", .null))
            members.append(.init("error", .string(Failure(error).line)))
        }
        return .object(members)
    }

    private static func json(_ stats: NodeStats) -> JSONValue {
        let figures: [(String, Int?)] = [
            ("started", stats.started), ("uptime", stats.uptime), ("memory", stats.memory),
            ("threads", stats.threads), ("gc", stats.gc), ("requests", stats.requests), ("errors", stats.errors),
        ]
        return .object(figures.compactMap { name, value in value.map { .init(name, .number(String($0))) } })
    }
}
