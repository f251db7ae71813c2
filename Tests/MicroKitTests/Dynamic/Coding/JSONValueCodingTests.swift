import Testing

@testable import MicroKit

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite struct JSONValueCodingTests {
    struct Inner: Codable, Equatable { var id: Int64; var tags: [String]? }
    struct Outer: Codable, Equatable {
        var name: String
        var age: Int
        var ratio: Double
        var whole: Float
        var flag: Bool
        var data: Data
        var bytes: [UInt8]
        var when: Date
        var inner: Inner
        var list: [Inner]
        var map: [String: Inner]
        var any: JSONValue
        var big: UInt64
        var missing: String?
        var url: URL?
        var id: UUID?
    }

    static let text = """
        {"name":"a/\\"b","age":-3,"ratio":0.25,"whole":2,"flag":true,"data":"AAECAw==","bytes":"AAE=",\
        "when":"2020-01-02T03:04:05Z","inner":{"id":9007199254740993,"tags":["x"]},"list":[{"id":1}],"map":{"k":{"id":2}},\
        "any":{"z":1.50,"a":[null,"s"]},"big":18446744073709551615,"url":"http://h/","id":"01234567-89AB-CDEF-0123-456789ABCDEF"}
        """

    @Test func keepsOrderAndDigits() throws {
        let value = try JSONValue(parsing: Self.text).decoded(as: Outer.self)
        #expect(value.bytes == [0, 1])
        #expect(value.inner.id == 9_007_199_254_740_993)
        #expect(try JSONValue(encoding: value).text() == Self.text)
    }

    struct Lenient: Codable, Equatable { var userName: String; var count: Int; var bytes: [UInt8]; var ratio: Double }

    @Test func readsAsGoDoes() throws {
        let text = #"{"username":"x","COUNT":"5","bytes":[1,2],"unknown":{},"ratio":"1.5","count":1e3}"#
        let value = try JSONValue(parsing: text).decoded(as: Lenient.self)
        #expect(value == Lenient(userName: "x", count: 1000, bytes: [1, 2], ratio: 1.5))
    }

    @Test(arguments: [
        #"{"id":1.5}"#, #"{"id":9223372036854775808}"#, #"{"id":true}"#, #"{"id":"x"}"#, #"{}"#, "[]", "1", "null",
        #"{"id":1,"tags":[1]}"#, #"{"id":1,"tags":{}}"#, #"{"id":1e400}"#,
    ])
    func refuses(_ text: String) throws {
        let json = try JSONValue(parsing: text)
        #expect(throws: DecodingError.self) { try json.decoded(as: Inner.self) }
    }

    @Test func tellsThePlace() throws {
        struct Deep: Decodable { var map: [String: [Inner]] }
        let json = try JSONValue(parsing: #"{"map":{"k":[{"id":1},{"id":"x"}]}}"#)
        do {
            _ = try json.decoded(as: Deep.self)
            Issue.record("decodes")
        } catch let error as DecodingError {
            #expect(error.plainText == "map.k[1].id: 'x' is no number that fits")
        }
    }

    class Base: Codable { var a = 1 }
    final class Derived: Base {
        var b = "x"
        override init() { super.init() }
        private enum Key: CodingKey { case b }
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
        let json = try JSONValue(encoding: Derived())
        #expect(json.text() == #"{"super":{"a":1},"b":"x"}"#)
        #expect(try json.decoded(as: Derived.self).a == 1)
    }

    enum Choice: Codable, Equatable { case one(Int), two(String) }

    @Test func codesScalarsAndEnums() throws {
        #expect(try JSONValue(encoding: [1.5, 2, 1e20] as [Double]).text() == "[1.5,2,1e+20]")
        #expect(try JSONValue(encoding: [nil, 1] as [Int?]).text() == "[null,1]")
        #expect(try JSONValue(encoding: "x").text() == #""x""#)
        #expect(try JSONValue(encoding: Choice.one(1)).decoded(as: Choice.self) == .one(1))
        #expect(try JSONValue(parsing: "[null,1]").decoded(as: [Int?].self) == [nil, 1])
        #expect(throws: EncodingError.self) { try JSONValue(encoding: [Double.nan]) }
    }

    @Test func readsTimesWithFractions() throws {
        let date = try JSONValue.string("2020-01-02T03:04:05.5Z").decoded(as: Date.self)
        #expect(date.timeIntervalSince1970 == 1_577_934_245.5)
        #expect(try JSONValue(encoding: date) == .string("2020-01-02T03:04:05.500Z"))
        #expect(
            try JSONValue.string("2020-01-02T04:04:05+01:00").decoded(as: Date.self).timeIntervalSince1970
                == 1_577_934_245
        )
    }

    @Test func codesAnyThroughOtherCoders() throws {
        let json = try JSONValue(parsing: #"{"a":[1,2.5,"x",null,true]}"#)
        let data = try JSONEncoder().encode(json)
        #expect(try JSONDecoder().decode(JSONValue.self, from: data) == json)
    }
}
