import MicroKit
import MicroTestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct ServerMiddlewareAuthenticationTests {
    private static let middleware = ServerMiddleware.authentication { context in
        switch context.bearerToken {
        case "secret":
            context.metadata["X-Account"] = "jo"
            return .granted
        case .some: return .forbidden()
        case nil: return .unauthenticated("say who you are")
        }
    }

    @Test(
        arguments: [
            (nil, 401, "say who you are"), ("Basic c2VjcmV0", 401, "say who you are"),
            ("Bearer wrong", 403, "permission denied"), ("Bearer secret", 0, ""), ("bearer  secret", 0, ""),
        ] as [(String?, Int, String)]
    )
    func asksForCredentials(_ header: String?, _ code: Int, _ detail: String) async throws {
        try await withLab(HTTPTransport(), { $0.use(Self.middleware) }) { client in
            let metadata: Metadata = header.map { ["Authorization": $0] } ?? [:]
            var errors: [ServiceError] = []
            do {
                let reply = try await client.call(
                    "helloworld",
                    "Say.Meta",
                    Helloworld_Request(),
                    as: Helloworld_MetaResponse.self,
                    metadata: metadata
                )
                #expect(reply.metadata["X-Account"] == "jo")
            } catch let error as ServiceError { errors.append(error) }
            do {
                #expect(try await client.count(to: 1, metadata: metadata) == [1])
            } catch let error as ServiceError { errors.append(error) }
            #expect(errors.count == (code == 0 ? 0 : 2))
            for error in errors {
                #expect(error.code == code && error.detail == detail && error.id == "helloworld")
                #expect(error.status == ServiceError.standardStatus(code))
            }
        }
    }

    @Test(
        arguments: [
            ("Bearer abc", "abc"), ("BEARER abc", "abc"), ("Bearer", nil), ("Bearer ", nil), ("Bearer   ", nil),
            ("Bearerabc", nil), ("", nil), ("Bearer a b", "a b"), ("Bearér x", nil),
        ] as [(String, String?)]
    )
    func readsTheToken(_ header: String, _ token: String?) {
        #expect(RequestContext(metadata: ["Authorization": header]).bearerToken == token)
    }

    @Test(arguments: [(Set([RequestContext.Kind.call, .stream]), true), (Set([RequestContext.Kind.message]), false)])
    func looksAtMessagesWhenAsked(_ kinds: Set<RequestContext.Kind>, _ passes: Bool) async throws {
        let middleware = ServerMiddleware.authentication(for: kinds) { _ in .unauthenticated() }
        let context = RequestContext(kind: .message, endpoint: "topic")
        let answer = try? await middleware.handle(context) { _ in .done }
        #expect((answer == .done) == passes)
    }
}
