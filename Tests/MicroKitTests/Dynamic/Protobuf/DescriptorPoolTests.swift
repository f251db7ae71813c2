import MicroKit
import MicroTestSupport
import SwiftProtobuf
import Testing

@Suite struct DescriptorPoolTests {
    typealias Schema = ProtobufSchema

    @Test func findsDeclarationsByName() throws {
        let pool = try Schema.pool()
        let all = try #require(pool.message(named: "t.All"))
        #expect(all.name == "All")
        #expect(all.file.name == "new.proto")
        #expect(all.file.imports.map(\.name) == ["google/protobuf/types.proto"])
        #expect(all.oneofs.map(\.name) == ["choice"])
        #expect(all.oneofs.first?.fields.map(\.name) == ["text", "number", "branch", "nothing"])
        #expect(all.field(number: 3)?.jsonName == "aInt32")
        #expect(all.field(jsonOrProtoName: "aInt32") == all.field(jsonOrProtoName: "a_int32"))
        #expect(all.field(jsonOrProtoName: "theOther")?.number == 34)
        #expect(all.field(number: 999) == nil)
        #expect(pool.enumeration(named: "t.Color")?.values.map(\.name) == ["NONE", "RED", "GREEN"])
        #expect(pool.message(named: "t.Old.Part")?.parent == pool.message(named: "t.Old"))
        #expect(pool.extension(named: "t.note")?.message.fullName == "t.Old")
        #expect(pool.message(named: "t.Old")?.extensions.map(\.number) == [100, 101])
        #expect(pool.message(named: "t.Old")?.field(jsonOrProtoName: "[t.note]")?.number == 100)
        #expect(pool.file(declaring: "t.All.text")?.name == "new.proto")
        #expect(pool.message(named: "t.Color") == nil)
    }

    @Test func knowsWhatFollowsFromSyntaxAndFeatures() throws {
        let pool = try Schema.pool()
        let field = { (message: String, name: String) in
            try #require(pool.message(named: message)?.field(jsonOrProtoName: name))
        }
        #expect(try !field("t.All", "a_int32").hasPresence)
        #expect(try field("t.All", "text").hasPresence)
        #expect(try field("t.All", "child").hasPresence)
        #expect(try field("t.All", "scores").isPacked)
        #expect(try !field("t.All", "loose").isPacked)
        #expect(try field("t.All", "counts").mapEntry?.key.name == "key")
        #expect(try !field("t.Old", "plain").isPacked)
        #expect(try field("t.Old", "number").hasPresence)
        #expect(try field("t.Strict", "id").isRequired)
        #expect(try field("t.Ed", "explicit").hasPresence)
        #expect(try !field("t.Ed", "implicit").hasPresence)
        #expect(try field("t.Ed", "needed").isRequired)
        #expect(try field("t.Ed", "packed").isPacked)
        #expect(pool.enumeration(named: "t.Size")?.isClosed == true)
        #expect(pool.enumeration(named: "t.Color")?.isClosed == false)
        guard case .int32(7)? = try field("t.Old", "number").defaultValue else {
            Issue.record("the default is lost")
            return
        }
        guard case .group = try field("t.Ed", "group_like").kind, case .group = try field("t.Old", "part").kind else {
            Issue.record("delimited messages are groups")
            return
        }
    }

    @Test func findsRelativeNamesFromInsideOut() throws {
        let inner = Schema.message("Inner", "Leaf leaf = 1", "Outer.Leaf other = 2", "Far far = 3")
        let outer = Schema.message("Outer", "int32 x = 1", nested: [inner, Schema.message("Leaf")])
        let pool = try DescriptorPool([
            Schema.file("a.proto", messages: [outer, Schema.message("Leaf"), Schema.message("Far")])
        ])
        let fields = try #require(pool.message(named: "t.Outer.Inner")).fields
        #expect(fields.compactMap { $0.messageType?.fullName } == ["t.Outer.Leaf", "t.Outer.Leaf", "t.Far"])
    }

    @Test func takesAFileTwiceWhenItIsTheSame() throws {
        let file = Schema.file("a.proto", messages: [Schema.message("A")])
        #expect(try DescriptorPool([file, file]).files.count == 1)
    }

    struct Refused: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var files: [Google_Protobuf_FileDescriptorProto]

        init(_ part: String, _ files: Google_Protobuf_FileDescriptorProto...) {
            (testDescription, self.files) = (part, files)
        }
    }

    /// Files that can't be linked, by a part of what is said about them.
    static let refused: [Refused] = [
        Refused("imports b.proto, which is not there", Schema.file("a.proto", imports: ["b.proto"])),
        Refused(
            "which imports it",
            Schema.file("a.proto", imports: ["b.proto"]),
            Schema.file("b.proto", imports: ["a.proto"])
        ),
        Refused("which imports it", Schema.file("a.proto", imports: ["a.proto"])),
        Refused(
            "two different files a.proto",
            Schema.file("a.proto"),
            Schema.file("a.proto", messages: [Schema.message("A")])
        ),
        Refused("has no name", Schema.file("")),
        Refused(
            "t.A, which is declared already",
            Schema.file("a.proto", messages: [Schema.message("A")]),
            Schema.file("b.proto", messages: [Schema.message("A")])
        ),
        Refused(
            "t.A, which is declared already",
            Schema.file("a.proto", messages: [Schema.message("A")]),
            Schema.file("b.proto", package: "t.A")
        ),
        Refused("'a-b' can't be a name", one(Schema.message("a-b"))),
        Refused("'' can't be a name", one(Schema.message(""))),
        Refused("can't be a package's name", Schema.file("a.proto", package: "t..u")),
        Refused("same number 1", one(Schema.message("A", "int32 a = 1", "int32 b = 1"))),
        Refused("can't have the number 0", one(Schema.message("A", "int32 a = 0"))),
        Refused("can't have the number -1", one(Schema.message("A", "int32 a = -1"))),
        Refused("can't have the number 19500", one(Schema.message("A", "int32 a = 19500"))),
        Refused("can't have the number 536870912", one(Schema.message("A", "int32 a = 536870912"))),
        Refused("type .t.B, which is not there", one(Schema.message("A", ".t.B b = 1"))),
        Refused("type .t.A.b, which is something else", one(Schema.message("A", ".t.A.b b = 1"))),
        Refused("JSON name aB", one(Schema.message("A", "int32 a_b = 1", "int32 aB = 2"))),
        Refused(
            "a oneof that is not there",
            one(Schema.message("A", "int32 a = 1") { $0.field[0].oneofIndex = 5 })
        ),
        Refused("ranges of extensions", one(Schema.message("A") { $0.extensionRange = [range(5, 5)] })),
        Refused(
            "reserved ranges",
            one(
                Schema.message("A") {
                    $0.reservedRange = [(1, 5), (4, 6)].map { bounds in .with { ($0.start, $0.end) = bounds } }
                }
            )
        ),
        Refused(
            "reserved or left to extensions",
            one(Schema.message("A", "int32 a = 7") { $0.extensionRange = [range(5, 9)] })
        ),
        Refused(
            "can't be extended by t.x",
            Schema.file(
                "a.proto",
                messages: [Schema.message("A")],
                extensions: [Schema.field("int32 x = 5 [extends=.t.A]")]
            )
        ),
        Refused("no message", Schema.file("a.proto", extensions: [Schema.field("int32 x = 5 [extends=.t.B]")])),
        Refused("begin with 0", Schema.file("a.proto", enums: [Schema.enumeration("E", ["A": 1])])),
        Refused("has no values", Schema.file("a.proto", enums: [Schema.enumeration("E", [:])])),
        Refused("the same number 0", Schema.file("a.proto", enums: [Schema.enumeration("E", ["A": 0, "B": 0])])),
        Refused("can't have the default", one(Schema.message("A", "optional int32 a = 1 [default=x]"), .proto2)),
        Refused(
            "can't have the default",
            one(Schema.message("A", "optional int32 a = 1 [default=5000000000]"), .proto2)
        ),
        Refused("can't have the default", one(Schema.message("A", "optional bytes a = 1 [default=\\x]"), .proto2)),
        Refused("can't have the default", one(Schema.message("A", "optional .t.A a = 1 [default=x]"), .proto2)),
        Refused(
            "can't be the entry of a map",
            one(Schema.message("A", "map<string,int32> a = 1") { $0.nestedType[0].field[0].type = .double })
        ),
        Refused(
            "can't be a map",
            one(Schema.message("A", "map<string,int32> a = 1") { $0.field[0].label = .optional })
        ),
        Refused("can't be packed", one(Schema.message("A", "repeated string a = 1 [packed=true]"))),
        Refused("edition 99999", Schema.file("a.proto", .edition99999TestOnly)),
        Refused("required or a group", one(Schema.message("A", "required int32 a = 1"), .edition2023)),
        Refused(
            "messages deep",
            one((0..<80).reduce(Schema.message("A")) { inner, _ in Schema.message("A", nested: [inner]) })
        ),
    ]

    private static func one(
        _ message: Google_Protobuf_DescriptorProto,
        _ edition: Google_Protobuf_Edition = .proto3
    ) -> Google_Protobuf_FileDescriptorProto {
        Schema.file("a.proto", edition, messages: [message])
    }

    private static func range(_ start: Int32, _ end: Int32) -> Google_Protobuf_DescriptorProto.ExtensionRange {
        .with { ($0.start, $0.end) = (start, end) }
    }

    @Test(arguments: refused) func refuses(_ sample: Refused) {
        #expect {
            _ = try DescriptorPool(sample.files)
        } throws: { error in
            guard let error = error as? MicroError else { return false }
            return error.code == .invalidSchema && error.message.contains(sample.testDescription)
        }
    }

    @Test func bearsAChainOfImportsOfAnyLength() throws {
        let count = 5000
        let files = (0..<count).map { Schema.file("\($0).proto", imports: $0 + 1 < count ? ["\($0 + 1).proto"] : []) }
        #expect(try DescriptorPool(files).files.first?.name == "\(count - 1).proto")
    }

    /// Work grows with the size of a file and no faster: this would take minutes otherwise.
    @Test(.heavy) func bearsAFileOfAnyWidth() throws {
        let messages = (0..<15_000).map { Schema.message("M\($0)", "int32 a = 1") }
        #expect(try DescriptorPool([Schema.file("wide.proto", messages: messages)]).message(named: "t.M14999") != nil)
    }

    @Test func keepsToItsLimits() {
        var limits = DescriptorPool.Limits()
        limits.symbols = 10
        let message = Schema.message("A", "int32 a = 1", "int32 b = 2")
        let files = (0..<5).map { Schema.file("\($0).proto", package: "p\($0)", messages: [message]) }
        #expect(throws: MicroError.self) { try DescriptorPool(files, limits: limits) }
        limits.files = 3
        #expect(throws: MicroError.self) { try DescriptorPool(files, limits: limits) }
    }
}
