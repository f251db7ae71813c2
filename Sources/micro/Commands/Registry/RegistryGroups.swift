import ArgumentParser

/// `micro list …`
struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List services, nodes, endpoints or topics.",
        subcommands: [ListServices.self, ListNodes.self, ListEndpoints.self, ListTopics.self],
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

/// `micro register …`
struct RegisterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "register",
        abstract: "Put a service into the registry by hand.",
        subcommands: [RegisterService.self],
        defaultSubcommand: RegisterService.self
    )
}

/// `micro deregister …`
struct DeregisterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deregister",
        abstract: "Take a service out of the registry by hand.",
        subcommands: [DeregisterService.self],
        defaultSubcommand: DeregisterService.self
    )
}

/// `micro registry …`: the same commands under the name that some generations give them.
struct RegistryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "registry",
        abstract: "The commands that ask the registry, under one name.",
        discussion: "Also: micro registry watch.",
        subcommands: [
            ListCommand.self, GetCommand.self, RegisterCommand.self, DeregisterCommand.self, TakeSnapshot.self,
            CompareRegistry.self, LintRegistry.self,
        ]
    )
}
