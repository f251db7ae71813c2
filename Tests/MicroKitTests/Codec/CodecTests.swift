import MicroKit
import Testing

@Suite struct CodecTests {
    // MARK: What holds for every codec

    @Test(arguments: ContentType.allCases, ["", "{\"a\":1.50}", "[]"])
    func takesOutWhatWasPutIn(_ type: ContentType, _ text: String) throws {
        let envelope = CodecEnvelope(id: "18446744073709551615", endpoint: "Say.Hello")
        let body = Array(text.utf8)
        let request = try type.codec.decodeRequest(try type.codec.encodeRequest(body, envelope))
        let reply = try type.codec.decodeReply(try type.codec.encodeReply(body, envelope))
        let expected = type == .jsonRPC && text.isEmpty ? Array("null".utf8) : body
        #expect(request.body == expected)
        // A JSON reply keeps the newline that go-micro ends its documents with.
        #expect(reply.body == (type == .json && !text.isEmpty ? expected + [0x0A] : expected))
        if type == .jsonRPC || type == .protoRPC { #expect(request.envelope == envelope) }
    }

    @Test(arguments: ContentType.allCases) func hasItsOwnContentType(_ type: ContentType) {
        #expect(type.codec.contentType == type)
    }

    @Test(arguments: [ContentType.jsonRPC, .protoRPC]) func carriesErrors(_ type: ContentType) throws {
        let bytes = try type.codec.encodeReply(Array("{}".utf8), CodecEnvelope(id: "1", error: "no \"way\""))
        let reply = try type.codec.decodeReply(bytes)
        #expect(reply.envelope.error == "no \"way\"")
        #expect(reply.body.isEmpty || reply.body == Array("null".utf8))
    }

    @Test(arguments: [ContentType.json, .protobuf, .bytes]) func leavesErrorsToTheHeaders(_ type: ContentType) throws {
        #expect(try type.codec.encodeReply([1], CodecEnvelope(error: "no")).isEmpty)
    }

    /// Anything may arrive; the answer is a value or one of two codes, and never a trap.
    @Test(arguments: ContentType.allCases) func survivesGarbage(_ type: ContentType) throws {
        let codec = type.codec
        var samples: [[UInt8]] = [[], [0], Array(repeating: 0xFF, count: 40), Array(repeating: 0x5B, count: 100_000)]
        let good = try codec.encodeReply(Array("{\"a\":[1]}".utf8), CodecEnvelope(id: "7", endpoint: "A.B"))
        samples += good.indices.map { Array(good[..<$0]) }
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<2000 {
            var changed = good
            if let index = changed.indices.randomElement(using: &generator) {
                changed[index] = UInt8.random(in: 0...255, using: &generator)
            }
            samples.append(changed)
        }
        for sample in samples {
            #expect(Self.code { _ = try codec.decodeReply(sample) } ?? .invalidReply == .invalidReply)
            #expect(Self.code { _ = try codec.decodeRequest(sample) } ?? .invalidBody == .invalidBody)
        }
    }

    private static func code(_ body: () throws -> Void) -> MicroError.Code? {
        do {
            try body()
            return nil
        } catch {
            return (error as? MicroError)?.code ?? .internal
        }
    }

    // MARK: Exact bytes

    struct Bytes: Sendable {
        var type: ContentType
        var request: String
        var reply: String
    }

    @Test(arguments: [
        Bytes(type: .json, request: "{\"n\":1}\n", reply: "{\"n\":1}\n"),
        Bytes(type: .protobuf, request: "{\"n\":1}", reply: "{\"n\":1}"),
        Bytes(type: .bytes, request: "{\"n\":1}", reply: "{\"n\":1}"),
        Bytes(
            type: .jsonRPC,
            request: "{\"params\":[{\"n\":1}],\"id\":\"5\",\"method\":\"Say.Hello\"}\n",
            reply: "{\"id\":\"5\",\"result\":{\"n\":1},\"error\":null}\n"
        ),
        Bytes(
            type: .protoRPC,
            request: "\0\0\0\u{14}\n\u{9}Say.Hello\u{11}\u{5}\0\0\0\0\0\0\0\0\0\0\u{7}{\"n\":1}",
            reply: "\0\0\0\u{14}\n\u{9}Say.Hello\u{11}\u{5}\0\0\0\0\0\0\0\0\0\0\u{7}{\"n\":1}"
        ),
    ])
    func writes(_ expected: Bytes) throws {
        let envelope = CodecEnvelope(id: "5", endpoint: "Say.Hello")
        let codec = expected.type.codec
        let body = Array("{\"n\":1}".utf8)
        #expect(String(decoding: try codec.encodeRequest(body, envelope), as: UTF8.self) == expected.request)
        #expect(String(decoding: try codec.encodeReply(body, envelope), as: UTF8.self) == expected.reply)
    }

    @Test(arguments: [
        "{\"method\":\"A.B\",\"params\":[{}],\"id\":9}", "{\"id\":\"9\",\"params\":[{}],\"method\":\"A.B\"}\n",
    ])
    func readsEitherOrderAndKindOfID(_ text: String) throws {
        let request = try ContentType.jsonRPC.codec.decodeRequest(Array(text.utf8))
        #expect(request.envelope == CodecEnvelope(id: "9", endpoint: "A.B"))
        #expect(request.body == Array("{}".utf8))
    }

    @Test func aBodyCantAddMembersToAnEnvelope() {
        #expect(throws: MicroError.self) {
            try ContentType.jsonRPC.codec.encodeRequest(Array("{}],\"id\":\"8".utf8), CodecEnvelope())
        }
    }

    @Test func readsEmptyFieldsOfV1() throws {
        let bytes = Array("\0\0\0\r\n\0\u{11}\0\0\0\0\0\0\0\0\u{1A}\0\0\0\0\u{2}hi".utf8)
        let reply = try ContentType.protoRPC.codec.decodeReply(bytes)
        #expect(reply.envelope == CodecEnvelope(id: "0"))
        #expect(reply.body == Array("hi".utf8))
    }

    @Test func legacyTypesCarryTheSameBodies() {
        let legacy = ContentType.allCases.map(\.legacy)
        #expect(legacy == [.jsonRPC, .protoRPC, .jsonRPC, .protoRPC, .bytes])
    }
}
