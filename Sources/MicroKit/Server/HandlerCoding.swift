/// Reads the requests of an endpoint and writes its replies, for calls and streams alike.
protocol HandlerCoding<Request, Reply>: Sendable {
    /// What a body is read as.
    associatedtype Request: Sendable
    /// What a body is made of.
    associatedtype Reply: Sendable

    /// The shape of a request for the registry, nil when unknown.
    var request: Value? { get }
    /// The shape of a reply for the registry, nil when unknown.
    var response: Value? { get }

    /// Reads a request.
    /// - Throws: ``MicroError`` `invalidBody`, `unsupportedContentType`.
    func decode(_ body: [UInt8], _ encoding: BodyEncoding, _ context: RequestContext) throws -> Request

    /// Writes a reply.
    /// - Throws: ``MicroError`` `internal`.
    func encode(_ reply: Reply, _ encoding: BodyEncoding) throws -> [UInt8]
}
