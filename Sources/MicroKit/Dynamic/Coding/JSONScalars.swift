#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The types that JSON of go-micro services writes in a way of their own, as Go's `encoding/json` does: bytes as
/// base64, times as RFC 3339.
enum JSONScalar {
    /// Reads a value of such a type; nil when `type` is none, or the JSON value does not fit.
    static func decode<T>(_ type: T.Type, _ json: JSONValue) -> (isSpecial: Bool, value: T?) {
        switch type {
        case is JSONValue.Type: (true, json as? T)
        case is Data.Type: (true, bytes(json) as? T)
        case is [UInt8].Type: (true, bytes(json).map(Array.init) as? T)
        case is Date.Type: (true, json.stringValue.flatMap(date) as? T)
        case is UUID.Type: (true, json.stringValue.flatMap { UUID(uuidString: $0) } as? T)
        case is URL.Type: (true, json.stringValue.flatMap { URL(string: $0) } as? T)
        case is Decimal.Type: (true, json.numberText.flatMap { Decimal(string: $0) } as? T)
        default: (false, nil)
        }
    }

    /// The JSON of a value of such a type; nil for other types.
    static func encode(_ value: Any) -> JSONValue? {
        switch value {
        case let value as JSONValue: value
        case let value as Data: .string(value.base64EncodedString())
        case let value as [UInt8]: .string(Data(value).base64EncodedString())
        case let value as Date: .string(text(of: value))
        case let value as UUID: .string(value.uuidString)
        case let value as URL: .string(value.absoluteString)
        case let value as Decimal where value.isFinite: .number("\(value)")
        default: nil
        }
    }

    /// Base64, or an array of numbers as Swift programs write it.
    private static func bytes(_ json: JSONValue) -> Data? {
        switch json {
        case .string(let text): return Data(base64Encoded: text)
        case .array(let elements):
            let bytes = elements.compactMap { $0.intValue.flatMap { UInt8(exactly: $0) } }
            return bytes.count == elements.count ? Data(bytes) : nil
        default: return nil
        }
    }

    private static func date(_ text: String) -> Date? {
        let style = Date.ISO8601FormatStyle()
        return (try? style.parse(text)) ?? (try? Date.ISO8601FormatStyle(includingFractionalSeconds: true).parse(text))
    }

    private static func text(of date: Date) -> String {
        let seconds = date.timeIntervalSince1970
        return Date.ISO8601FormatStyle(includingFractionalSeconds: seconds != seconds.rounded()).format(date)
    }
}

extension JSONValue {
    /// The digits of a number, given as such or, as protobuf's JSON mapping has 64-bit integers, as a string.
    var numberText: String? {
        switch self {
        case .number(let text), .string(let text): text
        default: nil
        }
    }

    /// The kind of value in plain words.
    var kind: String {
        switch self {
        case .null: "null"
        case .bool: "a boolean"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}
