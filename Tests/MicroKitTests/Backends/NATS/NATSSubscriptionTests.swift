import NIOCore
import NIOEmbedded
import Testing

@testable import MicroKit

@Suite(.timeLimit(.minutes(5))) struct NATSSubscriptionTests {
    private func word(_ event: NATSSubscription.Event?) -> String {
        switch event {
        case .message(let message): message.subject
        case .gap: "gap"
        case .reminder: "reminder"
        case nil: "end"
        }
    }

    private func read(_ subscription: NATSSubscription) async -> [String] {
        subscription.end()
        var words: [String] = []
        while let event = await subscription.next() { words.append(word(event)) }
        return words
    }

    @Test func keepsTheOrder() async {
        let subscription = NATSSubscription(loop: EmbeddedEventLoop(), messageLimit: 8, byteLimit: 1 << 20)
        for delivery in [NATSDelivery.message(NATSMessage("a")), .gap, .gap, .message(NATSMessage("b"))] {
            subscription.put(delivery)
        }
        #expect(await read(subscription) == ["a", "gap", "b"])
        #expect(await read(subscription) == [])
    }

    @Test func aSlowReaderMissesMessagesAndIsToldSo() async {
        let subscription = NATSSubscription(loop: EmbeddedEventLoop(), messageLimit: 3, byteLimit: 1 << 20)
        for name in ["a", "b", "c", "d", "e"] { subscription.put(.message(NATSMessage(name))) }
        #expect(word(await subscription.next()) == "a")
        subscription.put(.message(NATSMessage("f")))
        #expect(word(await subscription.next()) == "b")
        #expect(word(await subscription.next()) == "c")
        subscription.put(.message(NATSMessage("g")))
        #expect(await read(subscription) == ["gap", "g"])
    }

    @Test func bytesAreLimitedToo() async {
        let subscription = NATSSubscription(loop: EmbeddedEventLoop(), messageLimit: 100, byteLimit: 1000)
        subscription.put(.message(NATSMessage("a", Array(repeating: 0, count: 800))))
        subscription.put(.message(NATSMessage("b", Array(repeating: 0, count: 800))))
        #expect(word(await subscription.next()) == "a")
        #expect(word(await subscription.next()) == "gap")
        subscription.put(.message(NATSMessage("c", Array(repeating: 0, count: 800))))
        #expect(await read(subscription) == ["c"])
    }

    @Test func thousandsOfEventsAreKeptInBoundedRoom() async {
        let subscription = NATSSubscription(loop: EmbeddedEventLoop(), messageLimit: 100, byteLimit: 1 << 20)
        for number in 0..<5000 {
            subscription.put(.message(NATSMessage("m\(number)")))
            #expect(word(await subscription.next()) == "m\(number)")
        }
    }

    @Test func cancellingEndsReading() async {
        let subscription = NATSSubscription(loop: EmbeddedEventLoop(), messageLimit: 1, byteLimit: 1)
        let reader = Task { await subscription.next() }
        reader.cancel()
        #expect(word(await reader.value) == "end")
    }

    @Test func reminds() async {
        let loop = NIOAsyncTestingEventLoop()
        let subscription = NATSSubscription(loop: loop, messageLimit: 1, byteLimit: 1)
        subscription.remind(in: .seconds(3))
        await loop.advanceTime(by: .seconds(3))
        #expect(word(await subscription.next()) == "reminder")
    }
}
