package import MicroKit
import SwiftProtobuf

/// What every broker must do, whatever it is made of. Each case is one rule; ``check(_:)`` throws when it is broken.
package enum BrokerConformance: String, CaseIterable, Sendable {
    case reachesAllSubscribers, queueGetsOne, queuesAndOthersAreSeparate, keepsHeadersAndBody, keepsTopicsApart
    case carriesOddTopics, refusesBadTopics, noSubscriberIsAnError, tellsOfFailingHandlers, triesTheNextOfAQueue
    case tellsWhenAllOfAQueueFail, givesUpAtTheDeadline, othersGetWhatOneHolds, refusesTimeoutsOfZero,
        cancelledPublishingThrows
    case endsQuietlyWhenCancelled, finishesMessagesInProgress, cancelsMessagesThatTakeTooLong, handlesManyAtOnce
    case closingEndsSubscriptions, closedBrokersRefuse, carriesTypedEvents

    /// Brokers that see each other. Where one process can't tell, both may be the same one.
    package struct Subjects: Sendable {
        /// Subscribes; its drain time should be short.
        package var subscriber: any Broker
        /// Publishes.
        package var publisher: any Broker

        /// Collects the two.
        package init(subscriber: any Broker, publisher: any Broker) {
            self.subscriber = subscriber
            self.publisher = publisher
        }
    }

    /// A broken rule.
    package struct Violation: Error, CustomStringConvertible {
        /// What was seen.
        package var description: String
    }

    private struct Refused: Error {}

    /// Checks one rule on fresh brokers and closes them.
    package func check(_ subjects: Subjects) async throws {
        do {
            try await checkDelivery(subjects)
        } catch {
            await subjects.publisher.close()
            await subjects.subscriber.close()
            throw error
        }
        await subjects.publisher.close()
        await subjects.subscriber.close()
    }

    private func checkDelivery(_ subjects: Subjects) async throws {
        let publisher = subjects.publisher
        switch self {
        case .reachesAllSubscribers:
            let boxes = [Inbox(), Inbox(), Inbox()]
            try await subjects.subscribed(boxes.map { $0.subscription("a.b") }) {
                let delivery = try await publisher.publish(Self.message("1"), to: "a.b", timeout: .seconds(20))
                try expect(delivery.failed.map(\.error.description), [])
                try expect(delivery.delivered.count, 3)
            }
            try expect(boxes.map(\.texts), [["1"], ["1"], ["1"]])
        case .queueGetsOne:
            let boxes = [Inbox(), Inbox(), Inbox()]
            try await subjects.subscribed(boxes.map { $0.subscription("a", queue: "q") }) {
                for number in 0..<30 {
                    let message = Self.message("\(number)")
                    let delivery = try await publisher.publish(message, to: "a", timeout: .seconds(20))
                    try expect(delivery.delivered.count, 1)
                }
            }
            try expect(boxes.flatMap(\.texts).compactMap { Int($0) }.sorted(), Array(0..<30))
            // Less than one in a hundred thousand that chance leaves one out.
            try expect(boxes.map(\.texts.isEmpty), [false, false, false])
        case .queuesAndOthersAreSeparate:
            let (one, two, all) = (Inbox(), Inbox(), Inbox())
            let subscriptions = [
                one.subscription("a", queue: "1"), two.subscription("a", queue: "2"), all.subscription("a", queue: ""),
            ]
            try await subjects.subscribed(subscriptions) {
                let delivery = try await publisher.publish(Self.message("x"), to: "a", timeout: .seconds(20))
                try expect(delivery.delivered.count, 3)
            }
            try expect([one, two, all].map(\.texts), [["x"], ["x"], ["x"]])
        case .keepsHeadersAndBody:
            let box = Inbox()
            let body = (0...255).map { UInt8($0) }
            let headers: Metadata = [
                "X-Plain": "a b", "x-ünicode": "日本 \" \\ <&>", "X-Line": "a\nb\r\0", "X-Empty": "",
            ]
            let messages = [
                BrokerMessage(topic: "a", contentType: "application/octet-stream", metadata: headers, body: body),
                BrokerMessage(topic: "a", body: []),
            ]
            try await subjects.subscribed([box.subscription("a")]) {
                for message in messages { try await publisher.publish(message, to: "a", timeout: .seconds(20)) }
            }
            try expect(box.messages.map(\.body), messages.map(\.body))
            for (received, sent) in zip(box.messages, messages) {
                for (name, text) in sent.headers { try expect(received.headers[name], text) }
                try expect(received.headers[":topic"], nil)
            }
        case .keepsTopicsApart:
            let (box, other) = (Inbox(), Inbox())
            try await subjects.subscribed([box.subscription("a"), other.subscription("a.b"), other.subscription("A")]) {
                try await publisher.publish(Self.message("x"), to: "a", timeout: .seconds(20))
            }
            try expect([box.texts, other.texts], [["x"], []])
        case .carriesOddTopics:
            for topic in Self.oddTopics {
                let box = Inbox()
                try await subjects.subscribed([box.subscription(topic)]) {
                    let message = BrokerMessage(topic: topic, body: Array("x".utf8))
                    try await publisher.publish(message, to: topic, timeout: .seconds(20))
                }
                try expect(box.messages.map { $0.headers["Micro-Topic"] }, [topic])
            }
        default: try await checkFailures(subjects)
        }
    }

    private func checkFailures(_ subjects: Subjects) async throws {
        let (subscriber, publisher) = (subjects.subscriber, subjects.publisher)
        switch self {
        case .refusesBadTopics:
            for topic in Self.badTopics {
                try await expectFailure(.invalidArgument) {
                    try await publisher.publish(Self.message("x"), to: topic, timeout: .seconds(20))
                }
                try await expectFailure(.invalidArgument) {
                    try await subscriber.subscribe(.init(topic: topic) { _ in }, onReady: nil)
                }
                guard !topic.isEmpty else { continue }
                try await expectFailure(.invalidArgument) {
                    try await subscriber.subscribe(.init(topic: "a", queue: topic) { _ in }, onReady: nil)
                }
            }
        case .noSubscriberIsAnError:
            let box = Inbox()
            for _ in 0..<2 {
                try await expectFailure(.noSubscriber) {
                    try await publisher.publish(Self.message("x"), to: "a", timeout: .seconds(20))
                }
                // Those who have gone are no subscribers.
                try await subjects.subscribed([box.subscription("a")]) {}
            }
            try expect(box.texts, [])
        case .tellsOfFailingHandlers:
            let box = Inbox()
            let failing = BrokerSubscription(topic: "a") { _ in throw Refused() }
            try await subjects.subscribed([failing, box.subscription("a"), failing]) {
                let delivery = try await publisher.publish(Self.message("x"), to: "a", timeout: .seconds(20))
                try expect(delivery.delivered.count, 1)
                try expect(delivery.failed.map(\.error.code), [.subscriberFailed, .subscriberFailed])
                guard delivery.failed.allSatisfy({ $0.error.message.contains("Refused") }) else {
                    throw Violation(description: "the handlers' error is not told: \(delivery.failed)")
                }
            }
            try expect(box.texts, ["x"])
        case .triesTheNextOfAQueue:
            let box = Inbox()
            let failing = BrokerSubscription(topic: "a", queue: "q") { _ in throw Refused() }
            try await subjects.subscribed([failing, box.subscription("a", queue: "q"), failing]) {
                for number in 0..<10 {
                    let message = Self.message("\(number)")
                    let delivery = try await publisher.publish(message, to: "a", timeout: .seconds(20))
                    try expect([delivery.delivered.count, delivery.failed.count], [1, 0])
                }
            }
            try expect(box.texts, (0..<10).map(String.init))
        case .tellsWhenAllOfAQueueFail:
            let failing = BrokerSubscription(topic: "a", queue: "q") { _ in throw Refused() }
            try await subjects.subscribed([failing, failing]) {
                let delivery = try await publisher.publish(Self.message("x"), to: "a", timeout: .seconds(20))
                try expect([delivery.delivered.count, delivery.failed.count], [0, 2])
            }
        case .givesUpAtTheDeadline:
            let hanging = BrokerSubscription(topic: "a") { _ in try await Task.sleep(for: .seconds(600)) }
            try await subjects.subscribed([hanging]) {
                // On a busy host the time may be over before the message is out.
                try await expectFailure(.timeout) {
                    let delivery = try await publisher.publish(Self.message("x"), to: "a", timeout: .milliseconds(500))
                    if let failure = delivery.failed.first { throw failure.error }
                }
            }
        case .othersGetWhatOneHolds:
            let (begun, beginning) = AsyncStream.makeStream(of: Void.self)
            let work: @Sendable (BrokerMessage) async throws -> Void = { _ in
                beginning.yield()
                try await Task.sleep(for: .seconds(600))
            }
            let subscriptions = (0..<3).map { _ in BrokerSubscription(topic: "a", handler: work) }
            try await subjects.subscribed(subscriptions) {
                async let delivery = publisher.publish(Self.message("x"), to: "a", timeout: .seconds(60))
                for await _ in begun.prefix(3) {}
                await publisher.close()
                await subscriber.close()
                _ = try await delivery
            }
        case .refusesTimeoutsOfZero:
            for timeout in [Duration.zero, .seconds(-1)] {
                try await expectFailure(.invalidArgument) {
                    try await publisher.publish(Self.message("x"), to: "a", timeout: timeout)
                }
            }
        default: try await checkLife(subjects)
        }
    }

    private func checkLife(_ subjects: Subjects) async throws {
        let (subscriber, publisher) = (subjects.subscriber, subjects.publisher)
        switch self {
        case .cancelledPublishingThrows:
            let (begun, beginning) = AsyncStream.makeStream(of: Void.self)
            let hanging = BrokerSubscription(topic: "a") { _ in
                beginning.yield()
                try await Task.sleep(for: .seconds(600))
            }
            try await subjects.subscribed([hanging]) {
                try await expectFailure(.cancelled) {
                    try await withThrowingTaskGroup(of: Void.self) { group in
                        group.addTask {
                            try await publisher.publish(Self.message("x"), to: "a", timeout: .seconds(60))
                        }
                        for await _ in begun { break }
                        group.cancelAll()
                        try await group.waitForAll()
                    }
                }
            }
        case .endsQuietlyWhenCancelled:
            for _ in 0..<3 { try await subjects.subscribed([Inbox().subscription("a")]) {} }
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await subscriber.subscribe(Inbox().subscription("a"), onReady: nil) }
                group.cancelAll()
                try await group.waitForAll()
            }
        case .finishesMessagesInProgress: try await finishesMessagesInProgress(subjects)
        case .cancelsMessagesThatTakeTooLong:
            let (begun, beginning) = AsyncStream.makeStream(of: Void.self)
            let hanging = BrokerSubscription(topic: "a") { _ in
                beginning.yield()
                try await Task.sleep(for: .seconds(600))
            }
            async let delivery = subjects.publishing("a")
            try await subjects.subscribed([hanging]) { for await _ in begun { break } }
            try expect(await delivery.delivered.count, 0)
        case .handlesManyAtOnce:
            let box = Inbox()
            try await subjects.subscribed([box.subscription("a")]) {
                try await withThrowingTaskGroup(of: Int.self) { group in
                    for number in 0..<100 {
                        group.addTask {
                            let message = Self.message("\(number)")
                            return try await publisher.publish(message, to: "a", timeout: .seconds(30)).delivered.count
                        }
                    }
                    for try await count in group { try expect(count, 1) }
                }
            }
            try expect(box.texts.compactMap { Int($0) }.sorted(), Array(0..<100))
        case .closingEndsSubscriptions:
            async let life: Void = subjects.subscribed([Inbox().subscription("a"), Inbox().subscription("b")]) {
                await subscriber.close()
            }
            try await life
        case .closedBrokersRefuse:
            await publisher.close()
            await publisher.close()
            try await expectFailure(.unreachable) {
                try await publisher.publish(Self.message("x"), to: "a", timeout: .seconds(20))
            }
            try await expectFailure(.unreachable) {
                try await publisher.subscribe(Inbox().subscription("a"), onReady: nil)
            }
        case .carriesTypedEvents:
            let box = Inbox()
            try await subjects.subscribed([box.subscription("a")]) {
                try await publisher.publish(
                    ["name": "John"],
                    to: "a",
                    metadata: ["X-Id": "1", "micro-topic": "odd"],
                    timeout: .seconds(30)
                )
                try await publisher.publish(Helloworld_Request.with { $0.name = "Jo" }, to: "a", timeout: .seconds(30))
            }
            try expect(box.texts, [#"{"name":"John"}"#, "\n\u{2}Jo"])
            try expect(box.messages.map { $0.headers["Content-Type"] }, ["application/json", "application/protobuf"])
            try expect(box.messages.map { $0.headers["Micro-Topic"] }, ["a", "a"])
            try expect(box.messages.map { $0.headers["X-Id"] }, ["1", nil])
            try expect(Set(box.messages.map { $0.headers["Micro-Id"]?.utf8.count }), [36])
        default:
            throw Violation(description: "the rule \(self) is not written")
        }
    }

    /// A subscription that is told to end while a message is handled ends after it, and the publisher hears of it.
    private func finishesMessagesInProgress(_ subjects: Subjects) async throws {
        let (begun, beginning) = AsyncStream.makeStream(of: Void.self)
        let (released, release) = AsyncStream.makeStream(of: Void.self)
        let (ready, isReady) = AsyncStream.makeStream(of: Void.self)
        let slow = BrokerSubscription(topic: "a") { _ in
            beginning.yield()
            for await _ in released {}
            try Task.checkCancellation()
        }
        try await withThrowingTaskGroup(of: Int.self) { group in
            let life = Task {
                try await subjects.subscriber.subscribe(slow, onReady: { isReady.finish() })
            }
            for await _ in ready {}
            group.addTask {
                try await subjects.publisher.publish(Self.message("x"), to: "a", timeout: .seconds(30)).delivered.count
            }
            for await _ in begun { break }
            life.cancel()
            release.finish()
            try await life.value
            try expect(try await group.next(), 1)
        }
    }

    private static let oddTopics = [
        "with space", "a/b?c=d&e#f", "日本語.ü", "..", "a..b.", "-", "%41+", String(repeating: "long.", count: 60) + "er",
        String(repeating: "x", count: 300),
    ]

    private static let badTopics = ["", "a\nb", "a\r\nX: y", "\0", "\u{7F}", "\t", String(repeating: "x", count: 1025)]

    private static func message(_ text: String) -> BrokerMessage { BrokerMessage(topic: "a", body: Array(text.utf8)) }

    private func expect<Value: Equatable>(_ value: Value, _ expected: Value) throws {
        guard value == expected else { throw Violation(description: "\(rawValue): \(value), not \(expected)") }
    }

    private func expectFailure(_ code: MicroError.Code, _ work: () async throws -> Void) async throws {
        do {
            try await work()
        } catch let error as MicroError where error.code == code {
            return
        } catch {
            throw Violation(description: "\(rawValue): \(error) and not \(code)")
        }
        throw Violation(description: "\(rawValue): no failure \(code)")
    }
}
