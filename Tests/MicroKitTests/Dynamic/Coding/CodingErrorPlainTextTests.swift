import Testing

@testable import MicroKit

@Suite struct CodingErrorPlainTextTests {
    private struct Refusal: Error, CustomStringConvertible {
        let description = "too young"
    }

    private static let path: [any CodingKey] = [JSONKey.superclass, JSONKey(index: 2), JSONKey.superclass]

    @Test func saysPlaceAndReason() throws {
        let cases: [(any Error, String)] = [
            (
                DecodingError.typeMismatch(Int.self, .init(codingPath: Self.path, debugDescription: "d")),
                "super[2].super: d"
            ),
            (DecodingError.valueNotFound(Int.self, .init(codingPath: [], debugDescription: "d")), "d"),
            (DecodingError.dataCorrupted(.init(codingPath: [Self.path[1]], debugDescription: "d")), "[2]: d"),
            (
                DecodingError.keyNotFound(JSONKey.superclass, .init(codingPath: [], debugDescription: "d")),
                "super: missing"
            ),
            (EncodingError.invalidValue(1, .init(codingPath: Self.path, debugDescription: "d")), "super[2].super: d"),
            (JSONSyntaxError(reason: "r", line: 1, column: 2, offset: 1), "r, line 1, column 2"),
            (Refusal(), "too young"),
        ]
        for (error, text) in cases { #expect(plainText(ofCoding: error) == text) }
    }
}
