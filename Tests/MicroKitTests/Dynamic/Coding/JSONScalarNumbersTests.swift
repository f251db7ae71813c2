import Testing

@testable import MicroKit

@Suite struct JSONScalarNumbersTests {
    @Test(arguments: [
        ("0", "0"), ("-0", "0"), ("0e999999999999", "0"), ("0.000", "0"), ("-12", "-12"), ("1.0", "1"), ("1e3", "1000"),
        ("1.5E+1", "15"), ("1200e-2", "12"), ("9007199254740993.0", "9007199254740993"), ("0.001e3", "1"),
        ("1e39", "1" + String(repeating: "0", count: 39)), ("1e40", nil), ("1.5", nil), ("1e-1", nil),
        ("1e999999999", nil),
        ("1e-999999999", nil), ("1e99999999999", nil), ("0.5e-99999999999", nil),
    ])
    func wholeDigits(_ text: String, _ digits: String?) {
        #expect(JSONNumber.wholeDigits(text) == digits)
    }

    @Test(arguments: ["", "-", ".", "e", "1e", "ee", "1e1e1", "1.2.3", "x", "--1", "1eE1"])
    func takesNoGarbage(_ text: String) {
        // Only a program can make such a number; no reading of it may trap.
        _ = JSONNumber.wholeDigits(text)
        #expect(throws: DecodingError.self) { try JSONValue.number("x" + text).decoded(as: Int.self) }
        #expect(throws: DecodingError.self) { try JSONValue.number("x" + text).decoded(as: Double.self) }
    }

    @Test(
        arguments: [
            ("2", 2), ("1e3", 1000), ("9223372036854775807", .max), ("-9223372036854775808", .min),
            ("9007199254740993.0", 9_007_199_254_740_993), ("9223372036854775808", nil), ("1.5", nil), ("1e400", nil),
        ] as [(String, Int64?)]
    )
    func readsIntegersExactly(_ text: String, _ value: Int64?) {
        #expect((try? JSONValue.number(text).decoded(as: Int64.self)) == value)
    }

    /// As for Go's `encoding/json`.
    @Test func takesWholeNumbersInStringsAlone() throws {
        #expect(try JSONValue.string("9007199254740993").decoded(as: Int64.self) == 9_007_199_254_740_993)
        #expect(throws: DecodingError.self) { try JSONValue.string("one").decoded(as: Int.self) }
        #expect(throws: DecodingError.self) { try JSONValue.string("true").decoded(as: Int.self) }
        #expect(throws: DecodingError.self) { try JSONValue.string("1.5").decoded(as: Double.self) }
        #expect(throws: DecodingError.self) { try JSONValue.string("nan").decoded(as: Double.self) }
    }

    @Test(
        arguments: [
            (0, "0"), (-0.0, "-0"), (2, "2"), (3_000_000_000, "3000000000"), (0.1, "0.1"), (1e20, "1e+20"),
            (.leastNonzeroMagnitude, "5e-324"),
            (1.7976931348623157e308, "1.7976931348623157e+308"), (-1.25, "-1.25"),
            (0.30000000000000004, "0.30000000000000004"),
        ] as [(Double, String)]
    )
    func writesShortestDoubles(_ value: Double, _ text: String) throws {
        let json = try JSONValue(encoding: value)
        #expect(json == .number(text))
        #expect(try JSONValue(parsing: text).decoded(as: Double.self).bitPattern == value.bitPattern)
    }

    @Test func refusesWhatIsTooGreat() {
        #expect(throws: DecodingError.self) { try JSONValue.number("1e400").decoded(as: Double.self) }
        #expect(throws: DecodingError.self) { try JSONValue.number("1e39").decoded(as: Float.self) }
        #expect((try? JSONValue.number("1e-400").decoded(as: Double.self)) == 0)
        #expect((try? JSONValue.number("0.1").decoded(as: Float.self)) == 0.1)
    }
}
