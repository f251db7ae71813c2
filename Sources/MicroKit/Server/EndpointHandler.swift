/// Answers the calls of one endpoint, on encoded bodies: what a server needs of a handler.
///
/// The `handle` functions of ``MicroService`` make these from functions on typed values.
public protocol EndpointHandler: Sendable {
    /// The shape of the request for the registry, nil when unknown.
    var request: Value? { get }
    /// The shape of the reply for the registry, nil when unknown.
    var response: Value? { get }

    /// Answers one call.
    /// - Parameters:
    ///   - body: The encoded request, taken out of its envelope for content types that have one. May be empty.
    ///   - encoding: How `body` is encoded and the reply must be.
    ///   - context: What else is known of the call.
    /// - Returns: The encoded reply, without envelope.
    /// - Throws: ``ServiceError`` to reply that error, or ``MicroError`` `invalidBody` and `unsupportedContentType` to
    ///   reply their message as plain text. Any other error is replied as a `ServiceError` of code 500.
    func handle(_ body: [UInt8], encoding: BodyEncoding, context: RequestContext) async throws -> [UInt8]
}

/// How a body is encoded once it is out of its envelope.
public enum BodyEncoding: String, Sendable, CaseIterable {
    /// One JSON document.
    case json
    /// One protobuf message.
    case protobuf
    /// Bytes as they are.
    case bytes
}
