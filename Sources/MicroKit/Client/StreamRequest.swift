/// What a stream is opened with.
public struct StreamRequest: Sendable, Hashable {
    /// Name of the service.
    public var service: String
    /// `Type.Method`.
    public var endpoint: String
    /// How the messages of both directions are encoded; see ``ContentType``.
    public var contentType: String
    /// Headers for the handler. Names of the protocol's own (`Micro-*`, `Content-Type`, `Timeout`) are overwritten.
    public var metadata: Metadata

    /// Makes a request.
    public init(
        service: String,
        endpoint: String,
        contentType: String = ContentType.json.rawValue,
        metadata: Metadata = [:]
    ) {
        self.service = service
        self.endpoint = endpoint
        self.contentType = contentType
        self.metadata = metadata
    }
}
