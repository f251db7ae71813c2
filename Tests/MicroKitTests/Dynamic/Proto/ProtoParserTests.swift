#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import MicroTestSupport
import SwiftProtobuf
import Testing

@testable import MicroKit

@Suite struct ProtoParserTests {
    @Test func readsProto3() throws {
        let file = try parsed(
            """
            syntax = "proto3";
            package a.b;
            option go_package = "x";
            import "google/protobuf/any.proto";
            // A message.
            message M {
              optional int32 user_id = 1 [deprecated = true, json_name = "uid"];
              map<string, E> by_name = 2;
              oneof choice { string _x = 3; google.protobuf.Any any = 4; }
              repeated sint64 n = 5 [packed = false];
              reserved 6, 8 to 10, 100 to max;
              reserved "old", "older";
              enum E { option allow_alias = true; Z = 0; A = 1; B = 1; reserved -5 to -1; }
            }
            service S { rpc Do(M) returns (stream .a.b.M); rpc Up(stream M) returns (M) { option deprecated = true; } }
            """
        )
        let message = file.messageType[0]
        #expect(file.options.goPackage == "x")
        #expect(message.field.map(\.jsonName) == ["uid", "byName", "X", "any", "n"])
        #expect(message.field[0].options.deprecated && message.field[0].proto3Optional)
        #expect(message.oneofDecl.map(\.name) == ["choice", "_user_id"])
        #expect(message.field.map(\.typeName) == ["", ".a.b.M.ByNameEntry", "", ".google.protobuf.Any", ""])
        #expect(message.nestedType[0].field[1].typeName == ".a.b.M.E" && message.nestedType[0].options.mapEntry)
        #expect(message.field[4].options.hasPacked && !message.field[4].options.packed)
        #expect(message.reservedRange.map { [$0.start, $0.end] } == [[6, 7], [8, 11], [100, 536_870_912]])
        #expect(message.reservedName == ["old", "older"])
        #expect(message.enumType[0].reservedRange.map { [$0.start, $0.end] } == [[-5, -1]])
        #expect(
            file.service[0].method.map { [$0.clientStreaming, $0.serverStreaming] } == [[false, true], [true, false]]
        )
        #expect(file.service[0].method[1].options.deprecated)
        #expect(file.sourceCodeInfo.location.contains { $0.path == [4, 0] && $0.leadingComments == " A message.\n" })
    }

    @Test func readsProto2() throws {
        let file = try parsed(
            #"""
            package p;
            message M {
              required string s = 1 [default = "a\"b"];
              optional bytes b = 2 [default = "\001\xff'"];
              optional float f = 3 [default = -inf];
              optional double d = 4 [default = 1e10];
              optional E e = 5 [default = TWO];
              optional uint64 u = 6 [default = 0xFFFFFFFFFFFFFFFF];
              optional int64 i = 7 [default = -9223372036854775808];
              repeated group Item = 8 { optional int32 n = 1; }
              extensions 100 to 199, 1000 to max;
              extend M { optional M self = 100; }
            }
            enum E { ONE = 1; TWO = 2; }
            extend M { optional group More = 101 { } }
            message Set { option message_set_wire_format = true; extensions 4 to max; }
            """#
        )
        let message = file.messageType[0]
        let defaults = [
            "a\"b", #"\001\377\'"#, "-inf", "10000000000", "TWO", "18446744073709551615", "-9223372036854775808",
        ]
        #expect(message.field.prefix(7).map(\.defaultValue) == defaults)
        #expect(message.field[7].type == .group && message.field[7].name == "item")
        #expect(message.field[7].typeName == ".p.M.Item")
        #expect(message.extensionRange.map { [$0.start, $0.end] } == [[100, 200], [1000, 536_870_912]])
        #expect(message.extension[0].extendee == ".p.M" && message.extension[0].typeName == ".p.M")
        #expect(file.extension[0].typeName == ".p.More" && file.messageType[1].name == "More")
        #expect(file.messageType[2].extensionRange[0].end == .max)
        #expect(!file.hasSyntax)
    }

    @Test func readsEditions() throws {
        let file = try parsed(
            """
            edition = "2024";
            option features.field_presence = IMPLICIT;
            option features.enum_type = CLOSED;
            import option "not/there.proto";
            local message M { reserved old, older; int32 a = 1 [features = { field_presence: EXPLICIT }]; }
            export enum E { option features.enum_type = OPEN; Z = 0; }
            """
        )
        #expect(file.syntax == "editions" && file.edition == .edition2024)
        #expect(file.options.features.fieldPresence == .implicit && file.options.features.enumType == .closed)
        #expect(file.optionDependency == ["not/there.proto"])
        #expect(file.messageType[0].visibility == .visibilityLocal && file.enumType[0].visibility == .visibilityExport)
        #expect(file.messageType[0].field[0].options.features.fieldPresence == .explicit)
        #expect(file.messageType[0].reservedName == ["old", "older"])
    }

    @Test func keepsCustomOptions() throws {
        let file = try parsed(
            #"""
            syntax = "proto3";
            option (a.b).c = -5;
            option (.x) = { y: "z" n { } };
            option brand_new_option = "soon";
            message M { string s = 1 [(v.rules).string = { min_len: 1 }, (f) = 1.5, (g) = id, (h) = "s" 't']; }
            """#
        )
        let options = file.options.uninterpretedOption
        #expect(options.map { $0.name.map(\.namePart) } == [["a.b", "c"], [".x"], ["brand_new_option"]])
        #expect(options[0].negativeIntValue == -5)
        #expect(options[1].aggregateValue == #"y : "z" n { }"#)
        let field = file.messageType[0].field[0].options.uninterpretedOption
        #expect(field.map(\.aggregateValue) == ["min_len : 1", "", "", ""])
        #expect(
            field[1].doubleValue == 1.5 && field[2].identifierValue == "id"
                && Array(field[3].stringValue) == Array("st".utf8)
        )
    }

    @Test(arguments: [
        ("syntax = \"proto4\";", "1:10: syntax must be \"proto2\" or \"proto3\""),
        ("edition = \"2022\";", "1:11: edition \"2022\" is unknown here; 2023, 2024 and 2026 are known"),
        ("sytnax = \"proto3\";", "1:1: expected a declaration, such as 'message' or 'service', found 'sytnax'"),
        ("message {", "1:9: expected the message's name, found '{'"),
        ("message M {", "1:12: expected a field or '}', found the end of the file"),
        (
            "message M { string s = 1; }",
            "1:13: expected 'optional', 'required' or 'repeated' before the type, as proto2 asks"
        ),
        ("syntax = \"proto3\"; message M { required string s = 1; }", "1:32: proto3 has no required fields"),
        ("syntax = \"proto3\"; message M { string s; }", "1:40: expected '=' and the field's number, found ';'"),
        ("syntax = \"proto3\"; message M { string s = 0; }", "1:43: a field's number must be 1 to 536870911"),
        (
            "syntax = \"proto3\"; message M { string s = 19500; }",
            "1:43: numbers 19000 to 19999 belong to protobuf itself"
        ),
        ("syntax = \"proto3\"; message M { string s = 1 }", "1:45: expected ';', found '}'"),
        ("syntax = \"proto3\";\nmessage M { string a = 1;\n string b = 1; }", "3:9: number 1 of field b is taken by a"),
        ("syntax = \"proto3\"; message M { Foo f = 1; }", "1:36: no type is called Foo"),
        (
            "syntax = \"proto3\"; message Food {} message M { Foo f = 1; }",
            "1:52: no type is called Foo; did you mean Food?"
        ),
        ("syntax = \"proto3\"; message M { M f = 1; string f = 2; }", "1:48: M.f is already declared in line 1"),
        ("syntax = \"proto3\"; enum E { A = 1; }", "1:25: the first value of a proto3 enum is 0"),
        ("syntax = \"proto3\"; enum E { }", "1:25: an enum needs a value"),
        ("syntax = \"proto3\"; message M { oneof o { } }", "1:38: a oneof needs a field"),
        (
            "syntax = \"proto3\"; message M { oneof o { repeated int32 a = 1; } }",
            "1:42: a member of a oneof has no label; take 'repeated' away"
        ),
        (
            "syntax = \"proto3\"; message M { map<float, int32> m = 1; }",
            "1:36: a map's key is an integer, bool or string"
        ),
        ("syntax = \"proto3\"; message M { repeated map<string, int32> m = 1; }", "1:41: a map has no label"),
        ("syntax = \"proto3\"; message M { optional group G = 1 {} }", "1:41: proto3 has no groups"),
        ("syntax = \"proto3\"; message M { int32 a = 1 [default = 1]; }", "1:45: proto3 has no defaults of one's own"),
        (
            "syntax = \"proto3\"; message M { int32 a = 1 [deprecated = 7]; }",
            "1:58: 7 is no value for the option deprecated"
        ),
        ("message M { optional int32 a = 1 [default = \"x\"]; }", "1:45: \"x\" is no default for the field a"),
        (
            "message M { optional int32 a = 1 [default = 2147483648]; }",
            "1:45: 2147483648 is no default for the field a"
        ),
        (
            "edition = \"2023\"; message M { optional int32 a = 1; }",
            "1:31: editions have no 'optional'; use [features.field_presence = EXPLICIT]"
        ),
        ("message M { reserved 5 to 3; }", "1:22: the range ends before it begins"),
        ("service S { rpc A(int32) returns (M); } message M {}", "1:17: no type is called int32"),
        ("service S { rpc A(E) returns (E); } enum E { A = 0; }", "1:17: E is no message"),
        ("package a; package b;", "1:12: a file has one package"),
        ("import \"a.proto\"; import \"a.proto\";", "1:26: \"a.proto\" is imported twice"),
        ("option a = { b", "1:12: the braces are not closed"),
        ("message M { option map_entry = true; }", "1:20: the option map_entry can't be set by hand"),
    ])
    func tellsFaults(text: String, expected: String) {
        let error = #expect(throws: MicroError.self) { try parsed(text) }
        #expect(error?.message == "t.proto:" + expected)
        #expect(error?.code == .invalidSchema)
    }

    @Test func boundsDepthAndSize() {
        let deep = String(repeating: "message M {", count: 100_000)
        #expect(throws: ProtoSyntaxError.self) { try ProtoParser.parse(Array(deep.utf8), named: "t.proto") }
        var limits = ProtoParser.Limits()
        limits.fileSize = 10
        #expect(throws: ProtoSyntaxError.self) {
            try ProtoParser.parse([UInt8](repeating: 0x20, count: 11), named: "t.proto", limits: limits)
        }
    }

    /// Work grows with the size of a file and no faster: this would take minutes otherwise.
    @Test(.heavy) func readsWideFiles() throws {
        let fields = (1...15_000).map { "int32 f\($0) = \($0);" }.joined()
        let values = (1...15_000).map { "V\($0) = \($0);" }.joined()
        let file = try parsed("syntax = \"proto3\"; message M { \(fields) } enum E { Z = 0; \(values) }")
        #expect(file.messageType[0].field.count == 15_000 && file.enumType[0].value.count == 15_001)
        #expect(ProtoPrinter.text(of: file).utf8.count > 300_000)
    }

    /// Whatever the bytes are, the answer is a descriptor or an error.
    @Test(.heavy) func survivesMutations() async {
        let text = Array(ProtoSamples.everything.utf8)
        let signs = Array("{}[];=.\"<>".utf8)
        var random = SplitMix(state: 7)
        for round in 0..<3000 {
            await Task.yield()
            var bytes = text
            for _ in 0...round % 4 {
                let index = Int(random.next() % UInt64(bytes.count))
                switch random.next() % 4 {
                case 0: bytes[index] = UInt8(truncatingIfNeeded: random.next())
                case 1: bytes.remove(at: index)
                case 2: bytes.insert(signs[Int(random.next() % 10)], at: index)
                default: bytes.removeSubrange(index..<min(bytes.count, index + 40))
                }
            }
            if let file = try? ProtoParser.parse(bytes, named: "t.proto") {
                _ = try? ProtoLinker.link([file])
                _ = ProtoPrinter.text(of: file)
            }
        }
    }
}

/// Steele, Lea and Flood's generator: the same numbers in each run.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
