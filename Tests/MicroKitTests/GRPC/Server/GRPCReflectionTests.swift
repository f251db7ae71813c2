import MicroTestSupport
import SwiftProtobuf
import Testing

@testable import MicroKit

@Suite struct GRPCReflectionTests {
    private static func index(_ set: [UInt8]? = nil) throws -> GRPCReflectionIndex {
        var service = MicroService(name: "hello-world")
        LabService.addHandlers(to: &service)
        return try GRPCReflectionIndex(service: service.name, endpoints: service.endpoints, set: set)
    }

    private func pool(_ symbol: String) throws -> DescriptorPool {
        let files = try #require(try Self.index().files(containing: symbol))
        return try DescriptorPool(files.map { try Google_Protobuf_FileDescriptorProto(serializedBytes: $0) })
    }

    /// What is found out of generated code stands a linker's test.
    @Test func describesHandlers() throws {
        let service = try #require(try pool("hello_world.Say").service(named: "hello_world.Say"))
        let methods = Dictionary(uniqueKeysWithValues: service.methods.map { ($0.name, $0) })
        #expect(methods["Hello"]?.input.fullName == "helloworld.Request")
        #expect(methods["Hello"]?.isServerStreaming == false)
        #expect(methods["Chat"]?.isClientStreaming == true)
        #expect(methods["Count"]?.isServerStreaming == true)
    }

    @Test func describesFields() throws {
        let message = try #require(try pool("helloworld.NestedRequest").message(named: "helloworld.NestedRequest"))
        let fields = Dictionary(uniqueKeysWithValues: message.fields.map { ($0.name, $0) })
        #expect(fields["by_id"]?.isMap == true)
        #expect(fields["by_id"]?.jsonName == "byId")
        #expect(fields["items"]?.isRepeated == true)
        #expect(fields["best_item"]?.number == message.field(jsonOrProtoName: "bestItem")?.number)
        guard case .enumeration(let color) = fields["color"]?.kind else {
            Issue.record("color is no enum")
            return
        }
        #expect(color.values.first?.number == 0)
    }

    @Test func listsServices() throws {
        #expect(
            try Self.index().services == [
                "grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection",
                "grpc.reflection.v1alpha.ServerReflection", "hello_world.Say",
            ]
        )
    }

    @Test func tellsADescriptorSet() throws {
        let file = Google_Protobuf_FileDescriptorProto.with {
            $0.name = "a.proto"
            $0.package = "p"
            $0.service = [.with { $0.name = "S" }]
            $0.messageType = [.with { $0.name = "M" }]
            $0.extension = [.with { ($0.name, $0.number, $0.extendee) = ("e", 7, ".p.M") }]
        }
        let index = try Self.index(Google_Protobuf_FileDescriptorSet.with { $0.file = [file] }.serializedBytes())
        #expect(index.services.contains("p.S"))
        #expect(index.files(containing: "p.S")?.count == 1)
        #expect(index.files(extending: "p.M", number: 7)?.count == 1)
        #expect(index.extensions(of: "p.M") == [7])
        #expect(index.extensions(of: "p.Nope") == nil)
        #expect(throws: MicroError.self) { try Self.index([1]) }
    }

    /// Requests by field number and the field of the reply.
    @Test(
        arguments: [
            (3, "helloworld.proto", 4), (3, "nope.proto", 7), (4, "helloworld.Request", 4), (4, "nope", 7),
            (6, "helloworld.Request", 5), (7, "", 6),
        ] as [(UInt64, String, UInt64)]
    )
    func answers(_ number: UInt64, _ text: String, _ reply: UInt64) throws {
        var request = ProtobufFieldWriter()
        request.add(number, bytes: Array(text.utf8))
        var fields = ProtobufFields(try GRPCReflection(index: try Self.index()).reply(to: request.bytes))
        var numbers: [UInt64] = []
        while let field = try fields.next() { numbers.append(field.number) }
        #expect(numbers == [2, reply])
    }

    @Test func refusesWhatIsNoRequest() throws {
        let reflection = GRPCReflection(index: try Self.index())
        #expect(throws: GRPCStatus.self) { try reflection.reply(to: [0xFF]) }
    }
}
