import MicroKit
import Testing

@Suite struct HTTPPeerProtocolTests {
    @Test(arguments: [
        (Array("HTTP/1.1 200 OK".utf8), HTTPPeerProtocol.http1),
        (Array("HTTP/1.0 200 OK".utf8), .http1),
        ([0, 0, 18, 4, 0, 0, 0, 0, 0, 0, 3], .http2),
        ([21, 3, 1, 0, 2, 2, 70], .tls),
        ([22, 3, 3, 0, 80], .tls),
        (Array("SSH-2.0-OpenSSH".utf8), .ssh),
        (Array("INFO {\"server_id\"".utf8), .nats),
        (Array("<!DOCTYPE HTML>".utf8), .webPage),
        (Array("<!doctype html>".utf8), .webPage),
        (Array("<html lang".utf8), .webPage),
        (Array("<HTML>".utf8), .webPage),
        (Array("<?xml version".utf8), .unknown("<?xml version")),
        (Array("HTTP/2.0 200".utf8), .unknown("HTTP/2.0 200")),
        (Array("hi\u{1b}".utf8), .unknown("hi\\x1B")),
    ])
    func judges(_ bytes: [UInt8], _ expected: HTTPPeerProtocol) {
        #expect(HTTPPeerProtocol.judge(bytes) == expected)
        // However few bytes there are, the answer is the same one or none yet.
        for count in 0..<bytes.count {
            switch (HTTPPeerProtocol.judge(bytes.prefix(count)), expected) {
            case (nil, _), (.unknown, .unknown): break
            case (let early?, _): #expect(early == expected)
            }
        }
    }

    @Test func theEndDecides() {
        #expect(HTTPPeerProtocol.judge([21, 3]) == nil)
        #expect(HTTPPeerProtocol.judge([21, 3], atEnd: true) == .unknown("\\x15\\x03"))
    }

    @Test func onlyHTTP1IsNoComplaint() {
        #expect(HTTPPeerProtocol.http1.complaint == nil)
        let others: [HTTPPeerProtocol] = [.http2, .tls, .ssh, .nats, .webPage, .unknown("x")]
        #expect(others.allSatisfy { $0.complaint != nil })
    }

    /// What is tried next, and what a person is to try.
    @Test(
        arguments: [
            (.http1, .mucp, "it may be a web server or a proxy; call a go-micro service with the protocol mucp"),
            (.http2, .grpc, "call it with the protocol grpc"),
            (.service(.http), .http, "call it with the protocol http"), (.tls, nil, "speak TLS to it"),
            (.webPage, nil, "it may be a web server or a proxy"), (.ssh, nil, nil), (.unknown("x"), nil, nil),
        ] as [(HTTPPeerProtocol, RPCProtocol?, String?)]
    )
    func helps(_ peer: HTTPPeerProtocol, _ spoken: RPCProtocol?, _ hint: String?) {
        #expect(PeerMismatch(peer: peer).spoken == spoken)
        #expect(PeerMismatch(peer: peer).hint == hint)
    }
}
