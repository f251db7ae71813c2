import MicroKit

/// A text with places for values, in the syntax of Mustache (mustache(5), <https://mustache.github.io>).
///
/// Variables, sections, inverted sections, comments and other delimiters are there; partials, lists and lambdas are
/// not. Nothing is escaped for HTML, since nothing here becomes HTML: `{{x}}`, `{{{x}}}` and `{{&x}}` are the same. A
/// variable without a value is an error; a section without one is left out, as everywhere.
struct MustacheTemplate: Sendable, Hashable {
    /// A part of the text.
    enum Node: Sendable, Hashable {
        case text(String)
        case variable(String, line: Int)
        /// Shown when the value is there and not empty, or the other way round.
        indirect case section(String, isInverted: Bool, [Node])
    }

    let nodes: [Node]

    /// Reads a template.
    /// - Throws: ``MustacheError``.
    init(_ source: String) throws {
        var parser = MustacheParser(source)
        nodes = try parser.parse()
    }

    /// The text with the values in their places.
    /// - Throws: ``MustacheError`` for a variable without a value.
    func render(_ values: MustacheValues) throws -> String {
        var text = ""
        try Self.render(nodes, values, current: nil, into: &text)
        return text
    }

    // `current` is what {{.}} stands for: the value of the innermost section.
    private static func render(
        _ nodes: [Node],
        _ values: MustacheValues,
        current: MustacheValue?,
        into text: inout String
    ) throws {
        func value(_ name: String) -> MustacheValue? { name == "." ? current : values[name] }
        for node in nodes {
            switch node {
            case .text(let plain): text += plain
            case .variable(let name, let line):
                guard let value = value(name) else { throw MustacheError.noValue(name, line: line, known: values.keys) }
                text += value.text
            case .section(let name, let isInverted, let inner):
                let value = value(name)
                guard (value?.isShown ?? false) != isInverted else { continue }
                try render(inner, values, current: isInverted ? current : value, into: &text)
            }
        }
    }

    /// The names of all variables and sections.
    var names: Set<String> {
        func names(_ nodes: [Node]) -> Set<String> {
            nodes.reduce(into: []) { found, node in
                switch node {
                case .text: break
                case .variable(let name, _): found.insert(name)
                case .section(let name, _, let inner): found.formUnion(names(inner).union([name]))
                }
            }
        }
        return names(nodes)
    }
}

/// The values that a template may name.
typealias MustacheValues = [String: MustacheValue]

/// What stands behind a name.
enum MustacheValue: Sendable, Hashable, ExpressibleByStringLiteral, ExpressibleByBooleanLiteral {
    case text(String)
    case flag(Bool)

    init(stringLiteral value: String) { self = .text(value) }
    init(booleanLiteral value: Bool) { self = .flag(value) }

    /// Whether a section over it is shown.
    fileprivate var isShown: Bool {
        switch self {
        case .text(let text): !text.isEmpty
        case .flag(let flag): flag
        }
    }

    fileprivate var text: String {
        switch self {
        case .text(let text): text
        case .flag(let flag): String(flag)
        }
    }
}

/// What is wrong with a template, and where.
struct MustacheError: Error, Hashable {
    /// The line, counted from 1.
    var line: Int
    /// In plain words.
    var reason: String
    /// What to try, if something is known to help.
    var hint: String?

    fileprivate static func noValue(_ name: String, line: Int, known: some Sequence<String>) -> MustacheError {
        let nearest = Suggestion.nearest(name, in: known)
        return MustacheError(
            line: line,
            reason: "there is no value for {{\(name)}}",
            hint: nearest.map { "did you mean {{\($0)}}?" } ?? "known are: \(known.sorted().joined(separator: ", "))"
        )
    }
}
