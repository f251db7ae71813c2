/// What is wrong with the length-prefixed messages of a peer (gRPC over HTTP/2, "Length-Prefixed-Message").
package enum GRPCFramingError: Error, Sendable, Hashable {
    /// A message says to be larger than allowed; nothing of it was kept.
    case tooLarge(size: Int, limit: Int)
    /// A compressed message holds more than allowed; nothing beyond that was inflated.
    case inflatesBeyond(limit: Int)
    /// The first byte of a message is neither 0 nor 1.
    case invalidFlag(UInt8)
    /// A message is compressed, yet no `grpc-encoding` was named.
    case unnamedCompression
    /// A compressed message can't be inflated.
    case corrupt(GRPCCompression)
    /// The stream ended in the middle of a message.
    case truncated

    /// The end of a sentence that begins with who sent the message.
    package var complaint: String {
        switch self {
        case .tooLarge(let size, let limit): "sent a message of \(size) bytes; \(limit) are allowed"
        case .inflatesBeyond(let limit): "sent a compressed message that holds more than the \(limit) bytes allowed"
        case .invalidFlag(let flag): "sent a message whose compression flag is \(flag) instead of 0 or 1"
        case .unnamedCompression: "sent a compressed message without naming the compression"
        case .corrupt(let compression): "sent a message that is no valid \(compression.rawValue)"
        case .truncated: "ended in the middle of a message"
        }
    }

    /// Whether a limit was exceeded, as opposed to a rule broken.
    package var isOverLimit: Bool {
        switch self {
        case .tooLarge, .inflatesBeyond: true
        case .invalidFlag, .unnamedCompression, .corrupt, .truncated: false
        }
    }

    /// What a server answers to it.
    package var status: GRPCStatus {
        GRPCStatus(isOverLimit ? .resourceExhausted : .internal, "the client \(complaint)")
    }
}
