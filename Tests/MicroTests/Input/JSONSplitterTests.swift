import MicroKit
import Testing

@testable import micro

@Suite struct JSONSplitterTests {
    private func pieces(_ text: String, step: Int) -> [JSONSplitter.Piece] {
        var splitter = JSONSplitter()
        var pieces: [JSONSplitter.Piece] = []
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            pieces += splitter.split(rest.prefix(step))
            rest = rest.dropFirst(step)
        }
        return pieces + [splitter.finish()].compactMap { $0 }
    }

    @Test(
        arguments: [
            ("", []), (" \n\t\r\n", []),
            ("{\"a\":1}\n{\"a\":2}\n", ["{\"a\":1}", "{\"a\":2}"]),
            ("{}{}[]", ["{}", "{}", "[]"]),
            ("{\n \"a\": [1,\n {\"b\":\"}\"}]\n}\n[]", ["{\n \"a\": [1,\n {\"b\":\"}\"}]\n}", "[]"]),
            (
                #""a\"b" "c\\" 12 true null-3{"x":"\\\""}"#,
                [#""a\"b""#, #""c\\""#, "12", "true", "null-3", #"{"x":"\\\""}"#]
            ),
            ("1 2\n3", ["1", "2", "3"]), ("{\"a\":", ["{\"a\":"]), ("\"open", ["\"open"]), ("nonsense}", ["nonsense}"]),
            ("{]", ["{]"]), ("}{}", ["}", "{}"]), ("\"Zürich\"\u{00A0}", ["\"Zürich\"", "\u{00A0}"]),
        ] as [(String, [String])]
    )
    func cutsAnywhereIntoTheSamePieces(text: String, expected: [String]) {
        for step in 1...max(1, text.utf8.count) {
            #expect(pieces(text, step: step).map { String(decoding: $0.bytes, as: UTF8.self) } == expected, "\(step)")
        }
    }

    @Test func placesOfFaultsAreThoseInTheWholeText() throws {
        let found = pieces("{}\n  {\"a\":\n 1,}\n\"ok\" x", step: 4)
        #expect(found.map(\.line) == [1, 2, 4, 4] && found.map(\.column) == [1, 3, 1, 6])
        let inside = try #require(throws: JSONSyntaxError.self) { try found[1].parsed() }
        #expect(inside.line == 3 && inside.column == 4)
        let first = try #require(throws: JSONSyntaxError.self) { try found[3].parsed() }
        #expect(first.line == 4 && first.column == 6)
    }

    @Test func tellsHowMuchOfAnUnfinishedValueItHolds() {
        var splitter = JSONSplitter()
        _ = splitter.split(Array("{} [1,2".utf8))
        #expect(splitter.heldBytes == 4)
    }
}
