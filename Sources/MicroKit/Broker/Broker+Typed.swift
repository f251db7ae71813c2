public import SwiftProtobuf

extension Broker {
    /// Publishes a value as JSON.
    /// - Parameters:
    ///   - event: What to publish. Members keep the order in which the type encodes them; bytes are base64 and dates
    ///     RFC 3339, as Go's `encoding/json` has them.
    ///   - topic: See ``publish(_:to:timeout:)``.
    ///   - metadata: Headers for the subscribers.
    ///   - timeout: For everything together, above zero.
    /// - Returns: Who took it and who did not.
    /// - Throws: ``MicroError``, among them `invalidBody` when the event can't be encoded.
    @discardableResult
    public func publish<Event: Encodable>(
        _ event: Event,
        to topic: String,
        metadata: Metadata = [:],
        timeout: Duration = .seconds(5)
    ) async throws -> BrokerDelivery {
        let body = try encoded(topic) { try JSONValue(encoding: event).utf8() }
        let message = BrokerMessage(topic: topic, metadata: metadata, body: body)
        return try await publish(message, to: topic, timeout: timeout)
    }

    /// Publishes a protobuf message.
    /// - Parameters:
    ///   - event: What to publish.
    ///   - topic: See ``publish(_:to:timeout:)``.
    ///   - metadata: Headers for the subscribers.
    ///   - timeout: For everything together, above zero.
    /// - Returns: Who took it and who did not.
    /// - Throws: ``MicroError``, among them `invalidBody` when a required field is missing.
    @discardableResult
    public func publish<Event: SwiftProtobuf.Message>(
        _ event: Event,
        to topic: String,
        metadata: Metadata = [:],
        timeout: Duration = .seconds(5)
    ) async throws -> BrokerDelivery {
        let body: [UInt8] = try encoded(topic) { try event.serializedBytes() }
        let type = ContentType.protobuf.rawValue
        let message = BrokerMessage(topic: topic, contentType: type, metadata: metadata, body: body)
        return try await publish(message, to: topic, timeout: timeout)
    }

    private func encoded(_ topic: String, _ encode: () throws -> [UInt8]) throws -> [UInt8] {
        do {
            return try encode()
        } catch {
            let text = "the event of topic \(topic) can't be encoded: \(plainText(ofCoding: error))"
            throw MicroError(.invalidBody, text, cause: error)
        }
    }
}
