import MicroTestSupport
import SwiftProtobuf
import Testing

@testable import MicroKit

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Shapes of Swift types against the registry record of a real go-micro v5 service with the same types.
@Suite struct ValueShapeTests {
    private static func recorded() throws -> [String: Endpoint] {
        let json = try JSONValue(parsing: try Fixture.bytes("mucp/v5.record.json"))
        let record = try ServiceRecord(json: try #require(json.arrayValue?.first))
        return Dictionary(uniqueKeysWithValues: record.endpoints.map { ($0.name, $0) })
    }

    static let messages: [(String, any Message.Type, any Message.Type)] = [
        ("Say.Hello", Helloworld_Request.self, Helloworld_Response.self),
        ("Say.Nested", Helloworld_NestedRequest.self, Helloworld_NestedResponse.self),
        ("Say.Fail", Helloworld_FailRequest.self, Helloworld_Response.self),
        ("Say.Sleep", Helloworld_SleepRequest.self, Helloworld_Response.self),
        ("Say.Meta", Helloworld_Request.self, Helloworld_MetaResponse.self),
        ("Say.Big", Helloworld_BigRequest.self, Helloworld_BigResponse.self),
    ]

    @Test func describesMessages() throws {
        let recorded = try Self.recorded()
        for (name, request, response) in Self.messages {
            #expect(Value(describing: request) == recorded[name]?.request, "\(name)")
            #expect(Value(describing: response) == recorded[name]?.response, "\(name)")
        }
    }

    struct Address: Codable { var street: String; var city: String? }
    struct Anything: Codable, ValueDescribing { static var valueDescription: Value { Value(name: "", type: "") } }
    struct PlainReq: Codable {
        var name: String
        var age: Int?
        var addr: Address
        var friends: [Address]
        var tags: [String: String]
        var byName: [String: Address]?
        var any: Anything?
        var ratio: Float
        var blob: Data
        var when: Date
    }
    struct PlainRsp: Codable { var msg: String; var echo: PlainReq }

    @Test func describesCodables() throws {
        let recorded = try Self.recorded()["Plain.Echo"]
        #expect(Value(describing: PlainReq.self) == recorded?.request)
        #expect(Value(describing: PlainRsp.self) == recorded?.response)
    }

    enum Color: String, Codable, CaseIterable { case red, green }
    enum Hidden: String, Codable { case a }
    final class Tree: Codable { var name = ""; var left: Tree?; var all: [Tree] = [] }
    struct Painted: Codable {
        var color: Color; var bytes: [UInt8]; var set: Set<Int64>; var id: UUID; var old: [Color]?
    }
    struct Odd: Codable { var hidden: Hidden; var name: String }
    struct Wide: Codable { var a: UInt16; var b: Int8; var c: UInt64; var d: Double; var e: Bool }
    struct Box<T: Codable>: Codable { var value: T }

    static let codables: [(any (Decodable & SendableMetatype).Type, String, [String])] = [
        (Painted.self, "Painted", ["color Color", "bytes []uint8", "set []int64", "id string", "old []Color"]),
        (Tree.self, "Tree", ["name string", "left Tree", "all []Tree"]),
        (Odd.self, "Odd", []),
        (Wide.self, "Wide", ["a uint16", "b int8", "c uint64", "d float64", "e bool"]),
        (Box<Int>.self, "Box", ["value int"]),
        (String.self, "string", []),
        ([Wide].self, "[]Wide", []),
    ]

    @Test(arguments: codables.indices) func describesMore(_ index: Int) {
        let (type, name, fields) = Self.codables[index]
        let value = Value(describing: type)
        #expect(value.type == name)
        #expect(value.name == name)
        #expect(value.values.map { "\($0.name) \($0.type)" } == fields)
    }

    @Test func endsAtDepthThree() throws {
        let left = try #require(Value(describing: Tree.self).values.first { $0.name == "left" })
        #expect(left.values.map(\.name) == ["name", "left", "all"])
        #expect(left.values.flatMap(\.values).isEmpty)
    }

    /// Well-known types, whose JSON is none of an ordinary message, must not be in the way.
    @Test func describesWellKnownTypes() {
        for type: any Message.Type in [
            Google_Protobuf_Struct.self, Google_Protobuf_Timestamp.self, Google_Protobuf_Any.self,
            Google_Protobuf_Value.self,
            Google_Protobuf_FileDescriptorProto.self, Google_Protobuf_Empty.self, Google_Protobuf_FieldMask.self,
        ] {
            #expect(!Value(describing: type).type.isEmpty)
        }
        let descriptor = Value(describing: Google_Protobuf_DescriptorProto.self)
        #expect(descriptor.values.map(\.name).contains("extension_range"))
        #expect(descriptor.values.first { $0.name == "extension_range" }?.type == "[]DescriptorProto_ExtensionRange")
    }
}
