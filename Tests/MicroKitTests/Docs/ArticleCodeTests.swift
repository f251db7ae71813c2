import Foundation
import Testing

/// No article shows code that does not compile: each block of Swift is a snippet of the tests beside this file.
@Suite struct ArticleCodeTests {
    @Test(arguments: try Article.all())
    func showsSnippets(article: Article) throws {
        let snippets = try Snippet.all()
        for block in article.blocks(of: "swift") where !snippets.contains(where: { $0.text == block.text }) {
            Issue.record("\(article.path):\(block.line) is no snippet\(Self.hint(block, snippets))")
        }
    }

    @Test func everySnippetIsShown() throws {
        let shown = Set(try Article.all().flatMap { $0.blocks(of: "swift").map(\.text) })
        for snippet in try Snippet.all() where !shown.contains(snippet.text) {
            Issue.record("\(snippet.place): no article shows snippet \(snippet.name):\n\(snippet.text)")
        }
    }

    @Test func namesAreUnique() throws {
        let names = try Snippet.all().map(\.name)
        #expect(Set(names).count == names.count)
    }

    /// The snippet that begins as the block does, and where the two part.
    private static func hint(_ block: Article.Block, _ snippets: [Snippet]) -> String {
        let lines = block.text.components(separatedBy: "\n")
        for snippet in snippets {
            let others = snippet.text.components(separatedBy: "\n")
            guard let first = lines.first, others.contains(first) else { continue }
            let same = zip(lines, others).prefix { $0 == $1 }.count
            let line = same < lines.count ? "\"\(lines[same])\"" : "its end"
            return "; it differs from \(snippet.name) (\(snippet.place)) at \(line)"
        }
        return ""
    }
}
