import ArgumentParser

/// What a request carries: its body, and headers for the handler.
struct RequestOptions: ParsableArguments {
    @Option(
        name: [.short, .long],
        help: ArgumentHelp("The request's body: JSON, @FILE, or @- for standard input.", valueName: "body"),
        completion: .file()
    )
    var data: String?

    @Option(
        name: [.long],
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "Set a field of the body: a.b=text, or a.b:=JSON. May be given several times.",
            valueName: "field"
        )
    )
    var field: [String] = []

    @Flag(name: [.long], help: "Send the body as it is, without checking that it is JSON.")
    var raw = false

    @Option(
        name: [.customShort("H"), .customLong("header"), .customShort("m"), .customLong("metadata")],
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "A header for the service, as name=text or 'Name: text'; @FILE reads one a line. May be given several "
                + "times. [$MICRO_METADATA, comma-separated]",
            valueName: "header"
        )
    )
    var metadata: [String] = []
}
