/// A handler on bytes, which takes any content type and replies in the same.
struct BytesHandler: EndpointHandler {
    let request: Value?
    let response: Value?
    let answer: @Sendable ([UInt8], RequestContext) async throws -> [UInt8]

    func handle(_ body: [UInt8], encoding: BodyEncoding, context: RequestContext) async throws -> [UInt8] {
        try await answer(body, context)
    }
}

/// A handler on JSON documents of any shape.
struct JSONHandler: EndpointHandler {
    let name: String
    let request: Value?
    let response: Value?
    let answer: @Sendable (JSONValue, RequestContext) async throws -> JSONValue

    func handle(_ body: [UInt8], encoding: BodyEncoding, context: RequestContext) async throws -> [UInt8] {
        guard encoding == .json else {
            throw MicroError(.unsupportedContentType, "endpoint \(name) takes JSON only, not \(context.contentType)")
        }
        return try await answer(try decode(body), context).utf8()
    }

    private func decode(_ body: [UInt8]) throws -> JSONValue {
        if body.isEmpty { return .object([]) }
        do {
            return try JSONValue(parsing: body)
        } catch {
            throw MicroError(.invalidBody, "request of \(name) is no JSON: \(error.plainText)", cause: error)
        }
    }
}
