import Logging

/// Turns what the library logs into notes on stderr, warnings and worse alone.
struct NoteLogHandler: LogHandler {
    /// Where the notes go.
    let context: CommandContext
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.warning

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let details = metadata.merging(event.metadata ?? [:]) { $1 }.sorted { $0.key < $1.key }
        context.note(([event.message.description] + details.map { "\($0.key): \($0.value)" }).joined(separator: "; "))
    }
}
