import Testing

@testable import MicroKit

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite struct JSONValueDecoderTests {
    private struct City: Codable, Equatable {
        var city: String
        var zip: UInt16?
    }
    private struct Person: Codable, Equatable {
        var name: String
        var address: [City]
        var scores: [String: [Int8]]?
        var rooms: [Int: City]?
        var born: Date?
        var key: [UInt8]?
    }
    private struct Document: Codable, Equatable { var person: Person }

    private func person(_ text: String) throws -> Person {
        try JSONValue(parsing: #"{"person":\#(text)}"#).decoded(as: Document.self).person
    }

    @Test(arguments: [
        (#"{"name":"a","name":"b","address":[]}"#, "b"),
        (#"{"NAME":"a","address":[]}"#, "a"),
        (#"{"name":"a","Name":"b","Address":[],"extra":{"x":[1]}}"#, "a"),
        (#"{"Name":"a","nAme":"b","address":[],"born":null}"#, "b"),
        ("{" + (0..<100).map { #""k\#($0)":1,"# }.joined() + #""name":"a","NAME":"c","name":"b","address":[]}"#, "b"),
    ])
    func findsMembersAsGoDoes(_ text: String, _ name: String) throws {
        #expect(try person(text) == Person(name: name, address: []))
    }

    /// Texts that are not a person, each with what the error must say.
    static let faults: [(text: String, plainText: String)] = [
        ("1", "person: an object expected, not a number"),
        ("null", "person: an object expected, not null"),
        (#"{"address":[]}"#, "person.name: missing"),
        (#"{"name":null,"address":[]}"#, "person.name: a string expected, not null"),
        (#"{"name":"a","address":{}}"#, "person.address: an array expected, not an object"),
        (#"{"name":"a","address":[{"city":"x"},{},{"city":7}]}"#, "person.address[1].city: missing"),
        (
            #"{"name":"a","address":[{"city":"x"},{"city":"y"},{"city":7}]}"#,
            "person.address[2].city: a string expected, not a number"
        ),
        (
            #"{"name":"a","address":[{"city":"x","zip":65536}]}"#,
            "person.address[0].zip: 65536 is not between 0 and 65535"
        ),
        (
            #"{"name":"a","address":[{"city":"x","zip":"one"}]}"#,
            "person.address[0].zip: a whole number expected, not a string"
        ),
        (
            #"{"name":"a","address":[],"scores":{"k":[1,-129]}}"#,
            "person.scores.k[1]: -129 is not between -128 and 127"
        ),
        (
            #"{"name":"a","address":[],"rooms":{"7":{"city":true}}}"#,
            "person.rooms[7].city: a string expected, not a boolean"
        ),
        (#"{"name":"a","address":[],"born":"today"}"#, "person.born: 'today' is no time in RFC 3339"),
        (#"{"name":"a","address":[],"key":"*"}"#, "person.key: the string is no base64"),
        (#"{"name":"a","address":[],"key":[1,256]}"#, "person.key: 256 is not between 0 and 255"),
    ]

    @Test(arguments: faults) func tellsThePlace(_ fault: (text: String, plainText: String)) {
        let error = #expect(throws: DecodingError.self) { try person(fault.text) }
        #expect(error?.plainText == fault.plainText)
    }

    @Test func readsDictionaries() throws {
        let json = try JSONValue(parsing: #"{"1":"a","-2":"b","1":"c"}"#)
        #expect(try json.decoded(as: [Int: String].self) == [1: "c", -2: "b"])
        #expect(try json.decoded(as: [String: String].self) == ["1": "c", "-2": "b"])
        let cases = try JSONValue(parsing: #"{"a":1,"A":2}"#)
        #expect(try cases.decoded(as: [String: Int].self) == ["a": 1, "A": 2])
        let notInt = try JSONValue(parsing: #"{"x":"a"}"#)
        #expect(throws: DecodingError.self) { try notInt.decoded(as: [Int: String].self) }
    }

    /// Would take minutes if every look-up went through all members.
    @Test func readsVeryLargeDictionaries() throws {
        let json = JSONValue.object((0..<100_000).map { .init("k\($0)", .number("\($0)")) })
        #expect(try json.decoded(as: [String: Int].self).count == 100_000)
    }

    private final class Node: Decodable { let next: Node? }

    @Test func readsTheDeepestDocument() throws {
        let depth = JSONValue.defaultMaximumDepth - 1
        let text = String(repeating: #"{"next":"#, count: depth) + "{}" + String(repeating: "}", count: depth)
        var node: Node? = try JSONValue(parsing: text).decoded(as: Node.self)
        var count = 0
        while let next = node?.next { (node, count) = (next, count + 1) }
        #expect(count == depth)
    }

    private enum Key: CodingKey { case list, object, none }

    /// Decodes by hand whatever is there, until each container says that it has no more.
    private struct ByHand: Decodable {
        var log: [String] = []

        init(from decoder: any Decoder) throws {
            let top = try decoder.container(keyedBy: Key.self)
            #expect(top.codingPath.isEmpty)
            #expect(top.allKeys == [.list, .object])
            #expect(top.contains(.list) && !top.contains(.none))
            #expect(throws: DecodingError.self) { try top.decodeNil(forKey: .none) }
            #expect(throws: DecodingError.self) { try top.nestedUnkeyedContainer(forKey: .object) }
            var list = try top.nestedUnkeyedContainer(forKey: .list)
            #expect(list.count == 5)
            #expect(throws: DecodingError.self) { try list.decode(Int.self) }
            log.append("\(try list.decodeNil()) \(list.currentIndex)")
            log.append("\(try list.decodeNil()) \(try list.decode(Int.self))")
            let inner = try list.nestedContainer(keyedBy: Key.self)
            #expect(inner.codingPath.map(\.stringValue) == ["list", "2"])
            var array = try list.nestedUnkeyedContainer()
            log.append("\(try array.decode(Int128.self))")
            log.append(try String(from: list.superDecoder()))
            #expect(list.isAtEnd)
            for _ in 0..<2 { #expect(throws: DecodingError.self) { try list.superDecoder() } }
            #expect(throws: DecodingError.self) { try list.decodeNil() }
            #expect(throws: DecodingError.self) { try list.decode(String.self) }
            #expect(throws: DecodingError.self) { try list.nestedUnkeyedContainer() }
            let object = try top.nestedContainer(keyedBy: Key.self, forKey: .object)
            log.append("\(try object.decodeNil(forKey: .none)) \(try Int(from: object.superDecoder(forKey: .list)))")
            log.append("\(try top.superDecoder().singleValueContainer().decodeNil())")
        }
    }

    @Test func hasEveryContainer() throws {
        let text =
            #"{"list":[null,1,{},[170141183460469231731687303715884105727],"s"],"object":{"none":null,"list":4}}"#
        let log = try JSONValue(parsing: text).decoded(as: ByHand.self).log
        #expect(log == ["true 1", "false 1", "170141183460469231731687303715884105727", "s", "true 4", "true"])
    }

    /// No JSON may trap, whatever it is read as.
    @Test(arguments: [
        "null", "true", "0", "-0", "-0.0e-0", "1e999999999999999999999", "-1E+400", "1.5", "9223372036854775808",
        #""""#,
        #""\u0000""#, #""NaN""#, #""2020-13-40T99:99:99Z""#, "[]", "[null]", "[[[]]]", "{}", #"{"":{}}"#,
        #"{"a":[1e-400,1e400]}"#,
    ])
    func neverTraps(_ text: String) throws {
        let json = try JSONValue(parsing: text)
        let types: [any Decodable.Type] = [
            Bool.self, String.self, Int.self, Int8.self, UInt8.self, UInt64.self, Int128.self, UInt128.self,
            Double.self,
            Float.self, Decimal.self, Date.self, Data.self, UUID.self, URL.self, [UInt8].self, [Int].self,
            [Double].self,
            [String: Int].self, [Int: String].self, Person.self, [Person?].self, JSONValue.self, Optional<Int>.self,
        ]
        for type in types {
            do {
                let value = try json.decoded(as: type)
                if let number = value as? Double { #expect(number.isFinite) }
            } catch {
                #expect(error is DecodingError, "\(error)")
            }
        }
    }
}
