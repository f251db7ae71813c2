/// What a handler gets to know about the request it answers, besides the request itself.
///
/// The handler's task is cancelled at the ``deadline``, unless it answers a stream, and when the caller goes away.
public struct RequestContext: Sendable {
    /// What kinds of request there are.
    public enum Kind: String, Sendable, CaseIterable {
        /// One request, one reply.
        case call
        /// Messages in both directions.
        case stream
        /// A message to a subscriber, which nobody waits for in general.
        case message
    }

    /// What kind of request it is, as its sender has it.
    public var kind: Kind
    /// The name of the service that was asked for. go-micro does not check it, and neither does this server.
    public var service: String
    /// `Type.Method`, as asked for; of a message to a subscriber its topic.
    public var endpoint: String
    /// How the request is encoded and the reply will be; see ``ContentType``.
    public var contentType: String
    /// The address of the caller, `host:port`.
    public var remoteAddress: String
    /// The address this service listens on, `host:port`.
    public var localAddress: String
    /// When the caller stops waiting, nil when it did not say. Of streams not to be relied on: v1's clients say it of
    /// each, and go on.
    public var deadline: ContinuousClock.Instant?
    /// The headers as they arrived.
    package var headers: Metadata

    /// Makes a context, for tests of handlers.
    public init(
        kind: Kind = .call,
        service: String = "",
        endpoint: String = "",
        contentType: String = ContentType.json.rawValue,
        metadata: Metadata = [:],
        remoteAddress: String = "",
        localAddress: String = "",
        deadline: ContinuousClock.Instant? = nil
    ) {
        self.kind = kind
        self.service = service
        self.endpoint = endpoint
        self.contentType = contentType
        self.headers = metadata
        self.remoteAddress = remoteAddress
        self.localAddress = localAddress
        self.deadline = deadline
    }

    /// The request's headers, those of the transport among them, and both addresses under `Local` and `Remote`, as
    /// go-micro shows them to its handlers (go-micro `transport/headers/headers.go`). Names compare without regard to
    /// case.
    public var metadata: Metadata {
        get {
            var metadata = headers
            metadata["Local"] = localAddress
            metadata["Remote"] = remoteAddress
            return metadata
        }
        set { headers = newValue }
    }

    /// The token behind `Bearer` in the header `Authorization` (RFC 6750 section 2.1), nil when there is none.
    public var bearerToken: String? {
        guard let text = headers["Authorization"] else { return nil }
        let scheme = "Bearer "
        guard text.utf8.count > scheme.utf8.count, Metadata.isSame(String(text.prefix(scheme.count)), scheme) else {
            return nil
        }
        let token = text.dropFirst(scheme.count).drop { $0 == " " }
        return token.isEmpty ? nil : String(token)
    }
}
