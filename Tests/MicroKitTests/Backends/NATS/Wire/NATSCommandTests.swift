import NIOCore
import Testing

@testable import MicroKit

@Suite struct NATSCommandTests {
    private func text(_ command: NATSCommand) -> String {
        var buffer = ByteBuffer()
        command.write(to: &buffer)
        return String(buffer: buffer)
    }

    @Test func writesCommands() throws {
        #expect(text(.ping) == "PING\r\n")
        #expect(text(.pong) == "PONG\r\n")
        #expect(text(.connect(Array("{}".utf8))) == "CONNECT {}\r\n")
        #expect(text(.subscribe("a.*", queue: nil, id: 7)) == "SUB a.* 7\r\n")
        #expect(text(.subscribe("a", queue: "q", id: 7)) == "SUB a q 7\r\n")
        #expect(text(.unsubscribe(7)) == "UNSUB 7\r\n")
        #expect(text(try NATSCommand(publishing: NATSMessage("a"))) == "PUB a 0\r\n\r\n")
        #expect(text(try NATSCommand(publishing: NATSMessage("a", [104, 105], reply: "r"))) == "PUB a r 2\r\nhi\r\n")
        let headed = NATSMessage("a", [104, 105], reply: "r", headers: NATSHeaders([.init("k", "v")]))
        #expect(text(try NATSCommand(publishing: headed)) == "HPUB a r 18 20\r\nNATS/1.0\r\nk: v\r\n\r\nhi\r\n")
        #expect(try NATSCommand(publishing: headed).payloadSize == 20)
    }

    @Test(arguments: [NATSMessage("a b"), NATSMessage("a.*"), NATSMessage("a", reply: "r\r\n"), NATSMessage("")])
    func refusesSubjectsThatAreNone(message: NATSMessage) {
        let error = #expect(throws: MicroError.self) { try NATSCommand(publishing: message) }
        #expect(error?.code == .invalidArgument)
    }
}
