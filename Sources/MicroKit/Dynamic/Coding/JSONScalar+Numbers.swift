extension JSONScalar where Self: FixedWidthInteger {
    /// Reads a whole number exactly, also one that is spelt with a fraction or an exponent (`1.0`, `1e3`).
    static func read(_ json: JSONValue) throws(JSONMisfit) -> Self {
        var number = json
        // Protobuf's JSON mapping, which go-micro v5.14 and later write, has 64-bit numbers in strings.
        if case .string(let text) = json, let inner = try? JSONValue(parsing: text), case .number = inner {
            number = inner
        }
        let digits = try number.requiredDigits(expected: "a whole number")
        if let value = Self(digits) { return value }
        guard let whole = JSONNumber.wholeDigits(digits) else {
            throw .content("\(digits.prefix(40)) is no whole number of at most \(JSONNumber.maximumDigits) digits")
        }
        guard let value = Self(whole) else {
            throw .content("\(digits.prefix(40)) is not between \(Self.min) and \(Self.max)")
        }
        return value
    }

    func write() -> JSONValue { .number(String(self)) }
}

extension JSONScalar where Self: BinaryFloatingPoint & LosslessStringConvertible {
    /// Reads the nearest value to any JSON number within the type's range.
    static func read(_ json: JSONValue) throws(JSONMisfit) -> Self {
        let digits = try json.requiredDigits()
        guard let value = Self(digits), value.isFinite else {
            throw .content("\(digits.prefix(40)) is beyond the greatest \(Self.self)")
        }
        return value
    }

    /// The shortest spelling that reads back as the same value; whole numbers have no fraction, as in Go.
    func write() throws(JSONMisfit) -> JSONValue {
        guard isFinite else { throw .content("JSON has no \(self)") }
        let text = String(self)
        return .number(text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
    }
}

extension Int: JSONScalar {}
extension Int8: JSONScalar {}
extension Int16: JSONScalar {}
extension Int32: JSONScalar {}
extension Int64: JSONScalar {}
extension Int128: JSONScalar {}
extension UInt: JSONScalar {}
extension UInt8: JSONScalar {}
extension UInt16: JSONScalar {}
extension UInt32: JSONScalar {}
extension UInt64: JSONScalar {}
extension UInt128: JSONScalar {}
extension Double: JSONScalar {}
extension Float: JSONScalar {}

/// Arithmetic on the spelling of numbers (RFC 8259 section 6).
enum JSONNumber {
    /// More than any integer type has.
    static let maximumDigits = 40

    /// The plain digits of a whole number in any spelling; nil when it has a fraction, or more digits than the limit.
    static func wholeDigits(_ text: String) -> String? {
        let parts = text.split(separator: "e", maxSplits: 1, omittingEmptySubsequences: false)
            .flatMap { $0.split(separator: "E", maxSplits: 1, omittingEmptySubsequences: false) }
        guard let mantissa = parts.first, parts.count <= 2 else { return nil }
        let isNegative = mantissa.utf8.first == UInt8(ascii: "-")
        let halves = mantissa.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
        guard let whole = halves.first, halves.count <= 2 else { return nil }
        let fraction = halves.count == 2 ? halves[1] : ""

        let significant = Array((whole + fraction).utf8.drop { $0 == UInt8(ascii: "0") })
        guard let last = significant.lastIndex(where: { $0 != UInt8(ascii: "0") }) else { return "0" }
        let trailingZeros = significant.count - 1 - last
        guard let exponent = parts.count == 2 ? Int32(parts[1]) : 0 else { return nil }
        let zeros = Int(exponent) - fraction.utf8.count + trailingZeros
        let digits = significant[...last]
        guard zeros >= 0, digits.count + zeros <= maximumDigits else { return nil }
        let text = String(decoding: digits, as: UTF8.self) + String(repeating: "0", count: zeros)
        return isNegative ? "-" + text : text
    }
}
