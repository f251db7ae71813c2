import MicroKit

/// What `micro` keeps from one run to the next: settings that always count, and named contexts of which one is current.
///
/// ```json
/// {
///   "context": "staging",
///   "settings": {"timeout": "10s"},
///   "contexts": {"staging": {"registry": "mdns", "registry-address": "eth1"}}
/// }
/// ```
///
/// Settings have the names of their options and are strings, numbers, booleans or, for a list, arrays of strings.
struct ConfigurationFile: Sendable, Hashable {
    typealias Settings = [SettingName: String]

    /// The context that counts where nobody chooses one.
    var current: String?
    /// The one that was current before, for `micro context use -`.
    var previous: String?
    /// What counts in every context that does not say otherwise.
    var settings: Settings = [:]
    /// Contexts by their names.
    var contexts: [String: Settings] = [:]
    /// Where it stands.
    var source: ConfigurationSource

    /// The name that stands for no context at all.
    static let noContext = "default"

    /// The largest file that is read.
    static let limit = 1 << 20

    /// Whether it holds something that others must not read.
    var hasSecrets: Bool {
        ([settings] + contexts.values).contains { $0.contains { $0.key.shown($0.value) != $0.value } }
    }
}

// MARK: Reading

extension ConfigurationFile {
    /// Where the file is: `MICRO_CONFIG_FILE` (as in micro v3), else `micro/config.json` in `XDG_CONFIG_HOME` or in
    /// `~/.config` (XDG Base Directory Specification); nil where there is no home.
    static func path(_ environment: [String: String]) -> String? {
        if let path = environment["MICRO_CONFIG_FILE"], !path.isEmpty { return path }
        // The specification wants relative paths to be passed over.
        if let folder = environment["XDG_CONFIG_HOME"], folder.hasPrefix("/") { return "\(folder)/micro/config.json" }
        guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
        return "\(home)/.config/micro/config.json"
    }

    /// Reads the file that the environment names.
    /// - Returns: Nil when there is none.
    /// - Throws: ``Failure`` of status `configuration`.
    static func read(_ environment: [String: String]) throws -> ConfigurationFile? {
        guard let path = path(environment), SystemFiles.kind(of: path, followsLinks: true) != nil else { return nil }
        let bytes: [UInt8]
        do {
            bytes = try FileDescriptorStream.contents(ofFile: path, limit: limit)
        } catch let failure as Failure {
            throw Failure(.configuration, failure.line)
        }
        return try ConfigurationFile(ConfigurationSource(path: path, bytes: bytes))
    }

    /// Reads the text of a file. An empty one is one without settings.
    /// - Throws: ``Failure`` of status `configuration`, which says where in it something is wrong.
    init(_ source: ConfigurationSource) throws {
        self.init(source: source)
        guard source.bytes.contains(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }) else { return }
        let document: JSONValue
        do throws(JSONSyntaxError) {
            document = try JSONValue(parsing: source.bytes)
        } catch {
            let place = "line \(error.line), column \(error.column)"
            throw Failure(.configuration, "\(source.path), \(place): \(error.reason)")
        }
        guard let members = document.members else {
            throw Failure(.configuration, "\(source.path): a configuration is a JSON object")
        }
        for member in members {
            switch member.name {
            case "context": current = try Self.text(member, [], source)
            case "previous": previous = try Self.text(member, [], source)
            case "settings": settings = try Self.settings(member, [], source)
            case "contexts":
                guard let entries = member.value.members else {
                    throw Self.wrong("\"contexts\" must be an object", ["contexts"], source)
                }
                for entry in entries { contexts[entry.name] = try Self.settings(entry, ["contexts"], source) }
            case let name:
                throw Self.unknown("member", name, [name], ["context", "previous", "settings", "contexts"], source)
            }
        }
    }

    private static func settings(
        _ member: JSONValue.Member,
        _ outer: [String],
        _ source: ConfigurationSource
    ) throws -> Settings {
        let path = outer + [member.name]
        guard let entries = member.value.members else {
            throw wrong("\"\(member.name)\" must be an object", path, source)
        }
        var settings: Settings = [:]
        for entry in entries {
            guard let name = SettingName(rawValue: entry.name) else {
                throw unknown("setting", entry.name, path + [entry.name], SettingName.allCases.map(\.rawValue), source)
            }
            settings[name] = try text(entry, path, source)
        }
        return settings
    }

    private static func text(
        _ member: JSONValue.Member,
        _ outer: [String],
        _ source: ConfigurationSource
    ) throws -> String {
        switch member.value {
        case .string(let text), .number(let text): return text
        case .bool(let value): return String(value)
        case .array(let elements) where elements.allSatisfy { $0.stringValue != nil }:
            return elements.compactMap(\.stringValue).joined(separator: ",")
        default:
            let path = outer + [member.name]
            throw wrong("\"\(member.name)\" must be a string, a number, true, false or a list of strings", path, source)
        }
    }

    private static func wrong(_ reason: String, _ path: [String], _ source: ConfigurationSource) -> Failure {
        Failure(.configuration, "\(source.place(of: path)): \(reason)")
    }

    private static func unknown(
        _ kind: String,
        _ name: String,
        _ path: [String],
        _ known: [String],
        _ source: ConfigurationSource
    ) -> Failure {
        let nearest = Suggestion.nearest(name, in: known)
        return Failure(
            .configuration,
            "\(source.place(of: path)): unknown \(kind) '\(name)'",
            hint: nearest.map { "did you mean '\($0)'?" } ?? "known are \(known.joined(separator: ", "))"
        )
    }
}
