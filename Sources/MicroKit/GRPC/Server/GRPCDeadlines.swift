import NIOCore

/// When the earliest of many deadlines comes, with one timer: one that is set stays, since most deadlines never come.
struct GRPCDeadlines {
    private var timer: NIODeadline?

    /// Adds a deadline.
    /// - Returns: When to set the timer to; nil to leave it.
    mutating func add(_ deadline: NIODeadline) -> NIODeadline? {
        if let timer, timer <= deadline { return nil }
        timer = deadline
        return deadline
    }

    /// The timer fired.
    /// - Parameter next: The earliest deadline that is left.
    /// - Returns: When to set the timer to; nil to leave it off.
    mutating func fired(next: NIODeadline?) -> NIODeadline? {
        timer = next
        return next
    }
}
