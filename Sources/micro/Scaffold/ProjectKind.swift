/// What `micro new` can make.
enum ProjectKind: String, CaseIterable, Sendable {
    case service, function, client, pubsub, stream, crud

    /// One line for lists and help.
    var summary: String {
        switch self {
        case .service: "a service with a call, two streams and a subscriber"
        case .function: "a service that answers one request and ends"
        case .client: "a program that calls a service"
        case .pubsub: "a service that publishes events and subscribes to them"
        case .stream: "a service with server, client and two-way streams"
        case .crud: "a service that keeps records: create, read, update, delete, list"
        }
    }

    /// What the folder's name ends with (go-micro v4 `cmd/cli/new`).
    var suffix: String { self == .client ? "-client" : "" }

    /// The kind that a word stands for in any generation, nil for an unknown one.
    /// - Throws: ``Failure`` of status `usage` for a kind that some generation has and we have not.
    static func named(_ word: String) throws -> ProjectKind? {
        switch word {
        case "srv", "default": .service
        case "fnc": .function
        case "api", "web":
            throw Failure.usage(
                "there is no template for a project of type '\(word)'",
                hint: "choose from \(allCases.map(\.rawValue).joined(separator: ", "))"
            )
        default: ProjectKind(rawValue: word)
        }
    }

    /// The kind that an option names.
    /// - Throws: ``Failure`` of status `usage` for a wrong one.
    static func named(_ word: String, by option: String) throws -> ProjectKind {
        if let kind = try named(word) { return kind }
        throw Failure.unknown("\(option): unknown kind", word, of: Self.self)
    }
}
