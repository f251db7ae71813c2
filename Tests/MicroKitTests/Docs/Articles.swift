import Foundation
import Testing

/// The texts that show Swift code: the README, the articles, and the doc comments of the library.
struct Article: Sendable, CustomTestStringConvertible {
    /// The path below the repository's root.
    let path: String
    let lines: [String]

    var testDescription: String { path }

    /// A fenced block of code.
    struct Block: Sendable {
        /// The number of the line that opens it, from 1.
        let line: Int
        let text: String
    }

    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    static func all() throws -> [Article] {
        let articles = try paths(below: "Sources/MicroKit/MicroKit.docc", endingIn: ".md").map { try Article($0) }
        let comments = try paths(below: "Sources", endingIn: ".swift").map { try Article(commentsOf: $0) }
        return try [Article("README.md")] + articles + comments.filter { !$0.blocks(of: "swift").isEmpty }
    }

    /// The files of a folder and all folders in it.
    static func paths(below folder: String, endingIn suffix: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: root.appendingPathComponent(folder).path)
            .filter { $0.hasSuffix(suffix) }.sorted().map { "\(folder)/\($0)" }
    }

    init(_ path: String) throws {
        self.path = path
        let text = try String(contentsOf: Self.root.appendingPathComponent(path), encoding: .utf8)
        lines = text.components(separatedBy: "\n")
    }

    /// Only what stands behind `///`; other lines count as empty.
    private init(commentsOf path: String) throws {
        let file = try Article(path)
        self.path = path
        lines = file.lines.map { line in
            let text = line.trimmingCharacters(in: .whitespaces)
            return text.hasPrefix("///") ? String(text.dropFirst(text.hasPrefix("/// ") ? 4 : 3)) : ""
        }
    }

    /// The blocks that name a language.
    func blocks(of language: String) -> [Block] {
        var blocks: [Block] = []
        var start: Int?
        for (index, line) in lines.enumerated() {
            if let opened = start, line == "```" {
                blocks.append(Block(line: opened + 1, text: lines[(opened + 1)..<index].joined(separator: "\n")))
                start = nil
            } else if start == nil, line == "```\(language)" {
                start = index
            }
        }
        return blocks
    }
}

/// Code of these tests that an article shows: the lines between `// snippet: NAME` and `// end`, without the indentation
/// that they have in common. Parts of one name follow each other after an empty line.
struct Snippet: Sendable {
    let name: String
    /// Where its first part begins, `file:line`.
    let place: String
    var text: String

    static func all() throws -> [Snippet] {
        try Article.paths(below: "Tests/MicroKitTests/Docs", endingIn: "Tests.swift").flatMap { try all(in: $0) }
    }

    private static func all(in path: String) throws -> [Snippet] {
        let lines = try Article(path).lines
        var snippets: [Snippet] = []
        var open: (name: String, line: Int)?
        for (index, line) in lines.enumerated() {
            let mark = line.trimmingCharacters(in: .whitespaces)
            if let (name, start) = open, mark == "// end" {
                add(dedented(lines[start..<index]), to: name, place: "\(path):\(start)", in: &snippets)
                open = nil
            } else if mark.hasPrefix("// snippet: ") {
                open = (String(mark.dropFirst("// snippet: ".count)), index + 1)
            }
        }
        if let open { throw Unended(description: "\(path):\(open.line): snippet \(open.name) has no end") }
        return snippets
    }

    private static func add(_ text: String, to name: String, place: String, in snippets: inout [Snippet]) {
        if let index = snippets.firstIndex(where: { $0.name == name }) {
            snippets[index].text += "\n\n" + text
        } else {
            snippets.append(Snippet(name: name, place: place, text: text))
        }
    }

    private static func dedented(_ lines: ArraySlice<String>) -> String {
        let indents = lines.filter { !$0.isEmpty }.map { $0.prefix { $0 == " " }.count }
        var lines = lines
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines.map { String($0.dropFirst(indents.min() ?? 0)) }.joined(separator: "\n")
    }

    struct Unended: Error, CustomStringConvertible {
        let description: String
    }
}
