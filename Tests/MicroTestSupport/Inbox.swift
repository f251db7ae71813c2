package import MicroKit
import Synchronization

/// Keeps what a subscription gets.
package final class Inbox: Sendable {
    private let received = Mutex<[BrokerMessage]>([])

    /// Makes an empty one.
    package init() {}

    /// Everything in order of arrival.
    package var messages: [BrokerMessage] { received.withLock { $0 } }

    /// The bodies as texts.
    package var texts: [String] { messages.map { String(decoding: $0.body, as: UTF8.self) } }

    /// A subscription whose messages come here.
    package func subscription(_ topic: String, queue: String? = nil) -> BrokerSubscription {
        BrokerSubscription(topic: topic, queue: queue) { message in
            self.received.withLock { $0.append(message) }
        }
    }
}
