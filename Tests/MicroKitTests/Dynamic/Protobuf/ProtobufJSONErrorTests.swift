import MicroKit
import Testing

@Suite struct ProtobufJSONErrorTests {
    struct Sample: CustomTestStringConvertible, Sendable {
        var json: String
        var path: String
        var reason: String
        var nearest: String?
        var type: String

        var testDescription: String { json }

        init(_ json: String, _ path: String, _ reason: String, nearest: String? = nil, of type: String = "t.All") {
            (self.json, self.path, self.reason, self.nearest, self.type) = (json, path, reason, nearest, type)
        }
    }

    static let samples: [Sample] = [
        // Unknown names.
        Sample(#"{"aInt23":1}"#, "aInt23", "t.All has no such field", nearest: "aInt32"),
        Sample(
            #"{"items":[{},{"items":[{"scroes":[]}]}]}"#,
            "items[1].items[0].scroes",
            "no such field",
            nearest: "scores"
        ),
        Sample(#"{"zzzzzz":1}"#, "zzzzzz", "no such field"),
        Sample(#"{"color":"GREN"}"#, "color", "no value 'GREN'", nearest: "GREEN"),
        Sample(#"{"colors":["RED","green"]}"#, "colors[1]", "no value 'green'", nearest: "GREEN"),
        Sample(#"{"[t.nope]":1}"#, "[t.nope]", "no such field", nearest: "[t.note]", of: "t.Old"),
        Sample(#"{"size":9}"#, "size", "no value of the number 9", of: "t.Old"),
        // Wrong types.
        Sample(#"{"aInt32":true}"#, "aInt32", "not a boolean"),
        Sample(#"{"aInt32":"x"}"#, "aInt32", "an integer expected, not \"x\""),
        Sample(#"{"aInt32":""}"#, "aInt32", "an integer expected"),
        Sample(#"{"aInt32":" 1"}"#, "aInt32", "an integer expected"),
        Sample(#"{"aInt32":"1 "}"#, "aInt32", "an integer expected"),
        Sample(#"{"aInt32":1.5}"#, "aInt32", "1.5 is no integer"),
        Sample(#"{"aBool":1}"#, "aBool", "true or false expected, not a number"),
        Sample(#"{"aString":1}"#, "aString", "a string expected, not a number"),
        Sample(#"{"aBytes":"A"}"#, "aBytes", "base64"), Sample(#"{"aBytes":"A+_/="}"#, "aBytes", "base64"),
        Sample(#"{"aBytes":"A A="}"#, "aBytes", "base64"),
        Sample(#"{"child":[]}"#, "child", "an object expected for the message t.All, not an array"),
        Sample(#"{"scores":1}"#, "scores", "an array expected, not a number"),
        Sample(#"{"counts":[]}"#, "counts", "an object expected for a map"),
        Sample(#"{"counts":{"a":"x"}}"#, #"counts["a"]"#, "an integer expected"),
        Sample(#"{"byFlag":{"yes":{}}}"#, #"byFlag["yes"]"#, "\"true\" or \"false\""),
        Sample(#"{"byInt":{"1.5":""}}"#, #"byInt["1.5"]"#, "no integer"),
        Sample(#"{"color":true}"#, "color", "name or number"),
        Sample(#"{"scores":[1,null]}"#, "scores[1]", "null can't stand here"),
        Sample(#"{"counts":{"a":null}}"#, #"counts["a"]"#, "null can't stand here"),
        Sample(#"{"aInt32":{}}"#, "aInt32", "not an object"), Sample("[]", "", "not an array"),
        Sample("null", "", "not null"),
        // Out of range.
        Sample(#"{"aInt32":2147483648}"#, "aInt32", "2147483648 is out of range: -2147483648 to 2147483647"),
        Sample(#"{"aUint32":-1}"#, "aUint32", "out of range"), Sample(#"{"aInt64":1e19}"#, "aInt64", "out of range"),
        Sample(#"{"aUint64":18446744073709551616}"#, "aUint64", "out of range"),
        Sample(#"{"aInt64":1e999999999999}"#, "aInt64", "out of range"),
        Sample(#"{"aDouble":1e309}"#, "aDouble", "out of range for a double"),
        Sample(#"{"aFloat":3.5e38}"#, "aFloat", "out of range for a float"),
        Sample(#"{"value":1e309}"#, "value", "out of range"),
        // Twice.
        Sample(#"{"aInt32":1,"a_int32":2}"#, "aInt32", "twice"),
        Sample(#"{"aInt32":null,"aInt32":2}"#, "aInt32", "twice"),
        Sample(#"{"text":"a","number":1}"#, "number", "another field of the oneof choice"),
        Sample(#"{"counts":{"a":1,"a":2}}"#, #"counts["a"]"#, "twice"),
        Sample(#"{"byInt":{"1":"","\u0031":""}}"#, #"byInt["1"]"#, "twice"),
        // Well-known types.
        Sample(#"{"time":"2006-01-02"}"#, "time", "no time"),
        Sample(#"{"time":"2006-02-30T00:00:00Z"}"#, "time", "no time"),
        Sample(#"{"time":"2006-01-02t15:04:05z"}"#, "time", "no time"),
        Sample(#"{"time":"0000-01-01T00:00:00Z"}"#, "time", "no time"),
        Sample(#"{"time":"0001-01-01T00:00:00+01:00"}"#, "time", "no time"),
        Sample(#"{"time":"2006-01-02T15:04:05.1234567890Z"}"#, "time", "no time"),
        Sample(#"{"time":1}"#, "time", "a string expected"), Sample(#"{"span":"1"}"#, "span", "no duration"),
        Sample(#"{"span":"s"}"#, "span", "no duration"),
        Sample(#"{"span":"315576000001s"}"#, "span", "no duration"),
        Sample(#"{"span":"99999999999999999999s"}"#, "span", "no duration"),
        Sample(#"{"mask":"foo_bar"}"#, "mask", "no path"), Sample(#"{"any":{"aInt32":1}}"#, "any", "@type"),
        Sample(#"{"any":{"@type":"x/t.All","@type":"x/t.All"}}"#, "any.@type", "no such field"),
        Sample(#"{"any":{"@type":"t.All"}}"#, "any", "'/'"),
        Sample(#"{"any":{"@type":"x/t.Nope"}}"#, "any", "'t.Nope'"),
        Sample(#"{"any":{"@type":"x/t.All","nope":1}}"#, "any.nope", "no such field"),
        Sample(#"{"any":{"@type":"x/google.protobuf.Duration"}}"#, "any", "value is missing"),
        Sample(#"{"any":{"@type":"x/google.protobuf.Duration","value":"1"}}"#, "any", "no duration"),
        Sample(#"{"any":{"@type":"x/google.protobuf.Duration","value":"1s","y":1}}"#, "any.y", "only"),
        Sample(#"{"any":{"@type":"x/google.protobuf.Duration","value":"1s","value":"1s"}}"#, "any.value", "twice"),
        // Required fields.
        Sample(#"{"strict":{"inner":{}}}"#, "strict", "required field id", of: "t.Old"),
        Sample("{}", "", "required field needed", of: "t.Ed"),
        // No JSON.
        Sample("", "", "nothing but white space"), Sample("{", "", "name in double quotes expected, not the end"),
        Sample("{}x", "", "more after the message"),
        Sample(#"{"aInt32":1,}"#, "", "name in double quotes"), Sample(#"{"aInt32" 1}"#, "", "':' expected"),
        Sample(#"{"aInt32":01}"#, "aInt32", "begin with 0"),
        Sample(#"{"aInt32":-}"#, "aInt32", "a digit expected"), Sample(#"{"aInt32":1.}"#, "aInt32", "a digit expected"),
        Sample(#"{"aInt32":+1}"#, "aInt32", "not '+'"),
        Sample(#"{'aInt32':1}"#, "", "double quotes"), Sample(#"{"aString":"a}"#, "aString", "does not end"),
        Sample(#"{"aString":"\"#, "aString", "does not end"),
        Sample(#"{"aString":"\x"}"#, "aString", "escape"), Sample(#"{"aString":"\ud800"}"#, "aString", "surrogate"),
        Sample(#"{"aString":"\udc00\ud800"}"#, "aString", "surrogate"),
        Sample(#"{"aString":"\u00"}"#, "aString", "hexadecimal"),
        Sample("{\"aString\":\"a\nb\"}", "aString", "control character"),
        Sample(#"{"aBool":tru}"#, "aBool", "'true' expected"),
        Sample(#"{"scores":[1,]}"#, "scores[1]", "value expected"),
        Sample(#"{"scores":[1 2]}"#, "scores", "',' or ']' expected"),
    ]

    @Test(arguments: samples) func saysWhatIsWrongAndWhere(_ sample: Sample) throws {
        let descriptor = try ProtobufSchema.descriptor(sample.type)
        let error = #expect(throws: ProtobufError.self) {
            try DynamicMessage(descriptor, json: Array(sample.json.utf8))
        }
        #expect(error?.path == sample.path)
        #expect(error?.reason.contains(sample.reason) == true, "\(error?.reason ?? "")")
        #expect(error?.nearest == sample.nearest)
    }

    @Test func becomesAnErrorOfOurs() throws {
        let error = ProtobufError("no such field", path: "items[3].prise", nearest: "price")
        let failure = error.microError(.invalidBody, "the body")
        #expect(failure.code == .invalidBody)
        #expect(failure.message == "the body: items[3].prise: no such field")
        #expect(failure.hint == "did you mean 'price'?")
    }

    @Test func refusesStringsThatAreNotUTF8() throws {
        let json = Array(#"{"aString":""#.utf8) + [0xFF] + Array(#""}"#.utf8)
        let error = #expect(throws: ProtobufError.self) {
            try DynamicMessage(ProtobufSchema.descriptor("t.All"), json: json)
        }
        #expect(error?.path == "aString")
    }
}
