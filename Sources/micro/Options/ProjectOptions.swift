import ArgumentParser

/// What a new project is to be, in the words of every generation.
struct ProjectOptions: ParsableArguments {
    @Option(name: [.long], help: ArgumentHelp("The folder to write into. (default: NAME)", valueName: "folder"))
    var dir: String?

    @Flag(name: [.long], help: "Describe the messages in a .proto; for services.")
    var proto = false

    @Flag(name: [.long], help: "Write the service in Go, for go-micro v5.")
    var go = false

    @Option(
        name: [.long],
        help: ArgumentHelp("A folder to take as the template, or one of the kinds.", valueName: "folder"),
        completion: .directory
    )
    var template: String?

    @Option(
        name: [.long],
        help: ArgumentHelp("A variable for the template, as name=text; may be repeated.", valueName: "variable")
    )
    var set: [String] = []

    @Option(
        name: [.long],
        help: ArgumentHelp(
            "A checkout of micro to take MicroKit from. (default: the released package; for a micro that stands in a "
                + "checkout's build folder that checkout)",
            valueName: "folder"
        ),
        completion: .directory
    )
    var microPath: String?

    @Option(name: [.long], help: ArgumentHelp("The short name, if it is not the folder's.", valueName: "name"))
    var alias: String?

    @Option(
        name: [.long],
        help: ArgumentHelp("Makes the service's name namespace.type.alias, as in v1 and v2.", valueName: "name")
    )
    var namespace: String?

    @Option(name: [.long], help: ArgumentHelp("The service's whole name in the registry.", valueName: "name"))
    var fqdn: String?

    @Option(
        name: [.long],
        help: ArgumentHelp("The kind, as in v1 and v2: srv, service, fnc, function and so on.", valueName: "kind")
    )
    var type: String?

    @Option(name: [.long], help: .private)
    var plugin: [String] = []

    @Option(name: [.long], help: .private)
    var gopath: String?

    @Flag(name: [.customLong("no-mcp")], help: .private)
    var noMCP = false
}
