/// What registries say to each other under their subjects, apart from the records that are the answers: go-micro's
/// `registry.Result`, whose members begin with capitals.
enum NATSRegistryMessage: Hashable, Sendable {
    /// Who has nodes of this service?
    case get(String)
    /// Who has any?
    case list
    /// Something changed.
    case event(RegistryEvent)

    /// Reads a message.
    /// - Throws: ``MicroError`` `invalidRecord` when it is none, or tells of no service.
    init(decoding bytes: [UInt8]) throws(MicroError) {
        let json = try Self.json(bytes)
        guard let action = json["Action"]?.stringValue else {
            throw MicroError(.invalidRecord, "it is no message of a registry")
        }
        if action == "list" {
            self = .list
            return
        }
        guard let service = json["Service"], let record = try? ServiceRecord(json: service), !record.name.isEmpty else {
            throw MicroError(.invalidRecord, "it tells of no service")
        }
        switch (action, RegistryEvent.Action(rawValue: action)) {
        case ("get", _): self = .get(record.name)
        case (_, let action?): self = .event(RegistryEvent(action, record))
        default: throw MicroError(.invalidRecord, "its action is unknown")
        }
    }

    /// Reads a record that somebody answered with.
    /// - Throws: ``MicroError`` `invalidRecord`.
    static func record(_ bytes: [UInt8]) throws(MicroError) -> ServiceRecord {
        do {
            return try ServiceRecord(json: try json(bytes))
        } catch let error as MicroError {
            throw error
        } catch {
            throw MicroError(.invalidRecord, "it can't be read", cause: error)
        }
    }

    /// The bytes as they are sent. A question for a service has one that holds its name, since go-micro's registries
    /// end their process for one that is null.
    var encoded: [UInt8] {
        switch self {
        case .get(let name): Self.object("get", .object([.init("name", .string(name))]))
        case .list: Self.object("list", .null)
        case .event(let event): Self.object(event.action.rawValue, event.service.jsonValue)
        }
    }

    private static func object(_ action: String, _ service: JSONValue) -> [UInt8] {
        JSONValue.object([.init("Action", .string(action)), .init("Service", service)]).utf8()
    }

    private static func json(_ bytes: [UInt8]) throws(MicroError) -> JSONValue {
        do {
            return try JSONValue(parsing: bytes, maximumDepth: 64)
        } catch {
            throw MicroError(.invalidRecord, "it is no JSON: \(error.reason)", cause: error)
        }
    }
}
