import NIOCore
import NIOHTTP1
import Testing

@testable import MicroKit

@Suite struct HTTPBrokerRequestReaderTests {
    private func head(_ headers: [(String, String)] = [], version: HTTPVersion = .http1_1) -> HTTPServerRequestPart {
        .head(HTTPRequestHead(version: version, method: .POST, uri: "/?id=x", headers: HTTPHeaders(headers)))
    }

    private func body(_ text: String) -> HTTPServerRequestPart { .body(ByteBuffer(string: text)) }

    private func request(_ body: String) -> HTTPBrokerRequest {
        HTTPBrokerRequest(method: .POST, target: "/?id=x", body: Array(body.utf8))
    }

    @Test func readsOneAfterTheOther() {
        var reader = HTTPBrokerRequestReader(limit: 10)
        for pieces in [[], ["abc"], ["abc", "", "defghij"]] {
            #expect(reader.receive(head()) == .none)
            for piece in pieces { #expect(reader.receive(body(piece)) == .none) }
            #expect(reader.receive(.end(nil)) == .run(request(pieces.joined()), keepAlive: true))
        }
    }

    @Test func readsNothingAfterTheLast() {
        for last in [head([("Connection", "close")]), head(version: .http1_0)] {
            var reader = HTTPBrokerRequestReader(limit: 10)
            _ = reader.receive(last)
            #expect(reader.receive(.end(nil)) == .run(request(""), keepAlive: false))
            for part in [head(), .end(nil)] { #expect(reader.receive(part) == .none) }
            #expect(reader.malformed() == .none)
        }
        var reader = HTTPBrokerRequestReader(limit: 10)
        #expect(reader.malformed() == .reject(.malformed))
    }

    @Test func asksForBodies() {
        var reader = HTTPBrokerRequestReader(limit: 10)
        #expect(reader.receive(head([("Expect", "100-Continue")])) == .sendContinue)
        _ = reader.receive(.end(nil))
        #expect(reader.receive(head([("Expect", "100-continue")], version: .http1_0)) == .none)
    }

    @Test func rejectsWhatIsTooLarge() {
        for parts in [[head([("Content-Length", "11")])], [head(), body("0123456789"), body("x")]] {
            var reader = HTTPBrokerRequestReader(limit: 10)
            #expect(parts.map { reader.receive($0) }.last == .reject(.tooLarge))
            // Nothing that follows counts.
            for part in [body("x"), .end(nil), head(), .end(nil)] { #expect(reader.receive(part) == .none) }
        }
    }
}
