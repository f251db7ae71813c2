import ArgumentParser

/// `micro version`
struct Version: MicroCommand {
    static let configuration = CommandConfiguration.micro(
        "version",
        abstract: "Print the version."
    )

    /// The version of this build, by semver.org.
    static let number = "0.1.0"

    /// What is printed, in the words of the Go `micro`.
    static let text = "micro version \(number)\n"

    func run(in context: CommandContext) async throws {
        try context.output.write(Array(Self.text.utf8))
    }
}
