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
        try context.output.write(Array(CompletionScripts.of(shell).utf8))
    }
}

extension CompletionScripts {
    /// The script for a shell.
    static func of(_ shell: ShellName) -> String {
        switch shell {
        case .bash: bash
        case .zsh: zsh
        case .fish: fish
        }
    }
}
