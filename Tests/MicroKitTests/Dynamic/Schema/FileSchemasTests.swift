import SwiftProtobuf
import Testing

@testable import MicroKit

@Suite struct FileSchemasTests {
    private static let greeter = """
        syntax = "proto3";
        package go.greeter;
        import "other.proto";
        service Say { rpc Hello(Request) returns (Request); rpc Count(Request) returns (stream Request); }
        message Request { string name = 1; other.M m = 2; }
        """
    private static let other = """
        syntax = "proto3";
        package other;
        service Say { rpc Else(M) returns (M); }
        service Only { rpc Do(M) returns (M); }
        message M { int32 n = 1; }
        """

    private func source() throws -> ProtoFiles {
        try ProtoFiles(
            ["/p/greeter.proto"],
            from: .memory(["/p/greeter.proto": Self.greeter, "/p/other.proto": Self.other])
        )
    }

    @Test func tellsServicesOfTheGivenFiles() async throws {
        let source = try source()
        #expect(source.name == "greeter.proto")
        #expect(try await source.serviceNames() == ["go.greeter.Say"])
        #expect(try await source.services().flatMap(\.methods).map(\.name) == ["Hello", "Count"])
        #expect(try await source.symbol(named: "other.M") != nil)
        #expect(try await source.symbol(named: "other.N") == nil)
    }

    @Test(arguments: [
        ("go.greeter.Say", "Hello", "go.greeter.Say.Hello"), ("greeter.Only", "Do", "other.Only.Do"),
        ("Only", "Do", "other.Only.Do"), ("other.Say", "Else", "other.Say.Else"), ("other.Say", "Hello", nil),
        ("greeter.None", "Hello", nil),
    ])
    func findsMethods(service: String, method: String, expected: String?) async throws {
        #expect(try await source().method(service: service, method: method)?.fullName == expected)
    }

    @Test func refusesToGuess() async throws {
        let source = try source()
        let error = await #expect(throws: MicroError.self) {
            try await source.method(service: "greeter.Say", method: "Hello")
        }
        #expect(error?.message == "greeter.Say may be go.greeter.Say or other.Say")
        #expect(error?.code == .invalidSchema)
    }

    // MARK: Sets of descriptors

    private func protoset(_ files: [Google_Protobuf_FileDescriptorProto]) throws -> ProtoFileSystem {
        let bytes: [UInt8] = try Google_Protobuf_FileDescriptorSet.with { $0.file = files }.serializedBytes()
        return ProtoFileSystem(read: { path, _ in path == "x.protoset" ? bytes : nil }, canonical: { $0 })
    }

    @Test func readsDescriptorSets() async throws {
        let file = try parsed(
            "syntax = \"proto3\"; import \"google/protobuf/struct.proto\"; message M { google.protobuf.Struct s = 1; } service S { rpc Do(M) returns (M); }"
        )
        // protoc without --include_imports leaves them out.
        let source = try ProtosetFile(["x.protoset"], from: protoset([file]))
        #expect(source.name == "x.protoset")
        #expect(try await source.serviceNames() == ["S"])
        #expect(source.pool.message(named: "google.protobuf.Struct")?.isWellKnown == true)
    }

    @Test func tellsWhatASetLacks() throws {
        var file = try parsed("syntax = \"proto3\"; message M {}")
        file.dependency = ["gone.proto"]
        let error = #expect(throws: MicroError.self) { try ProtosetFile(["x.protoset"], from: protoset([file])) }
        #expect(error?.code == .invalidSchema)
        #expect(error?.message.contains("gone.proto") == true && error?.hint?.contains("--include_imports") == true)
    }

    @Test func refusesOtherFiles() {
        let text = ProtoFileSystem.memory(["x.protoset": "syntax = \"proto3\";", "empty": ""])
        for (path, code) in [
            ("x.protoset", MicroError.Code.invalidSchema), ("empty", .invalidSchema), ("no", .fileUnreadable),
        ] {
            let error = #expect(throws: MicroError.self) { try ProtosetFile([path], from: text) }
            #expect(error?.code == code, "\(path)")
        }
    }
}
