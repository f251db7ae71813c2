import ArgumentParser
import MicroKit

extension CompletionKind {
    /// The names of the services that answer.
    static var services: CompletionKind {
        .custom { words, _, prefix in
            LiveCompletion.candidates(words, prefix) { registry in try await registry.list() }
        }
    }

    /// The endpoints of the service that the line names.
    static var endpoints: CompletionKind {
        .custom { words, _, prefix in
            guard let service = LiveCompletion.serviceName(in: words) else { return [] }
            return LiveCompletion.candidates(words, prefix) { registry in
                try await registry.get(service, extent: .enough).flatMap(\.endpoints)
                    .filter { !$0.isSubscriber }.map(\.name)
            }
        }
    }
}

/// Candidates from the registry while a user presses Tab. Never says anything, never takes long: no answer is better
/// than a late one at a prompt.
enum LiveCompletion {
    /// Longest wait at a prompt.
    static let limit: Duration = .milliseconds(300)

    static func candidates(
        _ words: [String],
        _ prefix: String,
        _ ask: @escaping @Sendable (any Registry) async throws -> [String]
    ) -> [String] {
        guard let options = try? ConnectionOptions.parse(connectionWords(words)) else { return [] }
        return EventLoopThread.runBlocking { loop in
            let context = CommandContext(
                environment: Main.processEnvironment(),
                input: FileDescriptorStream.standardInput,
                output: FileDescriptorStream.standardOutput,
                errorOutput: FileDescriptorStream.standardError,
                eventLoop: loop
            )
            guard var settings = try? options.resolve(context.environment) else { return [] }
            settings.discoveryTimeout = min(settings.discoveryTimeout, limit)
            guard let registry = try? context.makeRegistry(settings) else { return [] }
            let names = (try? await ask(registry)) ?? []
            await registry.close()
            return Set(names).filter { $0.hasPrefix(prefix) && TerminalText.escaped($0) == $0 }.sorted()
        }
    }

    /// The options of the line that say which registry to ask.
    private static func connectionWords(_ words: [String]) -> [String] {
        var found: [String] = []
        for (index, word) in words.enumerated() {
            let name = String(word.prefix { $0 != "=" })
            guard ["--registry", "--registry-address", "--registry_address"].contains(name) else { continue }
            found.append(word)
            if name == word, index + 1 < words.count { found.append(words[index + 1]) }
        }
        return found
    }

    /// The first word behind the command's words that is no option.
    static func serviceName(in words: [String]) -> String? {
        let line = CommandLineArguments.ordered(Array(words.dropFirst()))
        var rest = line.arguments.dropFirst(line.path.count)
        while let first = rest.first {
            if CommandLineArguments.optionsWithValue.contains(first) {
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
