import NIOHTTP2

/// How an HTTP/2 connection of a listener comes to its end, as a pure value: when it is told to, when nobody uses it,
/// and when its client is gone without a word.
///
/// A client is told twice not to open streams (RFC 9113 section 6.8): first that the end is near, and when it has
/// answered a ping behind that, which of its streams were the last to be taken.
struct HTTP2Lifecycle {
    /// What is to be done on the socket.
    enum Action: Equatable {
        case none
        /// Ask the client whether it is there.
        case ping
        /// Say that the end is near, ask for an answer, and wait for it not too long.
        case announce
        /// Say which stream was the last.
        case goAway(last: HTTP2StreamID)
        /// Say so, and close when that is out.
        case close(last: HTTP2StreamID)
        /// Close at once, since nobody is there.
        case abandon
    }

    private enum State {
        case open
        case announced
        case closing
        case closed
    }

    /// How many turns of the clock without a stream are enough.
    private static let idleTurns = 15

    private var state = State.open
    private var last = HTTP2StreamID.rootStream
    private var hasHeard = true
    private var hasAsked = false
    private var turnsWithoutStream = 0

    /// Something arrived.
    mutating func heard() { hasHeard = true }

    /// What headers of the client are.
    enum Opening: Equatable {
        /// Those of a request to be served.
        case taken
        /// Those of a request that comes behind the last.
        case late
        /// Of a stream that there was already.
        case known
    }

    /// Headers arrived that belong to no open stream.
    mutating func opened(_ id: HTTP2StreamID) -> Opening {
        guard id > last else { return .known }
        guard state == .open || state == .announced else { return .late }
        last = id
        return .taken
    }

    /// Whether the end is near.
    var isDraining: Bool { state != .open }

    /// No stream shall be opened any more.
    mutating func drain() -> Action {
        guard state == .open else { return .none }
        state = .announced
        return .announce
    }

    /// The client knows that the end is near, or had time enough to know it.
    mutating func announced(hasStreams: Bool) -> Action {
        guard state == .announced else { return .none }
        state = hasStreams ? .closing : .closed
        return hasStreams ? .goAway(last: last) : .close(last: last)
    }

    /// The last stream has been closed.
    mutating func emptied() -> Action {
        guard state == .closing else { return .none }
        state = .closed
        return .close(last: last)
    }

    /// Some time has passed, always the same.
    mutating func turn(hasStreams: Bool) -> Action {
        defer { hasHeard = false }
        turnsWithoutStream = hasStreams ? 0 : turnsWithoutStream + 1
        if turnsWithoutStream >= Self.idleTurns { return drain() }
        if hasHeard {
            hasAsked = false
            return .none
        }
        defer { hasAsked = true }
        return hasAsked ? .abandon : .ping
    }
}
