import ArgumentParser
import MicroKit

/// `micro new [KIND] NAME`
struct NewProject: MicroCommand {
    static let configuration = CommandConfiguration.micro(
        "new",
        abstract: "Write a new project: a service, a client and so on.",
        discussion: """
            Without a kind it is a service. The name may be a path, whose last part is the name then. The project builds \
            and passes its own tests as it is.

            KINDS
            \(ProjectKind.allCases.map { "  \($0.rawValue)  \($0.summary)" }.joined(separator: "\n"))

            OWN TEMPLATES
              --template names a folder. Everything in it is copied; in files of text and in names {{name}} stands for \
            the service's name, {{alias}} for its last part, {{type}} for that in upper camel case, {{module}} for it as \
            Swift imports it, {{folder}} for the folder's name. The rest is the syntax of Mustache, without partials and \
            without escapes for HTML. A file whose name comes out empty is left out.
            """
    )

    @Argument(help: ArgumentHelp("The kind, if it is no service, and the name.", valueName: "kind name"))
    var words: [String] = []

    @OptionGroup(title: "Project") var project: ProjectOptions

    @Flag(name: [.long], help: "Write into a folder that has something in it, and over files of the same names.")
    var force = false

    @Flag(name: [.long], help: "Show what would be written, and write nothing.")
    var dryRun = false

    @Flag(name: [.long], help: "List the kinds of projects.")
    var list = false

    @OptionGroup(title: "Output") var output: OutputOptions

    var endsOnInterrupt: Bool { false }

    func run(in context: CommandContext) async throws {
        let renderer = try output.makeRenderer(context)
        if list { return try renderer.show(ProjectKindList()) }
        let plan = try ProjectPlan(words, project, executable: MicroDependency.executablePath)
        if let note = plan.note { context.note(note) }
        Interruption.holdBack()
        let files = try plan.makeFiles()
        let writer = ProjectWriter(folder: plan.folder, isForced: force)
        if dryRun { try writer.checkPlaces(of: files) } else { try writer.write(files) }
        Interruption.release()
        try renderer.show(ProjectReport(plan: plan, files: files.map(\.path), isDryRun: dryRun))
    }
}

/// What is shown of a new project.
struct ProjectReport: Report {
    var plan: ProjectPlan
    var files: [String]
    var isDryRun: Bool

    /// The beginning and the tree are those of the Go `micro` (go-micro v1 and v2 `cmd/micro/new`).
    var text: TerminalText {
        let verb: TerminalText = isDryRun ? "Would create" : "Creating"
        var text: TerminalText = "\(verb) \(plan.title) in \(plan.folder)\n\n"
        for line in FileTree(files).lines { text += "\(line)\n" }
        guard !isDryRun else { return text }
        text += "\nNow type:\n\n"
        for line in plan.nextCommands { text += "  \(line)\n" }
        if let call = plan.firstCall { text += "\nand in another terminal:\n\n  \(call)\n" }
        return text
    }

    var table: Table { Table(headings: ["file"], rows: files.map { [$0] }) }

    var json: JSONValue {
        .object([
            .init("directory", .string(plan.folder)),
            .init("files", .array(files.map { .string($0) })),
        ])
    }
}

/// `micro new --list`
struct ProjectKindList: Report {
    private var rows: [[String]] { ProjectKind.allCases.map { [$0.rawValue, $0.summary] } }

    var text: TerminalText {
        rows.reduce(into: TerminalText()) { $0 += "\($1[0])\t\($1[1])\n" }
    }

    var table: Table { Table(headings: ["kind", "what it is"], rows: rows) }

    var json: JSONValue {
        .array(rows.map { .object([.init("name", .string($0[0])), .init("description", .string($0[1]))]) })
    }
}
