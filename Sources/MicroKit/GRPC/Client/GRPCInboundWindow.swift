/// How much a peer may still send on a stream: hands out credit for what was received in few large WINDOW_UPDATE
/// frames, and none while what has arrived finds no taker (RFC 9113 section 5.2).
package struct GRPCInboundWindow {
    private let size: Int
    private var received = 0

    /// Makes a window.
    /// - Parameter size: The window that the settings announced, in bytes.
    package init(size: Int) { self.size = size }

    /// Counts the bytes of a DATA frame, its padding included.
    package mutating func receive(_ count: Int) { received += count }

    /// The credit to give now, nil while it is not worth a frame. It is none of the peer's any more then.
    package mutating func takeCredit() -> Int? {
        guard received * 2 >= size else { return nil }
        defer { received = 0 }
        return received
    }
}
