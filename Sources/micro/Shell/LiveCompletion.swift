import ArgumentParser
import MicroKit

extension CompletionKind {
    /// The names of the services that answer; for a call of an address the methods that the server there tells of.
    static var services: CompletionKind {
        .custom { words, _, prefix in
            let isCall = LiveCompletion.isCall(words)
            return LiveCompletion.candidates(words, prefix) { context, settings in
                if let address = LiveCompletion.address(in: words) {
                    do {
                        return try await context.names(at: address, areEndpoints: isCall, settings)
                    } catch let error as MicroError where [.endpointNotFound, .protocolMismatch].contains(error.code) {
                        // Somebody is there who does not tell: a service of go-micro, which is called by its name.
                    }
                }
                return try await context.asking(settings) { try await $0.list() }
            }
        }
    }

    /// The names of the contexts in the configuration file.
    static var contexts: CompletionKind {
        .custom { _, _, prefix in
            let file = try? ConfigurationFile.read(Main.processEnvironment())
            let names = (file?.contexts.keys).map(Array.init) ?? []
            return LiveCompletion.offered(names + [ConfigurationFile.noContext], prefix)
        }
    }

    /// The names of registries, also one more behind a comma.
    static var registries: CompletionKind {
        .custom { _, _, prefix in
            let given = prefix.lastIndex(of: ",").map { prefix[...$0] } ?? ""
            let chosen = given.split(separator: ",").map(String.init)
            let further = RegistryName.allCases.map(\.rawValue).filter { !chosen.contains($0) }
            return LiveCompletion.offered(further.map { given + $0 }, prefix)
        }
    }

    /// The endpoints of the service that the line names.
    static var endpoints: CompletionKind {
        .custom { words, _, prefix in
            guard let service = LiveCompletion.serviceName(in: words) else { return [] }
            return LiveCompletion.candidates(words, prefix) { context, settings in
                try await context.asking(settings) { registry in
                    try await registry.get(service, extent: .enough).flatMap(\.endpoints)
                        .filter { !$0.isSubscriber }.map(\.name)
                }
            }
        }
    }
}

extension CommandContext {
    /// Asks the registry and leaves it.
    fileprivate func asking(
        _ settings: ConnectionSettings,
        _ ask: (any Registry) async throws -> [String]
    ) async throws -> [String] {
        let registry = try makeRegistry(settings)
        let names = (try? await ask(registry)) ?? []
        await registry.close()
        return names
    }

    /// What a server says of itself: its services, or all their endpoints.
    fileprivate func names(
        at address: String,
        areEndpoints: Bool,
        _ settings: ConnectionSettings
    ) async throws -> [String] {
        let client = try makeClient(settings, registry: MemoryRegistry())
        let schemas = try ServiceSchemas(SchemaOptions.parse([]), client: client, settings)
        guard areEndpoints else { return try await schemas.names(at: address) }
        return try await schemas.services(at: address, named: nil).flatMap(\.0.endpoints).map(\.name)
    }
}

/// Candidates from the registry or a server while a user presses Tab. Never says anything, never takes long: no answer is
/// better than a late one at a prompt.
enum LiveCompletion {
    /// Longest wait at a prompt.
    static let limit: Duration = .milliseconds(300)

    /// What `ask` finds of names that begin with `prefix`, sorted.
    static func candidates(
        _ words: [String],
        _ prefix: String,
        _ ask: @escaping @Sendable (CommandContext, ConnectionSettings) async throws -> [String]
    ) -> [String] {
        guard let options = try? ConnectionOptions.parse(connectionWords(words)) else { return [] }
        return EventLoopThread.runBlocking { loop in
            let context = CommandContext(
                environment: Main.processEnvironment(),
                input: FileDescriptorStream.standardInput,
                output: FileDescriptorStream.standardOutput,
                errorOutput: NoOutput(),
                eventLoop: loop
            )
            guard var settings = try? options.resolve(context.environment) else { return [] }
            settings.registry.timeout = min(settings.registry.timeout ?? limit, limit)
            settings.timeout = min(settings.timeout, limit)
            settings.connectTimeout = min(settings.connectTimeout, limit)
            let names = (try? await ask(context, settings)) ?? []
            return offered(names, prefix)
        }
    }

    /// Those of some names that can be put behind what is typed.
    static func offered(_ names: [String], _ prefix: String) -> [String] {
        // Shells expand candidates: bash's compgen runs what stands in $(…). Names come from whoever answers.
        Set(names).filter { $0.hasPrefix(prefix) && ShellWord.quoted($0) == $0 }.sorted()
    }

    /// Where nothing is to be said.
    private struct NoOutput: OutputSink {
        var isTerminal: Bool { false }
        func write(_ bytes: [UInt8]) {}
        func untilReaderLeaves() async {}
    }

    /// Options of the line that say whom to ask, and how; all but the flags have a value.
    private static let connectionOptions: Set<String> = [
        "--registry", "--registry-address", "--registry_address", "--registry-option", "--context", "--cacert",
        "--cert", "--key", "--server-name", "--servername",
    ]
    private static let connectionFlags: Set<String> = ["--tls", "--insecure"]

    /// The options of the line that say whom to ask.
    private static func connectionWords(_ words: [String]) -> [String] {
        var found: [String] = []
        for (index, word) in words.enumerated() {
            let name = String(word.prefix { $0 != "=" })
            if connectionFlags.contains(word) { found.append(word) }
            guard connectionOptions.contains(name) else { continue }
            found.append(word)
            if name == word, index + 1 < words.count { found.append(words[index + 1]) }
        }
        return found
    }

    /// The host and port of the line's `--address`, nil without one and for several.
    static func address(in words: [String]) -> String? {
        var found: String?
        for (index, word) in words.enumerated() {
            if word.hasPrefix("--address=") { found = String(word.dropFirst("--address=".count)) }
            if word == "--address", index + 1 < words.count { found = words[index + 1] }
        }
        return found.flatMap { try? RoutingOptions.checkedAddress($0, of: "--address", else: .usage) }
    }

    /// Whether the line calls an endpoint, which at an address is named by its path alone.
    static func isCall(_ words: [String]) -> Bool {
        let path = CommandLineArguments.ordered(Array(words.dropFirst())).path
        return path == ["call"] || path == ["stream"]
    }

    /// Options of single commands that are followed by a value.
    private static let commandOptionsWithValue: Set<String> = [
        "--address", "--node", "--version", "--label", "-d", "--data", "--field", "-H", "--header", "-m", "--metadata",
        "--content-type", "--kind", "--proto", "-I", "--import-path", "--protoset", "--int64", "--retry-on",
        "--endpoint", "--as", "--interval", "--match", "--meta", "--count", "--nodes",
    ]

    /// The first word behind the command's words that is no option.
    static func serviceName(in words: [String]) -> String? {
        let line = CommandLineArguments.ordered(Array(words.dropFirst()))
        var rest = line.arguments.dropFirst(line.path.count)
        while let first = rest.first {
            if CommandLineArguments.optionsWithValue.union(commandOptionsWithValue).contains(first) {
                rest = rest.dropFirst(2)
            } else if first.hasPrefix("-") {
                rest = rest.dropFirst()
            } else {
                return first
            }
        }
        return nil
    }
}
