#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension Data: JSONScalar {
    /// Reads base64 (RFC 4648 section 4), or an array of numbers as Go's decoder also takes it.
    static func read(_ json: JSONValue) throws(JSONMisfit) -> Data {
        if case .array = json { return Data(try [UInt8].read(json)) }
        guard let data = Data(base64Encoded: try json.requiredText(expected: "base64")) else {
            throw .content("the string is no base64")
        }
        return data
    }

    func write() -> JSONValue { .string(base64EncodedString()) }
}

/// Go's `[]byte` is base64, so `[UInt8]` is; arrays of other numbers stay arrays.
extension Array: JSONScalar where Element == UInt8 {
    static func read(_ json: JSONValue) throws(JSONMisfit) -> [UInt8] {
        guard case .array(let elements) = json else { return Array(try Data.read(json)) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(elements.count)
        for element in elements { bytes.append(try UInt8.read(element)) }
        return bytes
    }

    func write() -> JSONValue { .string(Data(self).base64EncodedString()) }
}

extension Date: JSONScalar {
    static func read(_ json: JSONValue) throws(JSONMisfit) -> Date {
        let text = try json.requiredText(expected: "a time in RFC 3339")
        guard let date = RFC3339.date(text) else { throw .content("'\(text.prefix(40))' is no time in RFC 3339") }
        return date
    }

    func write() throws(JSONMisfit) -> JSONValue {
        guard let text = RFC3339.text(self) else { throw .content("RFC 3339 has only the years 0 to 9999") }
        return .string(text)
    }
}

extension UUID: JSONScalar {
    static func read(_ json: JSONValue) throws(JSONMisfit) -> UUID {
        let text = try json.requiredText(expected: "a UUID")
        guard let id = UUID(uuidString: text) else { throw .content("'\(text.prefix(40))' is no UUID") }
        return id
    }

    func write() -> JSONValue { .string(uuidString) }
}

extension URL: JSONScalar {
    static func read(_ json: JSONValue) throws(JSONMisfit) -> URL {
        let text = try json.requiredText(expected: "a URL")
        guard let url = URL(string: text) else { throw .content("'\(text.prefix(80))' is no URL") }
        return url
    }

    func write() -> JSONValue { .string(absoluteString) }
}

extension Decimal: JSONScalar {
    /// Reads a number, or a number in a string as Go's decimal packages write it; digits past the 38 that the type
    /// holds are rounded away.
    static func read(_ json: JSONValue) throws(JSONMisfit) -> Decimal {
        var number = json
        if case .string(let text) = json, let inner = try? JSONValue(parsing: text) { number = inner }
        let digits = try number.requiredDigits()
        guard let value = Decimal(string: digits), value.isFinite else {
            throw .content("\(digits.prefix(40)) is beyond the greatest Decimal")
        }
        return value
    }

    func write() throws(JSONMisfit) -> JSONValue {
        guard isFinite else { throw .content("JSON has no \(self)") }
        return .number(description)
    }
}
