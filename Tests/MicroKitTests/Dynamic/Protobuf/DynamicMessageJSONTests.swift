import MicroKit
import Testing

@Suite struct DynamicMessageJSONTests {
    typealias Schema = ProtobufSchema

    /// JSON that is read, of `t.All` unless another type is named, and what is written for it.
    static let samples: [(input: String, output: String)] = [
        // Names, white space, null.
        (#" { "a_int32" : 1 , "aInt64" : 2 } "#, #"{"aInt32":1,"aInt64":"2"}"#),
        ("\u{FEFF}{}", "{}"),
        (#"{"\u0061Int32":1}"#, #"{"aInt32":1}"#), (#"{"theOther":"a"}"#, #"{"theOther":"a"}"#),
        (#"{"other":"a"}"#, #"{"theOther":"a"}"#), (#"{"aInt32":null,"child":null,"scores":null,"counts":null}"#, "{}"),
        (#"{"text":null,"number":1}"#, #"{"number":1}"#),
        (#"{"aInt64":"2","aInt32":1}"#, #"{"aInt32":1,"aInt64":"2"}"#),
        // Integers.
        (#"{"aInt32":"-5"}"#, #"{"aInt32":-5}"#), (#"{"aInt32":1.0e2}"#, #"{"aInt32":100}"#),
        (#"{"aInt32":1200e-2}"#, #"{"aInt32":12}"#), (#"{"aInt32":-2147483648}"#, #"{"aInt32":-2147483648}"#),
        (#"{"aInt32":"1.50e1"}"#, #"{"aInt32":15}"#), (#"{"aInt32":-0}"#, "{}"), (#"{"aInt32":0.000e99}"#, "{}"),
        (#"{"aInt64":9223372036854775807}"#, #"{"aInt64":"9223372036854775807"}"#),
        (#"{"aInt64":-9223372036854775808}"#, #"{"aInt64":"-9223372036854775808"}"#),
        (#"{"aUint64":18446744073709551615}"#, #"{"aUint64":"18446744073709551615"}"#),
        (#"{"aInt64":1.00000000000000000000000000}"#, #"{"aInt64":"1"}"#),
        (#"{"aInt64":1e18}"#, #"{"aInt64":"1000000000000000000"}"#),
        // Floating point.
        (#"{"aDouble":"NaN","aFloat":"-Infinity"}"#, #"{"aDouble":"NaN","aFloat":"-Infinity"}"#),
        (#"{"aDouble":"1.5"}"#, #"{"aDouble":1.5}"#), (#"{"aDouble":-0.0}"#, #"{"aDouble":-0}"#),
        (#"{"aDouble":1.7976931348623157e308}"#, #"{"aDouble":1.7976931348623157e+308}"#),
        (#"{"aDouble":0.1}"#, #"{"aDouble":0.1}"#), (#"{"aDouble":123456789.125}"#, #"{"aDouble":123456789.125}"#),
        (#"{"aDouble":5e-324}"#, #"{"aDouble":5e-324}"#), (#"{"aDouble":1e-400}"#, "{}"),
        (#"{"aFloat":3.4028235e38}"#, #"{"aFloat":3.4028235e+38}"#), (#"{"aFloat":0.1}"#, #"{"aFloat":0.1}"#),
        (#"{"aFloat":16777216}"#, #"{"aFloat":16777216}"#),
        (#"{"aDouble":12345678901234567890}"#, #"{"aDouble":1.2345678901234567e+19}"#),
        // Strings and bytes.
        (#"{"aString":"\u00e9\ud83d\ude00\"\\\/\b\f\n\r\t"}"#, "{\"aString\":\"é😀\\\"\\\\/\\u0008\\u000c\\n\\r\\t\"}"),
        (#"{"aBytes":"-_-_"}"#, #"{"aBytes":"+/+/"}"#), (#"{"aBytes":"AQ"}"#, #"{"aBytes":"AQ=="}"#),
        (#"{"aBytes":"AQI="}"#, #"{"aBytes":"AQI="}"#), (#"{"aBytes":"\u0041Q"}"#, #"{"aBytes":"AQ=="}"#),
        (#"{"aBytes":""}"#, "{}"),
        // Enums.
        (#"{"color":"RED"}"#, #"{"color":"RED"}"#), (#"{"color":1}"#, #"{"color":"RED"}"#),
        (#"{"color":7}"#, #"{"color":7}"#),
        (#"{"colors":[0,"GREEN"]}"#, #"{"colors":["NONE","GREEN"]}"#),
        // Maps with every sort of key.
        (#"{"counts":{"a":1,"":2}}"#, #"{"counts":{"a":1,"":2}}"#),
        (#"{"byInt":{"-1":"x"}}"#, #"{"byInt":{"-1":"x"}}"#),
        (#"{"byFlag":{"true":{},"false":{"aInt32":1}}}"#, #"{"byFlag":{"true":{},"false":{"aInt32":1}}}"#),
        (#"{"byLong":{"18446744073709551615":"RED"}}"#, #"{"byLong":{"18446744073709551615":"RED"}}"#),
        // Well-known types.
        (#"{"time":"2006-01-02T15:04:05Z"}"#, #"{"time":"2006-01-02T15:04:05Z"}"#),
        (#"{"time":"2006-01-02T15:04:05.120+01:30"}"#, #"{"time":"2006-01-02T13:34:05.120Z"}"#),
        (#"{"time":"0001-01-01T00:00:00Z"}"#, #"{"time":"0001-01-01T00:00:00Z"}"#),
        (#"{"time":"9999-12-31T23:59:59.999999999Z"}"#, #"{"time":"9999-12-31T23:59:59.999999999Z"}"#),
        (#"{"time":"2000-02-29T00:00:00.000001Z"}"#, #"{"time":"2000-02-29T00:00:00.000001Z"}"#),
        (#"{"time":"1970-01-01T00:00:00Z"}"#, #"{"time":"1970-01-01T00:00:00Z"}"#),
        (#"{"span":"-1.5s"}"#, #"{"span":"-1.500s"}"#), (#"{"span":"0s"}"#, #"{"span":"0s"}"#),
        (#"{"span":"-0.000000001s"}"#, #"{"span":"-0.000000001s"}"#),
        (#"{"span":"315576000000s"}"#, #"{"span":"315576000000s"}"#),
        (#"{"mask":"fooBar,baz.quxQuux"}"#, #"{"mask":"fooBar,baz.quxQuux"}"#), (#"{"mask":""}"#, #"{"mask":""}"#),
        (#"{"structure":{"a":[1,"x",null,{"b":true}]}}"#, #"{"structure":{"a":[1,"x",null,{"b":true}]}}"#),
        (#"{"value":null}"#, #"{"value":null}"#), (#"{"value":[]}"#, #"{"value":[]}"#),
        (#"{"value":1.5}"#, #"{"value":1.5}"#),
        (#"{"list":[1,[2]]}"#, #"{"list":[1,[2]]}"#), (#"{"values":[null,"a"]}"#, #"{"values":[null,"a"]}"#),
        (#"{"nothing":null}"#, #"{"nothing":null}"#), (#"{"nothing":"NULL_VALUE"}"#, #"{"nothing":null}"#),
        (#"{"wrappedLong":"5","wrappedText":""}"#, #"{"wrappedLong":"5","wrappedText":""}"#),
        (#"{"wrappedLong":null}"#, "{}"),
        (#"{"empty":{}}"#, #"{"empty":{}}"#), (#"{"any":{}}"#, #"{"any":{}}"#),
        (#"{"any":{"@type":"x/t.All","aInt32":1}}"#, #"{"any":{"@type":"x/t.All","aInt32":1}}"#),
        (#"{"any":{"aInt32":1,"@type":"x/t.All"}}"#, #"{"any":{"@type":"x/t.All","aInt32":1}}"#),
        (
            #"{"any":{"value":"1.5s","@type":"x/google.protobuf.Duration"}}"#,
            #"{"any":{"@type":"x/google.protobuf.Duration","value":"1.500s"}}"#
        ),
        (
            #"{"any":{"@type":"x/google.protobuf.Any","value":{"@type":"x/google.protobuf.Empty"}}}"#,
            #"{"any":{"@type":"x/google.protobuf.Any","value":{"@type":"x/google.protobuf.Empty"}}}"#
        ),
        (
            #"{"any":{"@type":"x/google.protobuf.Value","value":null}}"#,
            #"{"any":{"@type":"x/google.protobuf.Value","value":null}}"#
        ),
    ]

    @Test(arguments: samples) func readsAndWrites(input: String, output: String) throws {
        let descriptor = try Schema.descriptor("t.All")
        let message = try DynamicMessage(descriptor, json: Array(input.utf8))
        #expect(text(try message.json()) == output)
        let again = try DynamicMessage(descriptor, serialized: try message.serialized())
        #expect(text(try again.json()) == output)
        #expect(
            try DynamicMessage(descriptor, json: JSONValue(parsing: input)).jsonValue() == JSONValue(parsing: output)
        )
    }

    @Test(arguments: [
        ("t.Old", #"{"[t.note]":"a","[t.marks]":[1,2]}"#), ("t.Old", #"{"size":"LARGE","part":{"x":1}}"#),
        ("t.Old", #"{"set":{"[t.item]":{"id":1}}}"#), ("t.Old", #"{"number":0}"#),
        ("t.Ed", #"{"explicit":0,"needed":0}"#),
        ("google.protobuf.Value", "null"), ("google.protobuf.Timestamp", #""1970-01-01T00:00:00Z""#),
        ("google.protobuf.Int64Value", #""0""#),
    ]) func readsAndWritesTheSame(type: String, json: String) throws {
        let message = try DynamicMessage(Schema.descriptor(type), json: Array(json.utf8))
        #expect(text(try message.json()) == json)
    }

    @Test func followsOptionsOfOutput() throws {
        let json = #"{"aInt64":"1","aUint64":"2","theOther":"x","byInt":{"1":"a"}}"#
        let message = try DynamicMessage(Schema.descriptor("t.All"), json: Array(json.utf8))
        var options = ProtobufJSONOptions()
        options.usesProtoNames = true
        options.int64AsNumbers = true
        #expect(text(try message.json(options)) == #"{"a_int64":1,"a_uint64":2,"by_int":{"1":"a"},"other":"x"}"#)
        options = ProtobufJSONOptions()
        options.emitsDefaults = true
        let old = DynamicMessage(try Schema.descriptor("t.Old"))
        #expect(text(try old.json(options)) == #"{"sizes":[],"plain":[],"byInt":{}}"#)
        let all = text(try DynamicMessage(Schema.descriptor("t.All")).json(options))
        #expect(all.hasPrefix(#"{"aDouble":0,"aFloat":0,"aInt32":0,"aInt64":"0","#))
        #expect(all.contains(#""aBool":false,"aString":"","aBytes":"","color":"NONE","items":[]"#))
        #expect(!all.contains("child") && !all.contains("text") && all.contains(#""theOther":"""#))
    }

    @Test func passesOverWhatIsUnknownWhenAsked() throws {
        var options = ProtobufJSONOptions()
        options.ignoresUnknown = true
        let json =
            #"{"x":{"y":[1,{"z":null}]},"color":"PINK","colors":["RED","PINK"],"byLong":{"1":"PINK"},"aInt32":1}"#
        let message = try DynamicMessage(Schema.descriptor("t.All"), json: Array(json.utf8), options: options)
        #expect(text(try message.json()) == #"{"aInt32":1,"colors":["RED"]}"#)
    }

    /// What JSON can't hold, as bytes of `t.All`, by the path and a part of the reason.
    static let unwritable: [(input: String, path: String, reason: String)] = [
        ("c202 0c 08 ffffffffffffffff7f 1000", "time", "no time"),
        ("c202 0b 10 ffffffffffffffffff01", "time", "no time"),
        ("ca02 0d 0801 10 ffffffffffffffffff01", "span", "no duration"),
        ("d202 05 0a 03 615f42", "mask", "lowerCamelCase"), ("d202 05 0a 03 415f62", "mask", "lowerCamelCase"),
        ("e202 09 11 000000000000f07f", "value", "can't be"), ("f202 05 0a 03 782f79", "any", "'y'"),
        ("f202 0c 0a 07 782f742e416c6c 12 01 ff", "any", "ends in the middle"),
    ]

    @Test(arguments: unwritable) func refusesToWrite(input: String, path: String, reason: String) throws {
        let message = try DynamicMessage(Schema.descriptor("t.All"), serialized: bytes(input))
        let error = #expect(throws: ProtobufError.self) { try message.json() }
        #expect(error?.path == path)
        #expect(error?.reason.contains(reason) == true, "\(String(describing: error))")
    }

    @Test func theLastOfEqualKeysCounts() throws {
        let message = try DynamicMessage(
            Schema.descriptor("t.All"),
            serialized: bytes("ba01 05 0a0161 1001 ba01 05 0a0162 1002 ba01 05 0a0161 1003")
        )
        #expect(text(try message.json()) == #"{"counts":{"b":2,"a":3}}"#)
    }

    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
