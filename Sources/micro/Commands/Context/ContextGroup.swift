import ArgumentParser

/// `micro context …`
struct ContextCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "context",
        abstract: "Keep sets of connection options under names.",
        discussion: """
            They stand in $XDG_CONFIG_HOME/micro/config.json, or ~/.config/micro/config.json, which only its owner can \
            read. What an option or an environment variable says counts before a context. Also: micro env.
            """,
        subcommands: [ListContexts.self, AddContext.self, UseContext.self, ShowContext.self, RemoveContext.self],
        defaultSubcommand: ListContexts.self
    )
}
