/// What a peer speaks, judged by the first bytes it sends.
///
/// An HTTP parser only says "invalid version" to a gRPC server or a TLS port; people need to hear which it is.
package enum HTTPPeerProtocol: Sendable, Hashable {
    /// HTTP/1.0 or HTTP/1.1.
    case http1
    /// HTTP/2, as gRPC servers do: the first frame is SETTINGS (RFC 9113 section 3.4).
    case http2
    /// A TLS alert or handshake record (RFC 8446 section 5.1).
    case tls
    /// An SSH identification (RFC 4253 section 4.2).
    case ssh
    /// The INFO line with which NATS servers begin.
    case nats
    /// A page of HTML without a head: what web servers answer where they don't understand a word, as in HTTP/0.9.
    case webPage
    /// A service that says itself what it is to be called by.
    case service(RPCProtocol)
    /// None of these; the first bytes as text with everything but printable ASCII escaped.
    case unknown(String)

    /// How many bytes are enough to decide.
    package static let decisiveCount = 9

    /// Judges the first bytes.
    /// - Parameters:
    ///   - bytes: Everything received so far, or at least its first ``decisiveCount`` bytes.
    ///   - atEnd: Whether no further byte will come.
    /// - Returns: nil while more bytes are needed.
    package static func judge(_ bytes: some Collection<UInt8>, atEnd: Bool = false) -> HTTPPeerProtocol? {
        let head = Array(bytes.prefix(decisiveCount))
        var open = false
        for (signature, answer) in signatures {
            switch match(head, signature) {
            case .whole: return answer
            case .part: open = true
            case .none: break
            }
        }
        return open && !atEnd ? nil : .unknown(preview(bytes))
    }

    private enum Match { case whole, part, none }

    private static func match(_ head: [UInt8], _ signature: [UInt8?]) -> Match {
        let agrees = zip(head, signature).allSatisfy { $1 == nil || $0 == $1 }
        guard agrees else { return .none }
        return head.count >= signature.count ? .whole : .part
    }

    /// nil stands for any byte. A SETTINGS frame has six bytes a setting, so that its length begins with a zero byte.
    private static let signatures: [([UInt8?], HTTPPeerProtocol)] = [
        (Array("HTTP/1.".utf8), .http1),
        ([0, nil, nil, 4, 0, 0, 0, 0, 0], .http2),
        ([21, 3, nil], .tls),
        ([22, 3, nil], .tls),
        (Array("SSH-".utf8), .ssh),
        (Array("INFO {".utf8), .nats),
        (Array("<!DOCTYPE".utf8), .webPage),
        (Array("<!doctype".utf8), .webPage),
        (Array("<HTML".utf8), .webPage),
        (Array("<html".utf8), .webPage),
    ]

    private static func preview(_ bytes: some Collection<UInt8>) -> String {
        bytes.prefix(32).map { byte in
            if byte >= 0x20, byte < 0x7F { return String(Unicode.Scalar(byte)) }
            let hex = String(byte, radix: 16, uppercase: true)
            return "\\x" + (hex.count == 1 ? "0" : "") + hex
        }.joined()
    }

    /// The end of a sentence that begins with the peer's address; nil for HTTP/1.
    package var complaint: String? {
        switch self {
        case .http1: nil
        case .http2: "speaks HTTP/2, as gRPC servers do"
        case .tls: "speaks TLS"
        case .ssh: "speaks SSH"
        case .nats: "speaks NATS"
        case .webPage: "answered with a web page"
        case .service(let name): "speaks \(name.rawValue)"
        case .unknown(let text): "does not speak HTTP; it sent \"\(text)\""
        }
    }
}

/// The error for a peer that speaks something else than was expected; the cause of a `protocolMismatch`.
package struct PeerMismatch: Error {
    /// What it speaks.
    package var peer: HTTPPeerProtocol

    /// Makes an error.
    package init(peer: HTTPPeerProtocol) { self.peer = peer }

    /// What such a peer can be called with, as far as can be seen. Nothing of a request has been executed then.
    package var spoken: RPCProtocol? {
        switch peer {
        case .http1: .mucp
        case .http2: .grpc
        case .service(let name): name
        case .tls, .ssh, .nats, .webPage, .unknown: nil
        }
    }

    /// What to try with such a peer, when something may help.
    package var hint: String? {
        switch peer {
        case .http1: "it may be a web server or a proxy; call a go-micro service with the protocol mucp"
        case .http2: "call it with the protocol grpc"
        case .service(let name): "call it with the protocol \(name.rawValue)"
        case .tls: "speak TLS to it"
        case .webPage: "it may be a web server or a proxy"
        case .ssh, .nats, .unknown: nil
        }
    }
}
