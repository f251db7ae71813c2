/// Puts a command line into the one order that the parser takes: command words first, then options.
///
/// Users write options on either side of the command word, and every generation taught other words for the same
/// thing. Both are settled here, before parsing, so that the command tree knows each verb once.
enum CommandLineArguments {
    /// A command line in order.
    struct Ordered: Equatable {
        /// The words of the command in the tree, empty when the line names none.
        var path: [String]
        /// Everything for the parser; without a command, what is behind the options that any command takes.
        var arguments: [String]
    }

    /// Every path that a user may type, and the path in the command tree that it stands for.
    static let paths: [String: String] = [
        "list": "list services", "list services": "list services", "services": "list services", "ls": "list services",
        "list nodes": "list nodes", "nodes": "list nodes",
        "list endpoints": "list endpoints", "endpoints": "list endpoints",
        "list topics": "list topics", "topics": "list topics",
        "get": "get service", "get service": "get service",
        "describe": "get service", "describe service": "get service",
        "registry": "registry",
        "registry list": "registry list services", "registry list services": "registry list services",
        "registry services": "registry list services",
        "registry list nodes": "registry list nodes", "registry nodes": "registry list nodes",
        "registry list endpoints": "registry list endpoints", "registry endpoints": "registry list endpoints",
        "registry list topics": "registry list topics", "registry topics": "registry list topics",
        "registry get": "registry get service", "registry get service": "registry get service",
        "registry describe": "registry get service",
        "register": "register service", "register service": "register service",
        "registry register": "registry register service", "registry register service": "registry register service",
        "deregister": "deregister service", "deregister service": "deregister service",
        "registry deregister": "registry deregister service",
        "registry deregister service": "registry deregister service",
        "registry snapshot": "registry snapshot", "registry diff": "registry diff", "registry lint": "registry lint",
        "watch": "watch", "registry watch": "watch", "wait": "wait", "doctor": "doctor",
        "context": "context list", "context list": "context list", "context ls": "context list",
        "context add": "context add", "context use": "context use", "context set": "context use",
        "context show": "context show", "context get": "context show",
        "context remove": "context remove", "context rm": "context remove",
        "env": "context list", "env list": "context list", "env ls": "context list", "env add": "context add",
        "env use": "context use", "env set": "context use", "env show": "context show", "env get": "context show",
        "env remove": "context remove", "env rm": "context remove",
        "call": "call", "req": "call", "network call": "call",
        "stream": "stream", "stream server": "stream", "stream s": "stream", "stream bidi": "stream",
        "stream b": "stream",
        "publish": "publish", "pub": "publish", "broker publish": "publish",
        "subscribe": "subscribe", "sub": "subscribe", "broker subscribe": "subscribe",
        "health": "health", "health check": "health", "debug health": "health",
        "stats": "stats", "debug stats": "stats",
        "new": "new", "demo": "demo", "completion": "completion", "version": "version",
    ]

    /// Words that stand for the commonest command of a group, and the group, which is what help on them is about.
    private static let groups: [String: String] = [
        "list": "list", "get": "get", "register": "register", "deregister": "deregister",
        "context": "context", "env": "context",
        "registry list": "registry list", "registry get": "registry get",
        "registry register": "registry register", "registry deregister": "registry deregister",
    ]

    /// Options that every command with a connection or a result takes and that are followed by a value.
    static let optionsWithValue: Set<String> = [
        "--registry", "--registry-address", "--registry_address", "--registry-option", "--discovery-timeout",
        "--context", "--broker", "--broker-address", "--broker_address", "--transport", "--protocol", "--client",
        "--selector", "--timeout", "--client-request-timeout", "--client_request_timeout", "--connect-timeout",
        "--cacert", "--cert", "--key", "--server-name", "--servername", "--retries", "--client-retries",
        "--client_retries", "--max-message-size", "-o", "--output", "--query",
        "--color",
    ]

    /// Options that every command with a connection takes and that have no value.
    static let flags: Set<String> = ["--tls", "--insecure", "--explain"]

    /// Orders a command line. Unknown options and everything behind them stay where they are, for the parser to name.
    static func ordered(_ arguments: [String]) -> Ordered {
        if arguments == ["--version"] { return Ordered(path: ["version"], arguments: ["version"]) }
        if arguments.first == "help" {
            var topic = ordered(arguments.dropFirst() + ["--help"])
            topic.arguments.removeLast()
            return Ordered(path: ["help"] + topic.path, arguments: ["help"] + topic.arguments)
        }
        var typed: [String] = []
        var options: [String] = []
        var rest = arguments[...]
        while let first = rest.first {
            if let taken = leadingOption(rest) {
                options += rest.prefix(taken)
                rest = rest.dropFirst(taken)
            } else if !first.hasPrefix("-"), isPath(typed + [first]) {
                typed.append(first)
                rest = rest.dropFirst()
            } else {
                break
            }
        }
        guard !typed.isEmpty else {
            return rest.first == "help" ? ordered(Array(rest)) : Ordered(path: [], arguments: Array(rest))
        }
        let asksHelp = rest.first == "--help" || rest.first == "-h"
        let words = typed.joined(separator: " ")
        guard let canonical = (asksHelp ? groups[words] : nil) ?? paths[words] else {
            return Ordered(path: typed, arguments: typed + options + rest)
        }
        let path = canonical.split(separator: " ").map(String.init)
        return Ordered(path: path, arguments: path + options + rest)
    }

    /// How many arguments the option at the front takes up, nil when it is none that may be moved.
    private static func leadingOption(_ arguments: ArraySlice<String>) -> Int? {
        guard let first = arguments.first, first.hasPrefix("-") else { return nil }
        if flags.contains(first) { return 1 }
        if optionsWithValue.contains(first) { return arguments.count > 1 ? 2 : nil }
        let name = first.prefix { $0 != "=" }
        return name.count < first.count && optionsWithValue.contains(String(name)) ? 1 : nil
    }

    private static func isPath(_ words: [String]) -> Bool {
        let path = words.joined(separator: " ")
        return paths[path] != nil || paths.keys.contains { $0.hasPrefix(path + " ") }
    }

    /// Whether the line asks for JSON, read without the parser so that parsing errors can obey it too.
    static func wantsJSONErrors(_ arguments: [String], environment: [String: String]) -> Bool {
        var format = environment["MICRO_OUTPUT"]
        for (index, argument) in arguments.enumerated() {
            if argument == "--" { break }
            if argument == "-o" || argument == "--output", index + 1 < arguments.count {
                format = arguments[index + 1]
            } else if argument.hasPrefix("--output=") {
                format = String(argument.dropFirst("--output=".count))
            } else if argument.hasPrefix("-o=") {
                format = String(argument.dropFirst("-o=".count))
            }
        }
        return format == OutputFormat.json.rawValue || format == OutputFormat.ndjson.rawValue
    }
}
