import MicroKit
import Testing

/// Wire bytes are given as hexadecimal text, spaces anywhere.
@Suite struct DynamicMessageBinaryTests {
    typealias Schema = ProtobufSchema

    struct Sample: CustomTestStringConvertible, Sendable {
        var type: String
        var input: String
        /// What is written again, the input when nil.
        var output: String?
        var json: String

        var testDescription: String { "\(type) \(input)" }

        init(_ type: String, _ input: String, to output: String? = nil, _ json: String) {
            (self.type, self.input, self.output, self.json) = (type, input, output, json)
        }
    }

    static let samples: [Sample] = [
        Sample("t.All", "", "{}"),
        // Scalars.
        Sample("t.All", "09 000000000000f83f", #"{"aDouble":1.5}"#),
        Sample("t.All", "15 0000c03f", #"{"aFloat":1.5}"#),
        Sample("t.All", "18 ffffffffffffffffff01", #"{"aInt32":-1}"#),
        Sample("t.All", "18 ffffffff0f", to: "18 ffffffffffffffffff01", #"{"aInt32":-1}"#),
        Sample("t.All", "20 ffffffffffffffffff01", #"{"aInt64":"-1"}"#),
        Sample("t.All", "28 ffffffff0f", #"{"aUint32":4294967295}"#),
        Sample("t.All", "30 ffffffffffffffffff01", #"{"aUint64":"18446744073709551615"}"#),
        Sample("t.All", "38 03 40 03", #"{"aSint32":-2,"aSint64":"-2"}"#),
        Sample("t.All", "38 ffffffff0f", #"{"aSint32":-2147483648}"#),
        Sample("t.All", "4d 01000000 51 0200000000000000", #"{"aFixed32":1,"aFixed64":"2"}"#),
        Sample("t.All", "5d ffffffff 61 ffffffffffffffff", #"{"aSfixed32":-1,"aSfixed64":"-1"}"#),
        Sample("t.All", "68 01 72 02 6869 7a 02 00ff", #"{"aBool":true,"aString":"hi","aBytes":"AP8="}"#),
        Sample("t.All", "8001 02", #"{"color":"GREEN"}"#),
        Sample("t.All", "8001 63", #"{"color":99}"#),
        // Zero of a field without presence is not sent again; a later zero takes an earlier value back.
        Sample("t.All", "18 00", to: "", "{}"),
        Sample("t.All", "18 05 18 00", to: "", "{}"),
        // The last one wins; messages merge.
        Sample("t.All", "18 01 18 02", to: "18 02", #"{"aInt32":2}"#),
        Sample("t.All", "8a01 02 1801 8a01 02 2002", to: "8a01 04 1801 2002", #"{"child":{"aInt32":1,"aInt64":"2"}}"#),
        // Oneofs.
        Sample("t.All", "f201 01 61 f801 00", to: "f801 00", #"{"number":0}"#),
        Sample("t.All", "8202 02 1801 8202 02 2002", to: "8202 04 1801 2002", #"{"branch":{"aInt32":1,"aInt64":"2"}}"#),
        Sample("t.All", "8202 02 1801 f801 01 8202 02 2002", to: "8202 02 2002", #"{"branch":{"aInt64":"2"}}"#),
        // Repeated fields, packed and not, whatever is declared.
        Sample("t.All", "9a01 03 01 02 03", #"{"scores":[1,2,3]}"#),
        Sample("t.All", "9801 01 9a01 02 02 03 9801 04", to: "9a01 04 01020304", #"{"scores":[1,2,3,4]}"#),
        Sample("t.All", "a201 02 01 02", to: "a001 01 a001 02", #"{"loose":[1,2]}"#),
        Sample("t.All", "9a01 00", to: "", "{}"),
        Sample("t.All", "aa01 00 aa01 01 61", #"{"tags":["","a"]}"#),
        // Maps.
        Sample("t.All", "ba01 05 0a 01 61 10 01", #"{"counts":{"a":1}}"#),
        Sample("t.All", "ba01 05 10 01 0a 01 61", to: "ba01 05 0a 01 61 10 01", #"{"counts":{"a":1}}"#),
        Sample("t.All", "ba01 00", to: "ba01 04 0a00 1000", #"{"counts":{"":0}}"#),
        Sample("t.All", "ca01 02 0801", to: "ca01 04 0801 1200", #"{"byFlag":{"true":{}}}"#),
        // Unknown fields of every kind are kept in order, behind the known ones.
        Sample(
            "t.All",
            "c23e 01 61 c03e 05 18 01 c53e 01000000 c13e 0100000000000000 c33e 0801 c43e",
            to: "18 01 c23e 01 61 c03e 05 c53e 01000000 c13e 0100000000000000 c33e 0801 c43e",
            #"{"aInt32":1}"#
        ),
        // A known number in another wire type is unknown.
        Sample("t.All", "1d 01000000", "{}"),
        // proto2: closed enums, groups, extensions, message sets, presence of zero.
        Sample("t.Old", "08 00", #"{"number":0}"#),
        Sample("t.Old", "10 02", #"{"size":"LARGE"}"#),
        Sample("t.Old", "10 05", "{}"),
        Sample("t.Old", "18 01 18 05 18 02", to: "18 01 18 02 18 05", #"{"sizes":["SMALL","LARGE"]}"#),
        Sample("t.Old", "1a 03 01 05 02", to: "18 01 18 02 18 05", #"{"sizes":["SMALL","LARGE"]}"#),
        Sample("t.Old", "32 04 0801 1005", "{}"),
        Sample("t.Old", "32 02 0803", to: "32 04 0803 1001", #"{"byInt":{"3":"SMALL"}}"#),
        Sample("t.Old", "23 08 07 24", #"{"part":{"x":7}}"#),
        Sample("t.Old", "a206 01 61 a806 01", #"{"[t.note]":"a","[t.marks]":[1]}"#),
        Sample("t.Old", "4a 09 0b 10e807 1a02 0801 0c", #"{"set":{"[t.item]":{"id":1}}}"#),
        Sample(
            "t.Old",
            "4a 09 0b 1a02 0801 10e807 0c",
            to: "4a 09 0b 10e807 1a02 0801 0c",
            #"{"set":{"[t.item]":{"id":1}}}"#
        ),
        Sample("t.Old", "4a 08 0b 1005 1a02 0801 0c", #"{"set":{}}"#),
        // Not UTF-8, which proto2 does not look at.
        Sample("t.Old", "42 01 ff", "{\"text\":\"\u{FFFD}\"}"),
        // Editions.
        Sample("t.Ed", "08 00 10 00 20 00", to: "08 00 20 00", #"{"explicit":0,"needed":0}"#),
        Sample("t.Ed", "1b 2001 1c 2002", #"{"groupLike":{"needed":1},"needed":2}"#),
        Sample("t.Ed", "20 01 28 01 28 02", to: "20 01 2a 02 01 02", #"{"needed":1,"packed":[1,2]}"#),
    ]

    @Test(arguments: samples) func readsAndWrites(_ sample: Sample) throws {
        let descriptor = try Schema.descriptor(sample.type)
        let message = try DynamicMessage(descriptor, serialized: bytes(sample.input))
        #expect(try message.serialized() == bytes(sample.output ?? sample.input))
        #expect(String(decoding: try message.json(), as: UTF8.self) == sample.json)
    }

    /// Bytes that are no message, by a part of the reason.
    static let refused: [(type: String, input: String, reason: String)] = [
        ("t.All", "18", "ends in the middle"), ("t.All", "18 80", "ends in the middle"),
        ("t.All", "18 ffffffffffffffffffff01", "more than ten bytes"), ("t.All", "09 00", "ends in the middle"),
        ("t.All", "15 000000", "ends in the middle"), ("t.All", "72 05 61", "ends in the middle"),
        ("t.All", "72 ffffffffffffffffff01", "ends in the middle"), ("t.All", "72 ffffffff07", "ends in the middle"),
        ("t.All", "9a01 02 80", "ends in the middle"), ("t.All", "9a01 01 80", "ends in the middle"),
        ("t.All", "8a01 05 1801", "ends in the middle"), ("t.All", "8a01 01 18", "ends in the middle"),
        ("t.All", "00 01", "tag can't be"), ("t.All", "1e", "tag can't be"),
        ("t.All", "ffffffffff01 01", "tag can't be"),
        ("t.All", "1c", "a group ends"), ("t.All", "c33e 08", "ends in the middle"),
        ("t.All", "c33e cc3e", "a group ends"),
        ("t.All", "72 01 ff", "not UTF-8"), ("t.All", "aa01 03 eda080", "not UTF-8"),
        ("t.Old", "23 0807", "ends in the middle"),
        ("t.Old", "23 0807 2c", "a group ends"), ("t.Old", "3a 00", "required field id"),
        ("t.Strict", "", "required field id"),
        ("t.Strict", "0801 1200", "required field id"), ("t.Old", "4a 03 0b 1005", "ends in the middle"),
    ]

    @Test(arguments: refused) func refuses(type: String, input: String, reason: String) throws {
        let descriptor = try Schema.descriptor(type)
        #expect {
            _ = try DynamicMessage(descriptor, serialized: bytes(input))
        } throws: { error in
            (error as? ProtobufError)?.reason.contains(reason) == true
        }
    }

    @Test func saysWhereARequiredFieldIsMissing() throws {
        let descriptor = try Schema.descriptor("t.Old")
        let error = #expect(throws: ProtobufError.self) {
            try DynamicMessage(descriptor, serialized: bytes("3a 04 0801 1200"))
        }
        #expect(error?.path == "strict.inner")
    }

    @Test func refusesToWriteWithoutARequiredField() throws {
        let message = DynamicMessage(try Schema.descriptor("t.Strict"))
        #expect(throws: ProtobufError.self) { try message.serialized() }
    }

    @Test func writesMessagesLargerThanItsFirstBuffer() throws {
        let descriptor = try Schema.descriptor("t.All")
        let child = #"{"aString":"\#(String(repeating: "x", count: 700))"}"#
        let json =
            #"{"items":[\#(Array(repeating: #"{"items":[\#(child),\#(child)]}"#, count: 40).joined(separator: ","))]}"#
        let message = try DynamicMessage(descriptor, json: Array(json.utf8))
        let again = try DynamicMessage(descriptor, serialized: try message.serialized())
        #expect(String(decoding: try again.json(), as: UTF8.self) == json)
    }

    @Test func setsAndGivesFields() throws {
        let descriptor = try Schema.descriptor("t.All")
        let field = { (name: String) in try #require(descriptor.field(jsonOrProtoName: name)) }
        var message = DynamicMessage(descriptor)
        #expect(message.isEmpty)
        try message.set(field("text"), to: .string("a"))
        try message.set(field("number"), to: .int32(0))
        #expect(message.value(of: try field("text")) == nil)
        #expect(try message.serialized() == bytes("f801 00"))
        #expect(throws: ProtobufError.self) { try message.set(field("number"), to: .string("1")) }
        #expect(throws: ProtobufError.self) { try message.set(field("child"), to: .int32(1)) }
        #expect(throws: ProtobufError.self) { try message.set(field("scores"), to: .int32(1)) }
        let other = try #require(Schema.descriptor("t.Old").field(number: 1))
        #expect(throws: ProtobufError.self) { try message.set(other, to: .int32(1)) }
        let parent = try DynamicMessage(descriptor, serialized: bytes("9201 02 1801 9201 00"))
        #expect(parent.messages(of: try field("items")).map(\.isEmpty) == [false, true])
    }
}

/// The bytes of hexadecimal text.
func bytes(_ hexadecimal: String) -> [UInt8] {
    let digits = hexadecimal.compactMap(\.hexDigitValue)
    return stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
}
