import NIOCore
import NIOHTTP1

/// What one connection of a listener has received and owes: a value without sockets (go-micro
/// `transport/http_transport.go`).
///
/// Requests are run one after another in the order of their arrival; those that arrive meanwhile wait in ``waiting``,
/// and the connection is not read as long as any does. Nor is it read, or a request run, while the peer leaves the
/// answers unread: otherwise one that never reads could fill this process's memory.
///
/// A request that is being answered may become a stream. Then what belongs to that is delivered as it arrives. Anything
/// else breaks the connection, since a stream whose peer is not read might never end, unless the peer has said that
/// nothing follows: then requests wait for their turn. go-micro's clients keep a connection for each stream.
struct HTTPListenerState {
    /// A complete request.
    struct Request: Equatable {
        var headers: Metadata
        var body: [UInt8]
        /// Whether the connection is to be closed behind the answer.
        var isLast: Bool
        /// The method and the path with query, of which RPC makes nothing.
        var method = "POST"
        var target = "/"
    }

    /// Why a peer gets a plain HTTP error and a closed connection instead of an answer.
    enum Rejection: Equatable, CaseIterable {
        case malformed
        case bodyTooLarge
        case headersTooLarge
        /// Something else came in the middle of a stream.
        case interleaved
    }

    /// What is to be done on the socket.
    enum Action: Equatable {
        case none
        /// Tell the peer to send the body that it announced.
        case sendContinue
        /// Hand this request to the handler.
        case run(Request)
        /// Put these into the stream's inbox.
        case deliver([Request])
        /// Answer with an HTTP error, send nothing more, and close.
        case reject(Rejection)
        /// Close behind what has been written.
        case close
    }

    /// What a message is to the stream.
    typealias Membership = @Sendable (Metadata) -> StreamMembership

    private enum Incoming {
        case nothing
        case body(head: Head, collected: ByteBuffer?)
        /// Nothing that arrives counts any more.
        case ended
    }

    private enum Stream {
        case none
        /// `isComplete` when the peer has sent its last message.
        case running(Membership, isComplete: Bool)
        /// The last message to the peer has been sent, which may not know yet.
        case over(Membership)
    }

    private struct Head {
        var headers: Metadata
        var isLast: Bool
        var method: String
        var target: String
    }

    private let limits: TransportLimits
    private var incoming = Incoming.nothing
    private var waiting: ArraySlice<Request> = []
    private var isRunning = false
    private var stream = Stream.none
    private var isWritable = true
    private var rejection: Rejection?
    private var isDraining = false
    /// The peer has closed.
    private var isGone = false
    /// The connection's last action has been given.
    private var isFinished = false

    init(limits: TransportLimits) {
        self.limits = limits
    }

    /// Whether more may be read from the socket. A stream has its inbox to tell; unread replies hold up who sends them.
    var wantsBytes: Bool { waiting.isEmpty && (isStreaming || isWritable) }

    /// Whether the request that is being answered has become a stream.
    var isStreaming: Bool {
        if case .running = stream { true } else { false }
    }

    /// Whether the peer has sent all of its stream.
    var hasWholeStream: Bool {
        if case .running(_, isComplete: true) = stream { true } else { false }
    }

    /// Whether a request has begun to arrive and is not complete.
    var isReceiving: Bool {
        if case .body = incoming { true } else { false }
    }

    /// Whether the connection is to be closed after the answer that is being made.
    var closesAfterAnswer: Bool {
        guard waiting.isEmpty, rejection == nil else { return false }
        if case .ended = incoming { return true }
        return isDraining
    }

    /// A request's line and headers arrived.
    mutating func receive(_ head: HTTPRequestHead) -> Action {
        guard case .nothing = incoming else { return .none }
        var size = 0
        var headers = Metadata()
        headers.reserve(head.headers.count)
        var expectsContinue = false
        for (name, text) in head.headers {
            size += name.utf8.count + text.utf8.count
            switch name.utf8.count {
            // Neither of the two is among the headers that go-micro's handlers see: Go keeps them apart.
            case 4 where Metadata.isSame(name, "Host"), 17 where Metadata.isSame(name, "Transfer-Encoding"): continue
            case 6 where Metadata.isSame(name, "Expect"): expectsContinue = Metadata.isSame(text, "100-continue")
            default: headers.addFirst(name, text)
            }
        }
        guard head.headers.count <= limits.headerCount, size <= limits.headerSize else {
            return reject(.headersTooLarge)
        }
        if let length = headers["Content-Length"].flatMap({ Int($0) }), length > limits.messageSize {
            return reject(.bodyTooLarge)
        }
        let isLast = Self.isLast(head, headers)
        let kept = Head(headers: headers, isLast: isLast, method: head.method.rawValue, target: head.uri)
        incoming = .body(head: kept, collected: nil)
        return expectsContinue && head.version == .http1_1 ? .sendContinue : .none
    }

    /// A piece of the body arrived.
    mutating func receive(_ piece: ByteBuffer) -> Action {
        guard case .body(let head, let collected) = incoming else { return .none }
        guard piece.readableBytes + (collected?.readableBytes ?? 0) <= limits.messageSize else {
            return reject(.bodyTooLarge)
        }
        guard var collected else {
            incoming = .body(head: head, collected: piece)
            return .none
        }
        incoming = .nothing  // so that the buffer is not shared while it grows
        collected.writeImmutableBuffer(piece)
        incoming = .body(head: head, collected: collected)
        return .none
    }

    /// The request that is arriving is complete.
    mutating func receiveEnd() -> Action {
        guard case .body(let head, let collected) = incoming else { return .none }
        incoming = head.isLast ? .ended : .nothing
        let body = collected.map { Array($0.readableBytesView) } ?? []
        let request = Request(
            headers: head.headers,
            body: body,
            isLast: head.isLast,
            method: head.method,
            target: head.target
        )
        switch stream {
        case .running: return deliver([request])
        case .over(let membership) where membership(head.headers) != .foreign: return isRunning ? .none : next()
        case .over, .none: break
        }
        guard !isRunning, waiting.isEmpty, isWritable else {
            waiting.append(request)
            return .none
        }
        isRunning = true
        return .run(request)
    }

    /// What arrived is no HTTP, or more of it than allowed.
    mutating func reject(_ reason: Rejection) -> Action {
        if case .ended = incoming { return .none }
        return refuse(reason)
    }

    private mutating func refuse(_ reason: Rejection) -> Action {
        incoming = .ended
        rejection = reason
        // What arrived before is answered first. A stream may never come to an end by itself.
        return isRunning && !isStreaming ? .none : next()
    }

    /// The request that is being answered becomes a stream.
    mutating func beginStream(_ membership: @escaping Membership) -> Action {
        guard isRunning, !isStreaming, !isFinished || isGone else { return .none }
        stream = .running(membership, isComplete: false)
        let early = Array(waiting)
        waiting = []
        return rejection == nil ? deliver(early) : next()
    }

    private mutating func deliver(_ requests: [Request]) -> Action {
        guard case .running(let membership, var isComplete) = stream else { return .none }
        var delivered: [Request] = []
        for request in requests {
            switch membership(request.headers) {
            case .foreign where isComplete: waiting.append(request)
            case .foreign: return refuse(.interleaved)
            case .member where !isComplete: delivered.append(request)
            case .last where !isComplete:
                delivered.append(request)
                isComplete = true
            case .member, .last: break
            }
        }
        stream = .running(membership, isComplete: isComplete)
        return delivered.isEmpty ? .none : .deliver(delivered)
    }

    /// The answer to the request that was run has been written.
    mutating func answered() -> Action {
        isRunning = false
        if case .running(let membership, _) = stream { stream = .over(membership) }
        return next()
    }

    /// The peer has left too much unread, or has read enough of it.
    mutating func writabilityChanged(_ isWritable: Bool) -> Action {
        self.isWritable = isWritable
        return isRunning ? .none : next()
    }

    /// No request shall be taken any more, apart from those that are complete.
    mutating func drain() -> Action {
        isDraining = true
        return isRunning ? .none : next()
    }

    /// The connection is gone; nothing is run any more.
    /// - Returns: Whether the handler that runs may go on for a while: when all of its stream has arrived, or may have
    ///   before the handler began it.
    mutating func disconnected() -> Bool {
        isFinished = true
        isGone = true
        incoming = .ended
        let goesOn = isRunning && (isStreaming ? hasWholeStream : !waiting.isEmpty && rejection == nil)
        if isStreaming || !goesOn { waiting = [] }
        return goesOn
    }

    private mutating func next() -> Action {
        if isStreaming {
            guard let rejection, !isFinished else { return .none }
            isFinished = true
            return .reject(rejection)
        }
        guard isWritable, !isFinished else { return .none }
        if let next = waiting.popFirst() {
            isRunning = true
            return .run(next)
        }
        if let rejection {
            isFinished = true
            return .reject(rejection)
        }
        if case .ended = incoming { isFinished = true }
        if isDraining { isFinished = true }
        return isFinished ? .close : .none
    }

    /// go-micro from v4.10 on closes when asked to; an HTTP/1.0 request keeps its connection open (go-micro
    /// `transport/http_transport.go`). What follows an upgrade request is no HTTP/1.1, so that is the last one too.
    private static func isLast(_ head: HTTPRequestHead, _ headers: Metadata) -> Bool {
        if head.method == .CONNECT || headers["Upgrade"] != nil { return true }
        guard let connection = headers["Connection"] else { return false }
        return connection.split(separator: ",").contains { option in
            option.drop(while: { $0 == " " }).prefix(while: { $0 != " " }).lowercased() == "close"
        }
    }
}
