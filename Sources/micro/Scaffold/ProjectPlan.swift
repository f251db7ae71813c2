import MicroKit

/// Everything that is settled about a new project before a file is written.
struct ProjectPlan: Sendable {
    let kind: ProjectKind
    let name: ProjectName
    /// The project's folder as the user named it, without `/` at the end.
    let folder: String
    /// Something that the user should know.
    let note: String?

    private let language: ProjectLanguage
    private let usesProtobuf: Bool
    private let template: ProjectTemplate?
    private let values: MustacheValues

    /// Settles it.
    /// - Parameters:
    ///   - words: The kind, if it is said, and the name.
    ///   - options: The rest of the command line.
    ///   - executable: The path of the running program.
    /// - Throws: ``Failure`` of status `usage` for what can't be, `inputMissing` for a folder that can't be read.
    init(_ words: [String], _ options: ProjectOptions, executable: String?) throws {
        try Self.refuseForeign(options)
        let (kindWord, typed) = try Self.split(words)
        let templateKind = try options.template.flatMap(ProjectKind.named)
        kind = try Self.kind(kindWord, options, templateKind)
        language = options.go ? .go : .swift
        usesProtobuf = options.proto
        let isOwn = options.template != nil && templateKind == nil
        try Self.checkLanguage(options, isPossible: kind == .service && !isOwn)
        let path = typed.removingSlashes()
        name = try ProjectName(
            try Self.name(path, options),
            alias: options.alias,
            prefix: options.namespace.map { "\($0).\(options.type ?? ProjectKind.service.rawValue)" },
            service: options.fqdn,
            suffix: kind.suffix,
            language: language
        )
        folder = options.dir?.removingSlashes() ?? path.removing(suffix: kind.suffix) + kind.suffix
        guard !folder.isEmpty else { throw Failure.usage("--dir: the folder's name is missing") }
        template = try isOwn ? options.template.map { try TemplateFolder.read($0) } : nil
        let own = executable.flatMap { MicroDependency.ownCheckout(executable: $0) }
        let dependency = try options.microPath.map(MicroDependency.checkout) ?? own ?? .release
        note = options.microPath == nil && language == .swift && !isOwn ? dependency.note : nil
        let folderName = SystemFiles.name(of: folder)
        if language == .swift { try ReservedNames.check(folder: folderName, others: dependency.packages) }
        values = try Self.values(name, kind, dependency, options).merging(["folder": .text(folderName)]) { $1 }
    }

    /// The files with everything in its place.
    /// - Throws: ``Failure`` of status `invalidBody` for a wrong template of the user's.
    func makeFiles() throws -> [ProjectFile] {
        try (template ?? builtIn).render(values)
    }

    private var builtIn: ProjectTemplate {
        switch language {
        case .swift: BuiltInTemplate.package(kind, usesProtobuf: usesProtobuf)
        case .go: BuiltInTemplate.goModule
        }
    }

    // MARK: What to tell

    /// `service greeter`
    var title: String { "\(kind.rawValue) \(name.service)" }

    /// What to type next.
    var nextCommands: [String] {
        let enter = "cd \(ShellWord.quoted(folder))"
        if template != nil { return [enter] }
        return language == .swift ? [enter, "swift run"] : [enter, "go mod tidy", "go run ."]
    }

    /// What to type in another terminal then.
    var firstCall: String? {
        guard template == nil, let call = BuiltInTemplate.firstCall(kind) else { return nil }
        return try? MustacheTemplate(call).render(values)
    }

    // MARK: Reading the command line

    private static func split(_ words: [String]) throws -> (kind: String?, name: String) {
        switch words.count {
        case 0: throw Failure.usage("the project's name is missing", hint: "such as 'micro new greeter'")
        case 1:
            guard ProjectKind(rawValue: words[0]) == nil else {
                let again = "micro new \(words[0])"
                throw Failure.usage(
                    "the project's name is missing",
                    hint: "'\(again) greeter', or '\(again) \(words[0])'"
                )
            }
            return (nil, words[0])
        case 2: return (words[0], words[1])
        default:
            throw Failure.usage("one name is wanted, not '\(words.dropFirst().joined(separator: " "))'")
        }
    }

    private static func checkLanguage(_ options: ProjectOptions, isPossible: Bool) throws {
        if options.go, options.proto { throw Failure.usage("--go and --proto exclude each other") }
        guard options.go || options.proto, !isPossible else { return }
        throw Failure.usage("\(options.go ? "--go" : "--proto") is for services of our own template")
    }

    /// The name in what may be a path.
    private static func name(_ path: String, _ options: ProjectOptions) throws -> String {
        guard options.dir == nil || !path.contains("/") else {
            throw Failure.usage("NAME is a path already: \(path)", hint: "give the folder either by it or by --dir")
        }
        let last = path.split(separator: "/").last.map(String.init) ?? ""
        guard last != ".", last != ".." else {
            let hint = "to write into that folder: micro new --dir \(path) NAME"
            throw Failure.usage("'\(path)' is no name", hint: hint)
        }
        return last
    }

    private static func kind(_ word: String?, _ options: ProjectOptions, _ template: ProjectKind?) throws -> ProjectKind
    {
        var kinds: [ProjectKind] = []
        if let word {
            guard let kind = try ProjectKind.named(word) else {
                let nearest = Suggestion.nearest(word, in: ProjectKind.allCases.map(\.rawValue))
                var failure = Failure.unknown("unknown kind of project", word, of: ProjectKind.self)
                failure.hint = nearest.map { "did you mean '\($0)'?" }
                throw failure
            }
            kinds.append(kind)
        }
        if let type = options.type { kinds.append(try ProjectKind.named(type, by: "--type")) }
        if let template { kinds.append(template) }
        guard Set(kinds).count <= 1 else {
            let names = kinds.map(\.rawValue).joined(separator: " and ")
            throw Failure.usage("the project can't be of two kinds, \(names), at once")
        }
        return kinds.first ?? .service
    }

    /// Refuses what other generations take and what has no meaning here.
    private static func refuseForeign(_ options: ProjectOptions) throws {
        if !options.plugin.isEmpty {
            throw Failure.usage(
                "--plugin: there are no plug-ins to choose",
                hint: "registry, transport and broker are arguments of MicroService in the generated source"
            )
        }
        if let gopath = options.gopath, !["false", "0", "f"].contains(gopath.lowercased()) {
            throw Failure.usage(
                "--gopath: projects do not go to a GOPATH",
                hint: "name the folder as a path or with --dir"
            )
        }
        if options.template == nil || (try? options.template.flatMap(ProjectKind.named)) != nil, !options.set.isEmpty {
            throw Failure.usage("--set is for a template of your own", hint: "name its folder with --template")
        }
    }

    private static func values(
        _ name: ProjectName,
        _ kind: ProjectKind,
        _ dependency: MicroDependency,
        _ options: ProjectOptions
    ) throws -> MustacheValues {
        var values: MustacheValues = [
            "name": .text(name.service), "alias": .text(name.alias), "module": .text(name.module),
            "type": .text(name.type), "kind": .text(kind.rawValue), "image": .text(name.alias.lowercased()),
            "loopback": .text(loopback),
        ]
        values.merge(dependency.values) { $1 }
        values.merge(BuiltInTemplate.values(kind, usesProtobuf: options.proto)) { $1 }
        for variable in options.set {
            guard let equals = variable.firstIndex(of: "="), equals != variable.startIndex else {
                throw Failure.usage("--set: '\(variable)' must be written as name=text")
            }
            values[String(variable[..<equals])] = .text(String(variable[variable.index(after: equals)...]))
        }
        return values
    }

    /// What the loopback interface is called here.
    private static var loopback: String {
        #if os(Linux)
            "lo"
        #else
            "lo0"
        #endif
    }
}

extension String {
    /// Without `/` at the end, unless it is nothing else.
    fileprivate func removingSlashes() -> String {
        var text = self[...]
        while text.count > 1, text.last == "/" { text = text.dropLast() }
        return String(text)
    }
}
