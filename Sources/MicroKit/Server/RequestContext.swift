/// What a handler gets to know about the request it answers, besides the request itself.
///
/// The handler's task is cancelled at the ``deadline``, and when the caller goes away.
public struct RequestContext: Sendable {
    /// The name of the service that was asked for. go-micro does not check it, and neither does this server.
    public var service: String
    /// `Type.Method`, as asked for.
    public var endpoint: String
    /// How the request is encoded and the reply will be; see ``ContentType``.
    public var contentType: String
    /// The address of the caller, `host:port`.
    public var remoteAddress: String
    /// The address this service listens on, `host:port`.
    public var localAddress: String
    /// When the caller stops waiting, nil when it did not say.
    public var deadline: ContinuousClock.Instant?
    /// The headers as they arrived.
    package var headers: Metadata

    /// Makes a context, for tests of handlers.
    public init(
        service: String = "",
        endpoint: String = "",
        contentType: String = ContentType.json.rawValue,
        metadata: Metadata = [:],
        remoteAddress: String = "",
        localAddress: String = "",
        deadline: ContinuousClock.Instant? = nil
    ) {
        self.service = service
        self.endpoint = endpoint
        self.contentType = contentType
        self.headers = metadata
        self.remoteAddress = remoteAddress
        self.localAddress = localAddress
        self.deadline = deadline
    }

    /// The request's headers, those of the transport among them, and both addresses under `Local` and `Remote`, as
    /// go-micro shows them to its handlers (go-micro `transport/headers/headers.go`). Names compare without regard to case.
    public var metadata: Metadata {
        var metadata = headers
        metadata["Local"] = localAddress
        metadata["Remote"] = remoteAddress
        return metadata
    }
}
