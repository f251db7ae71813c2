import MicroKit
import NIOCore
import NIOHPACK
import Testing

@Suite struct GRPCResponseTests {
    enum Frame: Sendable {
        case headers([(String, String)], last: Bool = false)
        case data([UInt8], last: Bool = false)
    }

    private static let head = Frame.headers([(":status", "200"), ("content-type", "application/grpc")])
    private static let ok = Frame.headers([("grpc-status", "0")], last: true)
    private static let message: [UInt8] = [0, 0, 0, 0, 1, 7]

    private static func read(_ frames: [Frame]) -> (messages: [[UInt8]], end: GRPCResponse.End?) {
        var response = GRPCResponse(address: "peer", limit: 100)
        var messages: [[UInt8]] = []
        for frame in frames {
            switch frame {
            case .headers(let fields, let last): response.received(HPACKHeaders(fields), isLast: last)
            case .data(let bytes, let last): response.received(ByteBuffer(bytes: bytes), isLast: last)
            }
            while let message = response.next() { messages.append(message) }
        }
        return (messages, response.end)
    }

    @Test(
        arguments: [
            ([head, .data(message), ok], 1, GRPCStatus(.ok)),
            ([head, .data(message + message), ok], 2, GRPCStatus(.ok)),
            ([head] + message.map { .data([$0]) } + [ok], 1, GRPCStatus(.ok)),
            ([head, ok], 0, GRPCStatus(.ok)),
            ([.headers([(":status", "103")]), head, .data(message), ok], 1, GRPCStatus(.ok)),
            (
                [
                    .headers(
                        [(":status", "200"), ("content-type", "application/grpc"), ("grpc-status", "5")],
                        last: true
                    )
                ],
                0, GRPCStatus(.notFound)
            ),
            ([.headers([(":status", "503"), ("grpc-status", "8")], last: true)], 0, GRPCStatus(.resourceExhausted)),
            // Gateways.
            ([.headers([(":status", "401")], last: true)], 0, GRPCStatus(.unauthenticated)),
            ([.headers([(":status", "403"), ("content-type", "text/html")])], 0, GRPCStatus(.permissionDenied)),
            ([.headers([(":status", "429")], last: true)], 0, GRPCStatus(.unavailable)),
            ([.headers([(":status", "502")], last: true)], 0, GRPCStatus(.unavailable)),
            ([.headers([(":status", "503"), ("content-type", "text/html")])], 0, GRPCStatus(.unavailable)),
            ([head, .data(message), .headers([("grpc-status", "9")], last: true)], 1, GRPCStatus(.failedPrecondition)),
        ] as [([Frame], Int, GRPCStatus)]
    )
    func reads(frames: [Frame], count: Int, status: GRPCStatus) throws {
        let (messages, end) = Self.read(frames)
        #expect(messages.count == count)
        guard case .status(let told)? = end, told.code == status.code else { throw Unexpected(end: end) }
    }

    @Test(
        arguments: [
            (
                [.headers([(":status", "200"), ("content-type", "text/html")])], MicroError.Code.protocolMismatch,
                "text/html"
            ),
            ([.headers([(":status", "301")], last: true)], .protocolMismatch, "301"),
            (Array(repeating: .headers([(":status", "103")]), count: 101), .protocolMismatch, "provisional answers"),
            ([.headers([(":status", "404")], last: true)], .protocolMismatch, "404"),
            ([.headers([("content-type", "application/grpc")])], .protocolMismatch, "no gRPC reply"),
            ([head, .data(message, last: true)], .protocolMismatch, "without a status"),
            ([head, .headers([("x", "y")], last: true)], .protocolMismatch, "without a status"),
            ([head, .headers([("grpc-status", "0")])], .protocolMismatch, "in the middle"),
            ([head, .data([0, 0, 0]), ok], .invalidReply, "ended in the middle"),
            ([head, .data([0, 0xFF, 0xFF, 0xFF, 0xFF])], .messageTooLarge, "4294967295 bytes"),
            ([head, .data([9, 0, 0, 0, 0])], .invalidReply, "flag is 9"),
            ([head, .data([1, 0, 0, 0, 0])], .invalidReply, "without naming"),
            (
                [
                    .headers([(":status", "200"), ("content-type", "application/grpc"), ("grpc-encoding", "snappy")]),
                    .data([1, 0, 0, 0, 0]),
                ], .invalidReply, "snappy"
            ),
        ] as [([Frame], MicroError.Code, String)]
    )
    func refuses(frames: [Frame], code: MicroError.Code, words: String) throws {
        let (_, end) = Self.read(frames)
        guard case .failure(let error)? = end else { throw Unexpected(end: end) }
        #expect(error.code == code)
        #expect(error.message.hasPrefix("peer "))
        #expect(error.message.contains(words))
    }

    @Test func keepsToItsEnd() {
        let (messages, end) = Self.read([Self.head, .data([9, 0, 0, 0, 0]), .data(Self.message), Self.ok])
        #expect(messages.isEmpty)
        if case .failure? = end {} else { Issue.record("\(String(describing: end))") }
    }

    private struct Unexpected: Error { var end: GRPCResponse.End? }
}

@Suite struct GRPCKeepAliveTests {
    private static let settings = GRPCKeepAlive(interval: .seconds(60), timeout: .seconds(5))

    @Test func pingsAndThenCloses() {
        var state = GRPCKeepAliveState(Self.settings)
        #expect(state.timePassed(hasCalls: true) == .ping(.seconds(5)))
        #expect(state.timePassed(hasCalls: true) == .close)
    }

    @Test func waitsWhileAnythingArrives() {
        var state = GRPCKeepAliveState(Self.settings)
        for _ in 0..<3 {
            state.received()
            #expect(state.timePassed(hasCalls: true) == .wait(.seconds(60)))
        }
        #expect(state.timePassed(hasCalls: true) == .ping(.seconds(5)))
        state.received()
        #expect(state.timePassed(hasCalls: true) == .wait(.seconds(60)))
    }

    @Test func leavesAnIdleConnectionAlone() {
        var state = GRPCKeepAliveState(Self.settings)
        #expect(state.timePassed(hasCalls: false) == .wait(.seconds(60)))
    }
}

@Suite struct GRPCInboundWindowTests {
    @Test func givesCreditInLargePieces() {
        var window = GRPCInboundWindow(size: 100)
        window.receive(49)
        #expect(window.takeCredit() == nil)
        window.receive(1)
        #expect(window.takeCredit() == 50)
        #expect(window.takeCredit() == nil)
    }
}
