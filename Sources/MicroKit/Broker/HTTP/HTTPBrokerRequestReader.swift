import NIOCore
import NIOHTTP1

/// Puts the parts of one request after the other together, as a pure value.
struct HTTPBrokerRequestReader {
    /// What to do after a part.
    enum Action: Equatable {
        case none
        /// Tell the peer to go on with the body.
        case sendContinue
        case run(HTTPBrokerRequest, keepAlive: Bool)
        /// Answer this and close the connection; nothing that follows is read.
        case reject(HTTPBrokerReply)
    }

    private enum State {
        case idle
        case body(HTTPRequestHead, ByteBuffer?)
        case ended
    }

    private let limit: Int
    private var state = State.idle

    /// - Parameter limit: The most bytes of a body.
    init(limit: Int) { self.limit = limit }

    mutating func receive(_ part: HTTPServerRequestPart) -> Action {
        switch (state, part) {
        case (.idle, .head(let head)): return begin(head)
        case (.body(let head, let body), .body(let piece)): return append(piece, to: body, head)
        case (.body(let head, let body), .end):
            state = head.isKeepAlive ? .idle : .ended
            let bytes = body.map { Array($0.readableBytesView) } ?? []
            let request = HTTPBrokerRequest(method: head.method, target: head.uri, body: bytes)
            return .run(request, keepAlive: head.isKeepAlive)
        default: return .none
        }
    }

    private mutating func begin(_ head: HTTPRequestHead) -> Action {
        if let length = head.headers.first(name: "Content-Length").flatMap({ Int($0) }), length > limit {
            return reject(.tooLarge)
        }
        state = .body(head, nil)
        let expects = head.headers.first(name: "Expect").map { Metadata.isSame($0, "100-continue") } ?? false
        return expects && head.version == .http1_1 ? .sendContinue : .none
    }

    private mutating func append(_ piece: ByteBuffer, to body: ByteBuffer?, _ head: HTTPRequestHead) -> Action {
        guard piece.readableBytes + (body?.readableBytes ?? 0) <= limit else { return reject(.tooLarge) }
        guard var body else {
            state = .body(head, piece)
            return .none
        }
        state = .idle  // so that the buffer is not shared while it grows
        body.writeImmutableBuffer(piece)
        state = .body(head, body)
        return .none
    }

    /// What arrived is no HTTP.
    mutating func malformed() -> Action { reject(.malformed) }

    private mutating func reject(_ reply: HTTPBrokerReply) -> Action {
        if case .ended = state { return .none }
        state = .ended
        return .reject(reply)
    }
}
