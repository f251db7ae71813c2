import Testing

@testable import MicroKit

@Suite struct MucpServerFramingTests {
    @Test(
        arguments: [
            ("application/json", .codec(.json), .codec(.jsonRPC)),
            ("application/protobuf", .codec(.protobuf), .codec(.protoRPC)),
            ("application/octet-stream", .codec(.bytes), .codec(.protoRPC)),
            ("application/grpc", .grpc(.protobuf), .grpc(.protobuf)),
            ("application/grpc+json", .grpc(.json), .grpc(.json)), ("text/plain", nil, nil),
        ] as [(String, MucpServerFraming?, MucpServerFraming?)]
    )
    func choosesByContentType(_ type: String, _ framing: MucpServerFraming?, _ legacy: MucpServerFraming?) {
        #expect(MucpServerFraming(contentType: type, isLegacy: false) == framing)
        #expect(MucpServerFraming(contentType: type, isLegacy: true) == legacy)
    }

    @Test(
        arguments: [[], [0], [1, 0, 0, 0, 0], [0, 0, 0, 0, 2, 1], [0, 0, 0, 0, 0, 9], [0, 255, 255, 255, 255]]
            as [[UInt8]]
    )
    func refusesBrokenFrames(_ bytes: [UInt8]) {
        #expect(throws: MicroError.self) { try MucpServerFraming.grpc(.json).open(bytes) }
    }

    @Test func framesGRPC() throws {
        let bytes = try MucpServerFraming.grpc(.json).seal([7, 8], id: "")
        #expect(bytes == [0, 0, 0, 0, 2, 7, 8])
        #expect(try MucpServerFraming.grpc(.json).open(bytes).body == [7, 8])
    }

    /// Any cut of an envelope is refused without a trap.
    @Test(arguments: ["v5.hello_application_json-rpc", "v5.hello_application_proto-rpc"])
    func refusesCutEnvelopes(_ name: String) throws {
        let bytes = try Fixture.bytes("mucp/\(name).c2s.bin")
        let end: [UInt8] = [13, 10, 13, 10]
        let start = try #require(bytes.indices.first { bytes[$0...].starts(with: end) }) + 4
        let framing: MucpServerFraming = name.hasSuffix("json-rpc") ? .codec(.jsonRPC) : .codec(.protoRPC)
        let body = Array(bytes[start...].drop { _ in false })
        let whole = body.last == 10 && name.hasSuffix("json-rpc") ? Array(body.dropLast()) : body
        #expect(try framing.open(whole).envelope.endpoint == "Say.Hello")
        for count in 0..<whole.count {
            #expect(throws: MicroError.self) { try framing.open(Array(whole.prefix(count))) }
        }
    }
}
