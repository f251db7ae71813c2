/// The subjects that registries of one kind of go-micro meet under. Those of one kind hear nothing of the other.
enum NATSSubjectFamily: Int, CaseIterable, Sendable {
    /// The plugins of v1 to v5 (go-micro plugins `registry/nats/nats.go`).
    case plugins
    /// The registry of go-micro's core from v5.8 on, and of v6 (go-micro `registry/nats/nats.go`).
    case core

    private var prefix: String {
        switch self {
        case .plugins: "micro.registry.nats"
        case .core: "micro.nats"
        }
    }

    /// Where questions are asked.
    var query: String { "\(prefix).query" }
    /// Where changes are told.
    var watch: String { "\(prefix).watch" }
}
