import SwiftProtobuf

/// One conversation with a reflection server: requests and replies in turn.
struct ReflectionSession {
    let stream: ReflectionStream
    let version: ReflectionVersion
    /// What the server is called in the words of failures.
    private let subject: String
    /// A reply that came while the version was found out.
    private var early: ReflectionServerReflectionResponse?

    /// Opens a stream with the first version that the server has, which it shows by answering a first request.
    /// - Parameters:
    ///   - versions: Those to try.
    ///   - subject: What the server is called in the words of failures.
    ///   - first: The first request.
    ///   - open: Opens a stream.
    /// - Returns: nil when it has none of them.
    /// - Throws: What `open` throws; ``MicroError`` when the server's answer is not one.
    static func open(
        _ versions: [ReflectionVersion],
        of subject: String,
        asking first: ReflectionServerReflectionRequest.OneOf_MessageRequest,
        _ open: @Sendable (_ path: String) async throws -> ReflectionStream
    ) async throws -> ReflectionSession? {
        for version in versions {
            do {
                let stream = try await open(version.path)
                do {
                    var session = ReflectionSession(stream: stream, version: version, subject: subject)
                    session.early = try await session.exchange(first)
                    return session
                } catch {
                    await stream.close()
                    throw error
                }
            } catch  where Self.isUnimplemented(error) {
                continue
            }
        }
        return nil
    }

    /// The reply to a request; that to the first one is there already.
    mutating func ask(
        _ request: ReflectionServerReflectionRequest.OneOf_MessageRequest
    ) async throws -> ReflectionServerReflectionResponse.OneOf_MessageResponse? {
        let reply: ReflectionServerReflectionResponse
        if let early {
            (reply, self.early) = (early, nil)
        } else {
            reply = try await exchange(request)
        }
        if case .errorResponse(let error) = reply.messageResponse {
            if error.errorCode == GRPCStatus.Code.notFound.rawValue { return nil }
            throw fault("it says: \(error.errorMessage)")
        }
        return reply.messageResponse
    }

    private func exchange(
        _ content: ReflectionServerReflectionRequest.OneOf_MessageRequest
    ) async throws -> ReflectionServerReflectionResponse {
        var request = ReflectionServerReflectionRequest()
        request.messageRequest = content
        do {
            try await stream.send(request.serializedBytes())
        } catch let error as MicroError where error.code == .connectionLost {
            // A server that lacks the service may end the stream before it has the request; it has said why.
            _ = try await stream.receive()
            throw error
        }
        guard let bytes = try await stream.receive() else { throw fault("it ends without an answer") }
        guard let reply = try? ReflectionServerReflectionResponse(serializedBytes: bytes) else {
            throw fault("its answer can't be read")
        }
        return reply
    }

    private func fault(_ reason: String) -> MicroError {
        MicroError(
            .invalidReply,
            "the reflection of \(subject) can't be used: \(reason)",
            hint: "describe the service with --proto or --protoset"
        )
    }

    /// Whether an error says that the server has no such service.
    private static func isUnimplemented(_ error: any Error) -> Bool {
        switch error {
        case let status as GRPCStatus: status.code == .unimplemented
        case let error as ServiceError:
            // Services of go-micro that speak mucp answer over HTTP/2 too, in the words of their routers.
            error.code == GRPCStatus.Code.unimplemented.httpStatus || error.missesEndpoint
        case let error as MicroError: error.code == .endpointNotFound
        default: false
        }
    }
}
