import Testing

@testable import MicroKit

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite struct JSONValueEncoderTests {
    private struct Inner: Codable, Equatable {
        var id: Int64
        var tags: [String]?
    }

    /// Every scalar, and what they can stand in. The names are in no alphabetical order.
    private struct Everything: Codable, Equatable {
        var zebra: String
        var flag: Bool
        var int: Int
        var int8: Int8
        var int16: Int16
        var int32: Int32
        var int64: Int64
        var int128: Int128
        var uint: UInt
        var uint8: UInt8
        var uint16: UInt16
        var uint32: UInt32
        var uint64: UInt64
        var uint128: UInt128
        var double: Double
        var float: Float
        var decimal: Decimal
        var data: Data
        var bytes: [UInt8]
        var parts: [[UInt8]]
        var when: Date
        var id: UUID
        var url: URL
        var anything: JSONValue
        var inner: Inner
        var list: [Inner]
        var none: [String]
        var map: [String: Inner]
        var numbered: [Int: Bool]
        var absent: String?
    }

    private static let everything = """
        {"zebra":"a/\\"é\\u0001","flag":true,"int":-9223372036854775808,"int8":-128,"int16":-32768,"int32":-2147483648,\
        "int64":9007199254740993,"int128":-170141183460469231731687303715884105728,"uint":18446744073709551615,\
        "uint8":255,"uint16":65535,"uint32":4294967295,"uint64":18446744073709551615,\
        "uint128":340282366920938463463374607431768211455,"double":0.1,"float":0.1,"decimal":12345678901234567890.12345,\
        "data":"AAH+/w==","bytes":"AAE=","parts":["AQ==",""],"when":"2020-01-02T03:04:05.123456Z",\
        "id":"01234567-89AB-CDEF-0123-456789ABCDEF","url":"http://h/a?b=c","anything":{"z":1.50,"a":[null,1e2]},\
        "inner":{"id":1,"tags":["x"]},"list":[{"id":2},{"id":3,"tags":[]}],"none":[],"map":{"b":{"id":4},"é":{"id":5}},\
        "numbered":{"-1":true,"10":false,"9":true}}
        """

    @Test func roundTripsEverything() throws {
        let value = try JSONValue(parsing: Self.everything).decoded(as: Everything.self)
        let json = try JSONValue(encoding: value)
        #expect(json.text() == Self.everything)
        #expect(try json.decoded(as: Everything.self) == value)
    }

    private enum Choice: Codable, Equatable { case one(Int), two(name: String), three }
    private enum Level: String, Codable { case low, high }

    @Test(
        arguments: [
            ([] as [String], "[]"), ([] as [UInt8], #""""#), ([] as [Int], "[]"), ([[]] as [[Double]], "[[]]"),
            ([nil, 1] as [Int?], "[null,1]"), (Int?.none, "null"),
            (["b": 1, "a": nil] as [String: Int?], #"{"a":null,"b":1}"#),
            ([Int128.max, 1], "[170141183460469231731687303715884105727,1]"),
            (UInt128.max / 2, "170141183460469231731687303715884105727"),
            ("x", #""x""#), (true, "true"), (Level.high, #""high""#), ([Level.low: 1], #"["low",1]"#),
            (Choice.three, #"{"three":{}}"#),
            (Choice.one(1), #"{"one":{"_0":1}}"#), (Choice.two(name: "n"), #"{"two":{"name":"n"}}"#),
            (Set([1.5]), "[1.5]"),
            (JSONValue.object([.init("z", .null), .init("a", .null)]), #"{"z":null,"a":null}"#),
        ] as [(any Encodable & Sendable, String)]
    )
    func writes(_ value: any Encodable & Sendable, _ text: String) throws {
        #expect(try JSONValue(encoding: value).text() == text)
    }

    private struct Price: Encodable { var price: Double }

    @Test func tellsThePlaceOfAFault() {
        let faults: [(any Encodable, String)] = [
            (["items": [Price(price: 1), Price(price: .nan)]], "items[1].price: JSON has no nan"),
            (-Float.infinity, "JSON has no -inf"),
            (["d": Decimal.nan], "d: JSON has no NaN"),
            ([Date.distantFuture, Date(timeIntervalSince1970: 1e12)], "[1]: RFC 3339 has only the years 0 to 9999"),
        ]
        for (value, plainText) in faults {
            let error = #expect(throws: EncodingError.self) { try JSONValue(encoding: value) }
            #expect(error?.plainText == plainText)
        }
    }

    private class Base: Codable { var a = 1 }
    private final class Derived: Base {
        var b = "x"
        private enum Key: CodingKey { case b }
        override init() { super.init() }
        required init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Key.self)
            b = try container.decode(String.self, forKey: .b)
            try super.init(from: container.superDecoder())
        }
        override func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try super.encode(to: container.superEncoder())
            try container.encode(b, forKey: .b)
        }
    }

    @Test func codesSuperclasses() throws {
        let derived = Derived()
        derived.a = 7
        let json = try JSONValue(encoding: derived)
        #expect(json.text() == #"{"super":{"a":7},"b":"x"}"#)
        #expect(try json.decoded(as: Derived.self).a == 7)
    }

    /// Fills its containers in turns, as `Codable` allows.
    private struct ByHand: Encodable {
        enum Key: CodingKey { case list, object, last, sup }

        func encode(to encoder: any Encoder) throws {
            var top = encoder.container(keyedBy: Key.self)
            var list = top.nestedUnkeyedContainer(forKey: .list)
            var object = top.nestedContainer(keyedBy: Key.self, forKey: .object)
            try top.encodeNil(forKey: .last)
            try list.encode(1)
            try object.encode("o", forKey: .last)
            var inner = list.nestedContainer(keyedBy: Key.self)
            try list.encodeNil()
            try inner.encode(UInt128(5), forKey: .sup)
            var array = list.nestedUnkeyedContainer()
            try array.encode(contentsOf: [1.5, 2])
            #expect(list.count == 4)
            #expect(array.codingPath.map(\.stringValue) == ["list", "3"])
            try "s".encode(to: list.superEncoder())
            try [Int]().encode(to: top.superEncoder(forKey: .sup))
            var again = encoder.container(keyedBy: Key.self)
            try again.encode(false, forKey: .last)
        }
    }

    @Test func hasEveryContainer() throws {
        let text = #"{"list":[1,{"sup":5},null,[1.5,2],"s"],"object":{"last":"o"},"last":null,"sup":[],"last":false}"#
        #expect(try JSONValue(encoding: ByHand()).text() == text)
    }

    private struct Nothing: Encodable { func encode(to encoder: any Encoder) {} }
    private struct Fickle: Encodable {
        func encode(to encoder: any Encoder) throws {
            var array = encoder.unkeyedContainer()
            _ = array.nestedUnkeyedContainer()
            var object = encoder.container(keyedBy: ByHand.Key.self)
            try object.encode(1, forKey: .last)
        }
    }

    @Test func takesOddTypes() throws {
        #expect(try JSONValue(encoding: Nothing()).text() == "{}")
        #expect(try JSONValue(encoding: Fickle()).text() == #"{"last":1}"#)
    }
}
