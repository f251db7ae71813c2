import MicroKit

/// One setting's text and where it came from.
struct Setting: Sendable {
    /// The places where something can be set, in the order in which they count.
    enum Origin: Sendable {
        /// An option of the command line.
        case option(SettingName)
        /// An environment variable.
        case environment(String)
        /// A context of the configuration file.
        case context(SettingName, name: String, ConfigurationSource)
        /// The settings of the configuration file that count for all contexts.
        case file(SettingName, ConfigurationSource)
    }

    var text: String
    var origin: Origin

    /// The exit code for a text that can't be used.
    var failure: ExitReason {
        if case .option = origin { .usage } else { .configuration }
    }

    func fail(_ reason: String, hint: String? = nil) -> Failure {
        Failure(failure, "\(origin): \(reason)", hint: hint)
    }

    /// Does what may fail with the text.
    /// - Throws: ``Failure``, which says where the text stands.
    func use<Result>(_ body: (String) throws(MicroError) -> Result) throws -> Result {
        do throws(MicroError) {
            return try body(text)
        } catch {
            throw fail(error.message, hint: error.hint)
        }
    }
}

extension Setting.Origin: CustomStringConvertible {
    /// Where, for people: `--registry`, `$MICRO_REGISTRY`, or a place in a file.
    var description: String {
        switch self {
        case .option(let name): name.option
        case .environment(let variable): "$\(variable)"
        case .context(let name, let context, let source):
            "\(source.place(of: ["contexts", context, name.rawValue])), \(name.rawValue) of the context '\(context)'"
        case .file(let name, let source): "\(source.place(of: ["settings", name.rawValue])), \(name.rawValue)"
        }
    }

    /// The same in a few words.
    var short: String {
        switch self {
        case .option, .environment: description
        case .context(_, let context, _): "context '\(context)'"
        case .file: "configuration file"
        }
    }
}

// MARK: Reading

extension Setting {
    func time() throws -> Duration {
        try GoDuration(text, of: origin.description, else: failure).duration
    }

    func size() throws -> Int {
        guard let count = ByteCount(text) else {
            throw fail("'\(text)' is no size", hint: "write it as 512KiB, 16MiB or in bytes")
        }
        return count.bytes
    }

    func listeningAddress() throws -> String {
        try use { text throws(MicroError) in
            _ = try HostPort(parsing: text)
            return text
        }
    }

    func count() throws -> Int {
        guard let count = Int(text), (0...100).contains(count) else {
            throw fail("'\(text)' must be a number from 0 to 100")
        }
        return count
    }

    func flag() throws -> Bool {
        try use { text throws(MicroError) in try Bool(setting: text) }
    }

    /// The registries that are named, each once.
    func registries() throws -> [RegistryName] {
        try text.split(separator: ",", omittingEmptySubsequences: false).reduce(into: []) { names, word in
            let name: RegistryName = try choice("registry", of: word.trimmingSpaces())
            if !names.contains(name) { names.append(name) }
        }
    }

    /// The one of an enum's names, or of the names that older generations have for one.
    func choice<Name: RawRepresentable & CaseIterable>(
        _ kind: String,
        of word: String? = nil,
        synonyms: [String: Name] = [:]
    ) throws -> Name where Name.RawValue == String {
        let word = word ?? text
        if let name = Name(rawValue: word) ?? synonyms[word] { return name }
        let place = failure == .usage ? nil : origin.description
        throw Failure.unknown("unknown \(kind)", word, in: place, of: Name.self, status: failure)
    }
}
