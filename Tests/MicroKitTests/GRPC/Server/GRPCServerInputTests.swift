import NIOCore
import Testing

@testable import MicroKit

@Suite struct GRPCServerInputTests {
    private static let message: [UInt8] = [0, 0, 0, 0, 2, 8, 9]

    @Test func takesTheMessageOfACallInAnySplit() {
        for split in 0...Self.message.count {
            var input = GRPCServerInput(limit: 10, compression: nil)
            input.receive(ByteBuffer(bytes: Self.message.prefix(split)), isLast: false)
            #expect(input.call() == nil)
            input.receive(ByteBuffer(bytes: Self.message.dropFirst(split)), isLast: true)
            #expect(input.call() == .success([8, 9]))
        }
    }

    @Test func takesTheMessagesOfAStream() {
        var input = GRPCServerInput(limit: 10, compression: nil)
        input.receive(ByteBuffer(bytes: Self.message + Self.message), isLast: true)
        #expect(input.next() == .message([8, 9]))
        #expect(input.next() == .message([8, 9]))
        #expect(input.next() == .end)
        #expect(input.next() == nil)
    }

    @Test func failsOnce() {
        var input = GRPCServerInput(limit: 1, compression: nil)
        input.receive(ByteBuffer(bytes: Self.message), isLast: false)
        #expect(
            input.next()
                == .failure(GRPCStatus(.resourceExhausted, "the client sent a message of 2 bytes; 1 are allowed"))
        )
        input.receive(ByteBuffer(bytes: Self.message), isLast: true)
        #expect(input.next() == nil)
    }
}

@Suite struct GRPCDeadlinesTests {
    @Test func setsOneTimerForMany() {
        var deadlines = GRPCDeadlines()
        let start = NIODeadline.uptimeNanoseconds(0)
        #expect(deadlines.add(start + .seconds(5)) == start + .seconds(5))
        #expect(deadlines.add(start + .seconds(6)) == nil)
        #expect(deadlines.add(start + .seconds(1)) == start + .seconds(1))
        #expect(deadlines.fired(next: start + .seconds(5)) == start + .seconds(5))
        #expect(deadlines.fired(next: nil) == nil)
        #expect(deadlines.add(start + .seconds(9)) == start + .seconds(9))
    }
}
