import NIOCore
import NIOSSL

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Whom a client speaks TLS to, for the words of failures.
struct TLSPeer: Sendable, Equatable {
    /// `host:port`
    var address: String
    /// What the certificate must be for.
    var name: String
    /// Whether it must be for that name and not for the address that the name stands for.
    var isVerifiedByName: Bool
    /// Whether this side has a certificate to show.
    var hasOwnCertificate: Bool
    /// What this side wants to speak inside of TLS.
    var protocols: [TLSApplicationProtocol] = []
}

/// Why a server's certificate is not trusted, where this side can do something about it: the cause of an `untrusted`.
package enum TLSDistrust: Error {
    /// It is self-signed.
    case certificate
    /// Nobody trusts who has signed it.
    case authority
    /// It is for another name.
    case name
}

/// What kind of failure of TLS it is.
enum TLSFailure: Equatable {
    /// The peer's certificate is not trusted.
    case untrusted
    /// The certificate is trusted, but for another name.
    case otherName
    /// The peer refuses this side's certificate, or misses it.
    case refused
    /// The peer does not speak TLS.
    case plaintext
    /// The peer refuses what is to be spoken inside.
    case otherProtocol
    /// The peer closed in the middle of the handshake, or without TLS's own end.
    case closed
    /// The connection itself broke, or anything else; the words are the system's or BoringSSL's.
    case other(String)

    /// Judges an error of the TLS handler or the socket.
    init(_ error: any Error) {
        switch error {
        case let error as NIOSSLExtraError where error == .failedToValidateHostname: self = .otherName
        case let error as NIOSSLExtraError where error == .serverHostnameImpossibleToMatch: self = .otherName
        case NIOSSLError.handshakeFailed(let error): self = TLSFailure(error)
        case NIOSSLError.uncleanShutdown: self = .closed
        case let error as BoringSSLError: self = TLSFailure(error)
        default: self = .other(ErrnoText.of(error))
        }
    }

    private init(_ error: BoringSSLError) {
        switch error {
        case .sslError(let stack), .unknownError(let stack): self = Self.judge(stack)
        case .syscallError, .zeroReturn: self = .closed
        default: self = .other("\(error)")
        }
    }

    /// BoringSSL's errors have no code that can be reached, so that they are told by the names in their texts, here and
    /// nowhere else.
    private static func judge(_ stack: NIOBoringSSLErrorStack) -> TLSFailure {
        if stack.contains(.eofDuringHandshake) { return .closed }
        let texts = stack.map(\.description)
        let kind = reasons.first { reason in texts.contains { $0.contains(reason.text) } }?.failure
        return kind ?? .other(texts.first.map(reason) ?? "no reason given")
    }

    private static let reasons: [(text: String, failure: TLSFailure)] = [
        ("CERTIFICATE_VERIFY_FAILED", .untrusted),
        ("WRONG_VERSION_NUMBER", .plaintext),
        ("HTTP_REQUEST", .plaintext),
        ("NO_APPLICATION_PROTOCOL", .otherProtocol),
        ("ALERT_CERTIFICATE_REQUIRED", .refused),
        ("ALERT_BAD_CERTIFICATE", .refused),
        ("ALERT_UNKNOWN_CA", .refused),
        ("ALERT_CERTIFICATE_EXPIRED", .refused),
        ("ALERT_CERTIFICATE_REVOKED", .refused),
        ("ALERT_CERTIFICATE_UNKNOWN", .refused),
        ("ALERT_UNSUPPORTED_CERTIFICATE", .refused),
        ("ALERT_NO_CERTIFICATE", .refused),
        ("ALERT_ACCESS_DENIED", .refused),
    ]

    /// `TLSV1_ALERT_PROTOCOL_VERSION` of `Error: 268436526 error:1000042e:SSL routines:…:TLSV1_ALERT… at …:593`.
    private static func reason(_ text: String) -> String {
        let part = text.split(separator: ":").first { $0.contains("_") && !$0.contains("OPENSSL") }
        return part.map { $0.prefix { $0 != " " }.lowercased().replacing("_", with: " ") } ?? text
    }
}

extension TLSFailure {
    /// When it happened.
    enum Moment {
        case handshake
        /// The handshake is over on this side, and nothing has come since. The peer may still be about to judge this
        /// side's certificate (RFC 8446 section 4.4.2).
        case silence
        /// The peer has said something inside of TLS.
        case conversation
    }

    /// The error that tells it.
    /// - Parameters:
    ///   - peer: Whom the connection is to.
    ///   - certificate: What the peer has shown, if that is known.
    ///   - moment: When it happened.
    /// - Returns: The failure in plain words, of phase `connect` or `wait`.
    func error(of peer: TLSPeer, certificate: NIOSSLCertificate?, at moment: Moment) -> MicroError {
        let isConnected = moment != .handshake
        let phase: MicroError.Phase = isConnected ? .wait : .connect
        let address = peer.address
        func make(_ code: MicroError.Code, _ message: String, _ hint: String? = nil) -> MicroError {
            MicroError(code, message, phase: phase, address: address, hint: hint)
        }
        switch self {
        case .untrusted:
            let (reason, hint, cause) = Self.distrust(of: certificate)
            var error = make(.untrusted, "the certificate of \(address) \(reason)", hint)
            error.cause = cause
            return error
        case .otherName:
            let names = certificate?.names ?? []
            let valid = names.isEmpty ? "" : "; it is for \(names.prefix(8).joined(separator: ", "))"
            var error = make(.untrusted, "the certificate of \(address) is not for \(peer.name)\(valid)")
            error.cause = TLSDistrust.name
            return error
        case .refused where peer.hasOwnCertificate:
            return make(.certificateRefused, "\(address) refuses the certificate that this client shows")
        case .refused:
            return make(.certificateRefused, "\(address) wants a certificate of the client")
        case .plaintext:
            return make(.protocolMismatch, "\(address) does not speak TLS", "it may speak plaintext")
        case .otherProtocol:
            var error = make(.protocolMismatch, "\(address) speaks TLS, but another protocol inside of it")
            // There are just two that are negotiated for services.
            error.cause = PeerMismatch(peer: peer.protocols.contains(.http2) ? .http1 : .http2)
            return error
        case .closed where moment == .silence:
            return Self.silence(of: peer, "\(address) closed the connection right after the TLS handshake")
        case .closed where isConnected:
            return make(.connectionLost, "\(address) closed the connection without TLS's own end")
        case .closed:
            let hint = "it may speak plaintext, or want a certificate of the client"
            return make(.protocolMismatch, "\(address) closed the connection in the middle of the TLS handshake", hint)
        case .other(let text) where moment == .silence:
            return Self.silence(of: peer, "the connection to \(address) broke right after the TLS handshake: \(text)")
        case .other(let text) where isConnected:
            return make(.connectionLost, "the connection to \(address) broke: \(text)")
        case .other(let text):
            return make(.unreachable, "the TLS handshake with \(address) failed: \(text)")
        }
    }

    /// A peer that goes without a word. Some servers refuse a client so, gRPC's own among them. One of HTTP/2 speaks
    /// first, so that there is hardly another reason; one of HTTP/1 may have failed at the request.
    private static func silence(of peer: TLSPeer, _ message: String) -> MicroError {
        MicroError(
            peer.protocols.contains(.http2) ? .certificateRefused : .connectionLost,
            message,
            phase: .wait,
            address: peer.address,
            hint: peer.hasOwnCertificate
                ? "it may refuse the certificate that this client shows" : "it may want a certificate of the client"
        )
    }

    private static func distrust(
        of certificate: NIOSSLCertificate?
    ) -> (reason: String, hint: String?, cause: TLSDistrust?) {
        guard let certificate else { return ("can't be verified", nil, nil) }
        let now = Date()
        let end = Date(timeIntervalSince1970: TimeInterval(certificate.notValidAfter))
        let start = Date(timeIntervalSince1970: TimeInterval(certificate.notValidBefore))
        if end < now { return ("has expired on \(day(end))", nil, nil) }
        if start > now { return ("is not valid before \(day(start))", "compare the clocks of both machines", nil) }
        if certificate.subjectName == certificate.issuerName {
            let hint = "trust it by giving it as the authority"
            return ("is self-signed and not among those trusted", hint, .certificate)
        }
        let issuer = certificate.issuerName.last { $0.type == .commonName }?.value
        let name = issuer.map { ", \($0)" } ?? ""
        let hint = "trust it by giving the authority's certificate"
        return ("is from an authority that is not trusted\(name)", hint, .authority)
    }

    private static func day(_ date: Date) -> String { RFC3339.text(date).map { String($0.prefix(10)) } ?? "\(date)" }
}

extension NIOSSLCertificate {
    /// Whether it is for a DNS name, by itself or by a pattern in the place of the name's first part (RFC 6125 section
    /// 6.4.3). The TLS handler is content with a certificate for the address that the name was resolved to, and whoever
    /// can lie about names might have one for its own address.
    func isFor(_ name: String) -> Bool {
        let name = name.lowercased()
        let parent = name.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).dropFirst().first
        return names.contains { pattern in
            let pattern = pattern.lowercased()
            guard pattern.hasPrefix("*.") else { return pattern == name }
            return parent.map { pattern.dropFirst(2) == $0 } ?? false
        }
    }

    /// The DNS names and IP addresses that it is for (RFC 5280 section 4.2.1.6).
    fileprivate var names: [String] {
        _subjectAlternativeNames().compactMap { name in
            switch name.nameType {
            case .dnsName: String(decoding: name.contents, as: UTF8.self)
            case .ipAddress: Self.address(Array(name.contents))
            default: nil
            }
        }
    }

    private static func address(_ bytes: [UInt8]) -> String? {
        try? SocketAddress(packedIPAddress: ByteBuffer(bytes: bytes), port: 0).ipAddress
    }
}
