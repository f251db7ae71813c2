import MicroTestSupport
import Testing

@testable import MicroKit

@Suite struct EventBodyTests {
    struct Greeting: Codable, Equatable { var name: String }

    private func body(_ type: String?, _ bytes: [UInt8]) -> EventBody {
        var message = BrokerMessage(headers: ["Micro-Topic": "a"], body: bytes)
        message.headers["Content-Type"] = type
        return EventBody(message)
    }

    private static let protobuf: [UInt8] = [0x0A, 2, 0x4A, 0x6F]
    private static let frame: [UInt8] = [0, 0, 0, 0, 4] + protobuf
    private static let json = Array(#"{"name":"Jo"}"#.utf8)

    @Test(arguments: [
        (nil, protobuf), ("", protobuf), ("application/protobuf", protobuf), ("application/json", json),
        ("application/json", json + [10]), ("application/json-rpc", json), ("application/proto-rpc", protobuf),
        ("application/grpc+proto", protobuf), ("application/grpc", protobuf), ("application/grpc+proto", frame),
        ("application/grpc+json", json), ("application/grpc+json", [0, 0, 0, 0, 13] + json),
    ])
    func readsMessages(_ type: String?, _ bytes: [UInt8]) throws {
        let event = body(type, bytes)
        #expect(event.contentType == (type.map { $0.isEmpty ? "application/protobuf" : $0 } ?? "application/protobuf"))
        #expect(try event.message(as: Helloworld_Request.self).name == "Jo")
    }

    @Test(arguments: ["application/json", "application/json-rpc", "application/grpc+json"])
    func readsValues(_ type: String) throws {
        #expect(try body(type, Self.json).decoded(as: Greeting.self) == Greeting(name: "Jo"))
        #expect(try body(type, []).decoded(as: [String: String].self) == [:])
        #expect(try body(type, Array("null".utf8)).decoded(as: [String: String].self) == [:])
        #expect(try body(type, Array("null\n".utf8)).message(as: Helloworld_Request.self) == Helloworld_Request())
    }

    @Test(arguments: [
        ("application/json", Array("{".utf8), MicroError.Code.invalidBody, MicroError.Code.invalidBody),
        ("application/json", Array(#"{"name":5}"#.utf8), .invalidBody, .invalidBody),
        ("application/protobuf", [0xFF], .unsupportedContentType, .invalidBody),
        ("text/plain", json, .unsupportedContentType, .unsupportedContentType),
        ("application/octet-stream", json, .unsupportedContentType, .unsupportedContentType),
        ("application/grpc+proto", [0, 0, 0, 0, 9, 1], .unsupportedContentType, .invalidBody),
    ])
    func refuses(_ type: String, _ bytes: [UInt8], _ value: MicroError.Code, _ message: MicroError.Code) {
        let first = #expect(throws: MicroError.self) { try body(type, bytes).decoded(as: Greeting.self) }
        #expect(first?.code == value)
        let second = #expect(throws: MicroError.self) { try body(type, bytes).message(as: Helloworld_Request.self) }
        #expect(second?.code == message)
    }
}
