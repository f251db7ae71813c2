import ArgumentParser
import MicroKit

/// `micro context add NAME OPTIONS…`
struct AddContext: MicroCommand {
    static let configuration = CommandConfiguration.micro(
        "add",
        abstract: "Keep the connection options of this command line under a name.",
        discussion: """
            For example: micro context add staging --registry mdns --registry-address eth1 --timeout 10s. The options \
            are checked first. Secrets given as @FILE stay where they are.
            """
    )

    @Argument(help: ArgumentHelp("The name.", valueName: "name"))
    var name: String

    @Flag(help: "Replace the context of that name.")
    var force = false

    @Flag(help: "Make it the current one.")
    var use = false

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Connection") var connection: ConnectionOptions

    func run(in context: CommandContext) async throws {
        let renderer = try output.makeRenderer(context)
        let settings = try await settings(context)
        try ConfigurationFile.update(context.environment) { file in
            guard force || file.contexts[name] == nil else {
                throw Failure(.cannotCreate, "there is a context '\(name)' already", hint: "replace it with --force")
            }
            file.contexts[name] = settings
            if use { file.makeCurrent(name) }
        }
        try renderer.show(ContextReport(name: name, settings: settings, isCurrent: use))
    }

    private func settings(_ context: CommandContext) async throws -> ConfigurationFile.Settings {
        let isShown = name.unicodeScalars.allSatisfy {
            !$0.properties.isWhitespace && $0.properties.generalCategory != .control
        }
        guard !name.isEmpty, isShown, name != ConfigurationFile.noContext, !name.hasPrefix("-") else {
            throw Failure.usage(
                "'\(name)' can't be the name of a context",
                hint: "choose one without spaces that is not '\(ConfigurationFile.noContext)' and begins with no '-'"
            )
        }
        guard connection.context == nil else {
            throw Failure.usage("--context chooses a context and can't be part of one")
        }
        var given = try connection.given()
        guard !given.isEmpty else {
            throw Failure.usage(
                "a context needs at least one option to keep",
                hint: "such as --registry mdns --registry-address eth1"
            )
        }
        // What can't be used is better told now than each time that the context is. Nothing is opened for that.
        for registry in try context.makeRegistries(ConnectionSettings(SettingLayers(options: given))) {
            await registry.registry.close()
        }
        for (setting, text) in given {
            // The context will be used in other folders too.
            if setting == .registryAddress { given[setting] = withAbsoluteFiles(text, given[.registry]) }
            if setting.isPath { given[setting] = absolute(text) }
            if setting.isSecret, text.hasPrefix("@"), !text.hasPrefix("@@") {
                given[setting] = "@" + absolute(String(text.dropFirst()))
            }
        }
        return given
    }

    /// Addresses, of which those of the registry `file` are paths.
    private func withAbsoluteFiles(_ addresses: String, _ registries: String?) -> String {
        let file = RegistryName.file.rawValue
        return addresses.split(separator: ",").map { part in
            let part = part.trimmingSpaces()
            let prefix = "\(file)="
            if part.hasPrefix(prefix) { return prefix + absolute(String(part.dropFirst(prefix.count))) }
            return registries == file ? absolute(part) : part
        }
        .joined(separator: ",")
    }

    private func absolute(_ path: String) -> String {
        if path.hasPrefix("/") { return path }
        return (SystemFiles.realPath(".").map { $0 == "/" ? "/" : $0 + "/" } ?? "") + path
    }
}

extension ConfigurationFile {
    /// Makes a context the current one; nil for none.
    mutating func makeCurrent(_ name: String?) {
        if name != current { previous = current ?? Self.noContext }
        current = name
    }
}
