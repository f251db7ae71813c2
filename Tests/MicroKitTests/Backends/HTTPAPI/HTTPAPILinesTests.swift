import Testing

@testable import MicroKit

@Suite struct HTTPAPILinesTests {
    /// However the bytes are cut, the lines are the same.
    @Test func cutsLinesInAnySplit() throws {
        let text = Array("one\n\ntwo\nthree\nfour".utf8)
        for first in 0...text.count {
            for second in first...text.count {
                var lines = HTTPAPILines(maximum: 5)
                var all: [[UInt8]] = []
                for part in [text[..<first], text[first..<second], text[second...]] {
                    all += try lines.take(Array(part))
                }
                #expect(all.map { String(decoding: $0, as: UTF8.self) } == ["one", "two", "three"])
                #expect(lines.rest == Array("four".utf8))
            }
        }
    }

    @Test func limitsTheirLength() {
        for text in ["123456", "12345\n123456", "123456\n"] {
            var lines = HTTPAPILines(maximum: 5)
            #expect(throws: MicroError.self) { try lines.take(Array(text.utf8)) }
        }
    }
}
