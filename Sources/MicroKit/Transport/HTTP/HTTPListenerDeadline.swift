import NIOCore

/// When the handler of a connection is to be cancelled, or the peer's time for a request is over, with one timer for
/// however many requests.
///
/// Most deadlines never come, and moving a timer for each costs more than letting one fire for nothing now and then.
/// So a timer that is set stays, and is set anew from where it fires if the deadline has moved on meanwhile.
struct HTTPListenerDeadline {
    /// What a timer that fired is to do.
    enum Action: Equatable {
        case nothing
        /// The deadline has come.
        case due
        /// Set the timer again.
        case wake(NIODeadline)
    }

    private var due: NIODeadline?
    private var timer: NIODeadline?

    /// Sets the deadline in place of any other.
    /// - Returns: When to set the timer to, in place of one already set; nil to leave it.
    mutating func set(_ due: NIODeadline) -> NIODeadline? {
        self.due = due
        if let timer, timer <= due { return nil }
        timer = due
        return due
    }

    /// There is no deadline any more.
    mutating func clear() {
        due = nil
    }

    /// The timer that was set fired.
    mutating func fired() -> Action {
        defer { timer = due }
        guard let due, let timer else { return .nothing }
        guard due <= timer else { return .wake(due) }
        self.due = nil
        return .due
    }
}
