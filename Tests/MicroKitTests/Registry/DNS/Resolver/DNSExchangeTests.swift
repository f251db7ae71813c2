import MicroTestSupport
import Testing

@testable import MicroKit

@Suite struct DNSExchangeTests {
    private let question: DNSQuestion

    init() throws { question = DNSQuestion(name: try dnsName("Greeter.local"), type: .srv) }

    private func exchange(servers: Int = 2, first: Int = 0, attempts: Int = 2) -> DNSExchange {
        DNSExchange(question, id: 0x1234, servers: servers, first: first, attempts: attempts)
    }

    private func message(_ flags: DNSMessage.Flags = [], code: UInt16 = 0) -> DNSMessage {
        let all: DNSMessage.Flags = [.response, flags, DNSMessage.Flags(rawValue: code)]
        return DNSMessage(id: 0x1234, flags: all, questions: [question])
    }

    @Test func asksWithRoomForMore() throws {
        guard case .ask(0, .udp, let packet) = exchange().start() else {
            Issue.record("no packet")
            return
        }
        let expected = bytes(
            hex: "123401000001000000000001" + "0747726565746572056c6f63616c00" + "00210001" + "00002904d0000000000000"
        )
        #expect(packet == expected)
        let message = try DNSMessage(decoding: packet)
        #expect(message.questions == [question])
    }

    @Test func triesEachServerInTurn() {
        var exchange = exchange(first: 1)
        var asked: [Int] = []
        var step = exchange.start()
        while case .ask(let server, .udp, _) = step {
            asked.append(server)
            step = exchange.failed("reason \(asked.count)")
        }
        #expect(asked == [1, 0, 1, 0])
        #expect(step == .fail([1: "reason 3", 0: "reason 4"]))
    }

    @Test func whatDoesNotFitComesOverTCP() {
        var exchange = exchange()
        guard case .ask(0, .tcp, _) = exchange.received(message(.truncated)) else {
            Issue.record("not over TCP")
            return
        }
        // Whatever it says there is the answer.
        #expect(exchange.received(message(.truncated)) == .answer(server: 0, message(.truncated)))
        // The next server is asked over UDP first.
        guard case .ask(1, .udp, _) = exchange.failed("closed") else {
            Issue.record("not over UDP")
            return
        }
    }

    @Test(arguments: [(0, true), (3, true), (1, false), (2, false), (4, false), (5, false), (9, false)])
    func codes(code: UInt16, isAnswer: Bool) {
        var exchange = exchange(servers: 1, attempts: 1)
        var step = exchange.received(message(code: code))
        // A server that may be too old for large packets is asked once more.
        if case .ask(0, .udp, let packet) = step {
            #expect(code == 1 || code == 4)
            #expect((try? DNSMessage(decoding: packet))?.additionals == [])
            step = exchange.received(message(code: code))
        }
        if isAnswer {
            #expect(step == .answer(server: 0, message(code: code)))
        } else {
            guard case .fail(let reasons) = step else {
                Issue.record("\(step)")
                return
            }
            #expect(reasons.count == 1)
        }
    }

    @Test func passesOverWhatIsNoAnswer() throws {
        let exchange = exchange()
        let good = message(.authoritative)
        #expect(exchange.answer(good.encoded(compressed: true)) == good)
        var small = good
        small.questions[0].name = try dnsName("gREETER.LOCAL")
        #expect(exchange.answer(small.encoded(compressed: false)) == small)
        let changes: [(String, (inout DNSMessage) -> Void)] = [
            ("another id", { $0.id += 1 }),
            ("a question", { $0.flags.remove(.response) }),
            ("another operation", { $0.flags.insert(DNSMessage.Flags(rawValue: 0x0800)) }),
            ("no question", { $0.questions = [] }),
            ("two questions", { $0.questions += $0.questions }),
            ("another type", { $0.questions[0].type = .a }),
            ("another class", { $0.questions[0].qclass = 3 }),
            ("another name", { $0.questions[0].name = DNSName() }),
        ]
        for (what, change) in changes {
            var bad = good
            change(&bad)
            #expect(exchange.answer(bad.encoded(compressed: false)) == nil, "\(what)")
        }
        let whole = good.encoded(compressed: false)
        for end in 0..<whole.count { #expect(exchange.answer(Array(whole[..<end])) == nil) }
        var odd = message(code: 1)
        odd.questions = []
        #expect(exchange.answer(odd.encoded(compressed: false)) == odd)
    }
}
