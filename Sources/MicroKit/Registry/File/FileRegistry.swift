public import Logging
import Synchronization

/// Services that are written into files, for a few that stay where they are, for tests, and for programs that write down
/// what another system knows.
///
/// A file holds an array of go-micro's records, as other registries hold them, or an object that gives each name its
/// address or addresses: `{"greeter": ["10.0.0.5:9090", "10.0.0.6:9090"]}`. It is JSON, or YAML when its name ends in
/// `.yaml` or `.yml`. In place of an address may stand an object
/// with `address`, and `id` and `metadata` if wanted. A node without an id is named by its address.
///
/// Every question looks whether a file has changed. One that can't be read any more, because it is half written or gone,
/// keeps what it was known for, with a warning. A file that leaves a folder takes its services with it.
public final class FileRegistry: ReadOnlyRegistry {
    /// Which files.
    public struct Configuration: Sendable {
        /// Files, and folders whose files that end in `.json`, `.yaml` and `.yml` count.
        public var paths: [String]
        /// How often a watch looks for changes.
        public var interval: Duration
        /// Told of files that can't be read.
        public var logger: Logger

        /// Watches look once a second.
        public init(
            paths: [String],
            interval: Duration = .seconds(1),
            logger: Logger = Logger(label: "micro.registry")
        ) {
            self.paths = paths
            self.interval = interval
            self.logger = logger
        }
    }

    /// `file`.
    public let name = "file"
    package let insteadOfRegistering: String
    private let configuration: Configuration
    private let watches: RegistryWatches
    private let state: Mutex<State>

    private struct State {
        var files: ServiceFiles
        var isClosed = false
    }

    /// Makes a registry. No file is read before it is asked.
    /// - Throws: ``MicroError`` `invalidArgument` when there is no path.
    public init(_ configuration: Configuration) throws {
        guard let first = configuration.paths.first, !configuration.paths.contains("") else {
            throw MicroError(
                .invalidArgument,
                "the file registry needs a file",
                hint: "give a JSON or YAML file of services, or a folder of such files, as the registry's address"
            )
        }
        self.configuration = configuration
        insteadOfRegistering = "write it into \(first)"
        watches = RegistryWatches(of: "the file registry", logger: configuration.logger)
        state = Mutex(State(files: ServiceFiles(paths: configuration.paths)))
    }

    /// Refused, since the files belong to somebody else: ``MicroError`` `invalidArgument`.
    public func register(_ service: ServiceRecord, ttl: Duration?) async throws {
        try checkOpen()
        throw refusal(service, toBe: "registered")
    }

    /// Refused, since the files belong to somebody else: ``MicroError`` `invalidArgument`.
    public func deregister(_ service: ServiceRecord) async throws {
        try checkOpen()
        throw refusal(service, toBe: "deregistered")
    }

    /// What the files say now; see ``Registry/get(_:extent:)-(String,_)``. Reading them holds up the caller's thread.
    public func get(_ name: String, extent: LookupExtent) async throws -> [ServiceRecord] {
        try look().records.filter { $0.name == name }
    }

    /// What the files say now of all the names.
    public func get(_ names: [String], extent: LookupExtent) async throws -> [ServiceRecord] {
        let names = Set(names)
        return try look().records.filter { names.contains($0.name) }
    }

    /// The names that the files have now.
    public func list() async throws -> [String] {
        Set(try look().records.map(\.name)).sorted()
    }

    /// What changes in the files, noticed within ``Configuration/interval``.
    public func watch(_ name: String?) async throws -> AsyncThrowingStream<RegistryEvent, any Error> {
        try checkOpen()
        return try await watches.open { [self] tell in
            var told: UInt64?
            while true {
                let (records, changes) = try look()
                if changes != told {
                    try await tell(.all(name.map { name in records.filter { $0.name == name } } ?? records))
                    told = changes
                }
                try await pause(until: .now + configuration.interval)
            }
        }
    }

    /// Ends watches.
    public func close() async {
        state.withLock { $0.isClosed = true }
        watches.close()
    }

    // MARK: Reading

    private func look() throws -> (records: [ServiceRecord], changes: UInt64) {
        try checkOpen()
        let (files, faults) = state.withLock { state in
            let faults = state.files.refresh()
            return (state.files, faults)
        }
        guard files.isKnown else {
            throw MicroError(
                .registryUnavailable,
                "no file of services can be read: \(files.faults.joined(separator: "; "))",
                phase: .discovery,
                address: configuration.paths.first,
                hint: #"a file is an array of service records or an object such as {"greeter": ["host:port"]}"#
            )
        }
        for fault in faults {
            configuration.logger.warning(
                "a file of services can't be used; what was known of it counts",
                metadata: ["error": "\(fault)"]
            )
        }
        return (files.records, files.changes)
    }

    private func checkOpen() throws {
        guard !state.withLock({ $0.isClosed }) else {
            throw MicroError(.registryUnavailable, "the file registry has been closed", phase: .discovery)
        }
    }
}
