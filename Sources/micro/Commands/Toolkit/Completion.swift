import ArgumentParser

/// The shells that completion scripts exist for.
enum ShellName: String, CaseIterable, ExpressibleByArgument, Sendable {
    case bash, zsh, fish
}

/// `micro completion bash|zsh|fish`
struct Completion: MicroCommand {
    static let configuration = CommandConfiguration.micro(
        "completion",
        abstract: "Print the completion script for a shell.",
        discussion: """
            bash: micro completion bash > ~/.local/share/bash-completion/completions/micro
            zsh:  micro completion zsh > a folder of $fpath, as _micro
            fish: micro completion fish > ~/.config/fish/completions/micro.fish
            """
    )

    @Argument(help: "bash, zsh or fish.")
    var shell: ShellName

    func run(in context: CommandContext) async throws {
        let script: String =
            switch shell {
            case .bash: Micro.completionScript(for: .bash)
            case .zsh: Micro.completionScript(for: .zsh)
            case .fish: Micro.completionScript(for: .fish)
            }
        try context.output.write(Array((script.hasSuffix("\n") ? script : script + "\n").utf8))
    }
}
