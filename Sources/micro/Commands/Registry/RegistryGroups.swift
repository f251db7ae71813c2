import ArgumentParser

/// `micro list …`
struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List services, nodes or endpoints.",
        subcommands: [ListServices.self, ListNodes.self, ListEndpoints.self],
        defaultSubcommand: ListServices.self
    )
}

/// `micro get …`
struct GetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "get",
        abstract: "Show what the registry knows of a service.",
        subcommands: [GetService.self],
        defaultSubcommand: GetService.self
    )
}

/// `micro registry …`: the same commands under the name that some generations give them.
struct RegistryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "registry",
        abstract: "The commands that ask the registry, under one name.",
        subcommands: [ListCommand.self, GetCommand.self]
    )
}
