import Testing

@testable import MicroKit

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite struct JSONScalarFoundationTests {
    @Test(
        arguments: [
            (#""AAH+/w==""#, [0, 1, 254, 255]), (#""""#, []), ("[]", []), ("[0,255,1e1]", [0, 255, 10]), (#""A""#, nil),
            (#""_-==""#, nil), ("[256]", nil), ("[-1]", nil), (#"["x"]"#, nil), ("null", nil), ("{}", nil),
        ] as [(String, [UInt8]?)]
    )
    func readsBytes(_ text: String, _ bytes: [UInt8]?) throws {
        let json = try JSONValue(parsing: text)
        #expect((try? json.decoded(as: [UInt8].self)) == bytes)
        #expect((try? json.decoded(as: Data.self)) == bytes.map { Data($0) })
    }

    @Test(arguments: [
        ("1.50", "1.5"), (#""1.50""#, "1.5"), ("12345678901234567890.123456789", "12345678901234567890.123456789"),
        ("-1e3", "-1000"), (#""12abc""#, nil), (#""""#, nil), ("1e999", nil), ("true", nil),
    ])
    func readsDecimals(_ text: String, _ written: String?) throws {
        let value = try? JSONValue(parsing: text).decoded(as: Decimal.self)
        #expect(try value.map { try JSONValue(encoding: $0).text() } == written)
    }

    @Test func refusesOtherTexts() {
        #expect(throws: DecodingError.self) { try JSONValue.string("x").decoded(as: UUID.self) }
        #expect(throws: DecodingError.self) { try JSONValue.string("").decoded(as: URL.self) }
        #expect(throws: DecodingError.self) { try JSONValue.number("1").decoded(as: Date.self) }
    }
}
