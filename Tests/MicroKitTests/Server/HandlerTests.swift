import MicroTestSupport
import SwiftProtobuf
import Testing

@testable import MicroKit

@Suite struct HandlerTests {
    struct Greeting: Codable { var name: String? }

    private let typed = CodableHandler<Greeting, Greeting>("Say.T") { request, _ in
        Greeting(name: request.name ?? "none")
    }
    private let message = ProtobufHandler<Helloworld_Request, Helloworld_Response>("Say.M") { request, _ in
        .with { $0.msg = request.name }
    }
    private let json = JSONHandler(name: "Say.J", request: nil, response: nil) { request, _ in request }

    private func answer(_ handler: any EndpointHandler, _ body: String, _ encoding: BodyEncoding = .json) async throws
        -> String
    {
        let reply = try await handler.handle(Array(body.utf8), encoding: encoding, context: RequestContext())
        return String(decoding: reply, as: UTF8.self)
    }

    @Test(arguments: ["", "{}", "null", " null ", #"{"x":1}"#]) func takesNothingAsEmpty(_ body: String) async throws {
        #expect(try await answer(typed, body) == #"{"name":"none"}"#)
        if body != #"{"x":1}"# { #expect(try await answer(message, body) == "{}") }
    }

    @Test func keepsJSONAsItIs() async throws {
        let text = #"{"z":1.50,"a":12345678901234567890}"#
        #expect(try await answer(json, text) == text)
        #expect(try await answer(json, "") == "{}")
    }

    @Test func takesProtobuf() async throws {
        #expect(try await answer(message, "\n\u{4}John", .protobuf) == "\n\u{4}John")
        #expect(try await answer(message, "", .protobuf).isEmpty)
    }

    @Test func refusesWhatItCantRead() async throws {
        let cases: [(any EndpointHandler, String, BodyEncoding, MicroError.Code, String)] = [
            (typed, "x", .protobuf, .unsupportedContentType, "endpoint Say.T takes JSON only"),
            (typed, "{", .json, .invalidBody, "request of Say.T is no JSON: "),
            (typed, #"{"name":5}"#, .json, .invalidBody, "request of Say.T: name: a string expected, not a number"),
            (typed, "[]", .json, .invalidBody, "request of Say.T: an object expected, not an array"),
            (message, "\u{1}", .protobuf, .invalidBody, "request of Say.M is no protobuf helloworld.Request"),
            (message, #"{"nope":1}"#, .json, .invalidBody, "request of Say.M is no json helloworld.Request"),
            (message, "x", .bytes, .unsupportedContentType, "endpoint Say.M takes protobuf and JSON only"),
            (json, "{", .json, .invalidBody, "request of Say.J is no JSON: "),
            (json, "{}", .bytes, .unsupportedContentType, "endpoint Say.J takes JSON only"),
        ]
        for (handler, body, encoding, code, text) in cases {
            do {
                _ = try await answer(handler, body, encoding)
                Issue.record("takes \(body)")
            } catch let error as MicroError {
                #expect(error.code == code)
                #expect(error.message.hasPrefix(text), "\(error.message)")
                #expect(!error.message.contains("\n"), "\(error.message)")
            }
        }
    }
}
