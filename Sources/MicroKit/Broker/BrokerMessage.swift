#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A message of a topic: go-micro's `broker.Message`.
public struct BrokerMessage: Sendable, Hashable {
    /// Headers; go-micro's subscribers find them in their context's metadata.
    public var headers: Metadata
    /// The encoded event.
    public var body: [UInt8]

    /// Makes a message of given headers.
    public init(headers: Metadata = [:], body: [UInt8] = []) {
        self.headers = headers
        self.body = body
    }

    /// Makes a message as go-micro's clients do (go-micro `client/rpc_client.go`, `Publish`): over the metadata come
    /// `Content-Type`, `Micro-Topic` and, to know the message again by, a random `Micro-Id`; and where it is made in the
    /// course of a trace, the headers that tell so.
    /// - Parameters:
    ///   - topic: What it will be published to.
    ///   - contentType: How the body is encoded; see ``ContentType``.
    ///   - metadata: Further headers. Those three of the same name are replaced.
    ///   - body: The encoded event.
    public init(
        topic: String,
        contentType: String = ContentType.json.rawValue,
        metadata: Metadata = [:],
        body: [UInt8]
    ) {
        var headers = metadata.tracing()
        let own = [
            (MucpHeader.contentType, contentType), (MucpHeader.topic, topic),
            (MucpHeader.id, UUID().uuidString.lowercased()),
        ]
        for (name, text) in own {
            // Taken out first, since setting a name keeps its spelling and go-micro looks for just this one.
            headers[name] = nil
            headers[name] = text
        }
        self.init(headers: headers, body: body)
    }
}
