import NIOCore
import Testing

@testable import MicroKit

@Suite struct HTTPListenerReplyTests {
    private func bytes(_ request: Metadata, _ reply: Metadata, _ body: String = "", closes: Bool = false) -> String {
        var buffer = ByteBuffer()
        let message = TransportMessage(headers: reply, body: Array(body.utf8))
        HTTPListenerReply(request: request, message: message, closes: closes).write(into: &buffer)
        return String(buffer: buffer)
    }

    @Test func writesLengthFirstAndSorts() {
        let text = bytes(
            ["user-agent": "u", "Micro-Id": "0", "Content-Length": "9"],
            ["X-B": "2", "content-type": "t"],
            "hi"
        )
        #expect(
            text
                == "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Type: t\r\nMicro-Id: 0\r\nUser-Agent: u\r\nX-B: 2\r\n\r\nhi"
        )
    }

    @Test func writesLengthLastWithoutBody() {
        #expect(bytes(["A": "1"], ["A": "2"]) == "HTTP/1.1 200 OK\r\nA: 2\r\nContent-Length: 0\r\n\r\n")
    }

    @Test func leavesOutWhatConcernsTheConnection() {
        let request: Metadata = [
            "Connection": "keep-alive", "Keep-Alive": "1", "Trailer": "x", "Upgrade": "h2c", "Proxy-Connection": "x",
            "Proxy-Authorization": "secret", "Te": "trailers",
        ]
        #expect(bytes(request, [:]) == "HTTP/1.1 200 OK\r\nTe: trailers\r\nContent-Length: 0\r\n\r\n")
        #expect(bytes(request, [:], closes: true).contains("\r\nConnection: close\r\n"))
    }

    @Test(
        arguments: [
            (["A": "1\r\nB: 2"], "A: 1  B: 2\r\n"), (["A": "\u{0}x\u{7F}"], "A:  x \r\n"),
            (["A b": "1"], ""), (["A\r\nB": "1"], ""), (["": "1"], ""), (["Content-Length": "7"], ""),
            (["Transfer-Encoding": "chunked"], ""), (["A": "ä\u{A0}"], "A: ä\u{A0}\r\n"),
        ] as [(Metadata, String)]
    )
    func writesNothingThatBreaksLines(_ headers: Metadata, _ expected: String) {
        #expect(bytes([:], headers) == "HTTP/1.1 200 OK\r\n\(expected)Content-Length: 0\r\n\r\n")
    }
}
