import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Why there is no answer from one address.
struct HTTPAPIFailure: Error, Sendable {
    /// The address.
    var endpoint: HTTPAPIEndpoint
    /// What kind of failure it is.
    var code = MicroError.Code.registryUnavailable
    /// A clause that follows "can't be reached:" or "can't be used:".
    var reason: String
    /// Whether there was an answer, if one that is of no use.
    var isAnswered = false
    /// What to try.
    var hint: String?
    /// The failure below.
    var cause: (any Error)?

    /// Judges what the HTTP client threw.
    init(_ error: any Error, at endpoint: HTTPAPIEndpoint, settings: HTTPAPISettings) {
        self.endpoint = endpoint
        cause = error
        switch error {
        case is NIOSSLError, is BoringSSLError, is NIOSSLExtraError:
            let tls = TLSFailure(error).error(of: settings.peer(at: endpoint), certificate: nil, at: .handshake)
            reason = tls.message
            hint = tls.hint
            // Another kind of failure than not to be there, which callers tell by the code.
            if tls.code == .untrusted || tls.code == .certificateRefused { code = tls.code }
        case let error as HTTPClientError: reason = Self.words(error)
        case let error as NIOConnectionError:
            reason = error.connectionErrors.last.map { ErrnoText.of($0.error) } ?? "the name can't be resolved"
        case is NIOTooManyBytesError:
            reason = "its answer is larger than \(settings.maximumBody >> 20) MiB"
            isAnswered = true
        case is HTTPParserError:
            reason = "it does not speak HTTP"
            isAnswered = true
        case let error as MicroError where error.code == .timeout: reason = error.message
        default: reason = ErrnoText.of(error)
        }
    }

    /// A status of a proxy or an overloaded server, after which another address may do better.
    init(status reply: HTTPAPIReply) {
        endpoint = reply.endpoint
        reason = "it answers \(reply.status)" + (reply.words.isEmpty ? "" : ", \(reply.words)")
        isAnswered = true
        hint =
            reply.status == 429
            ? "it is asked too often; try again later" : "it or what is behind it is overloaded or starting; try again"
    }

    /// Whether a connection that had been there was gone.
    var isLostConnection: Bool {
        switch cause {
        case let error as HTTPClientError: error == .remoteConnectionClosed
        case let error as IOError: error.errnoCode == ECONNRESET || error.errnoCode == EPIPE
        case ChannelError.ioOnClosedChannel?, ChannelError.alreadyClosed?: true
        default: false
        }
    }

    private static func words(_ error: HTTPClientError) -> String {
        switch error {
        case .connectTimeout, .getConnectionFromPoolTimeout: "nobody answered in the time for connecting"
        case .tlsHandshakeTimeout: "nobody answered the TLS handshake in time"
        case .remoteConnectionClosed: "it closed the connection without an answer"
        default: error.shortDescription
        }
    }

    /// The error for what every address gave.
    /// - Parameters:
    ///   - failures: One for each address that was tried; at least one.
    ///   - settings: Of the API.
    /// - Returns: `registryUnavailable`, or the code of the first failure of another kind.
    static func error(_ failures: [HTTPAPIFailure], settings: HTTPAPISettings) -> MicroError {
        let server = settings.server
        guard let first = failures.first else { return MicroError(.registryUnavailable, "\(server) has no address") }
        let message =
            switch failures.count {
            case 1 where first.code != .registryUnavailable: "\(server) can't be used: \(first.reason)"
            case 1:
                "\(server) at \(first.endpoint) can't be \(first.isAnswered ? "used" : "reached"): \(first.reason)"
            default:
                "\(server) can't be reached: "
                    + failures.map { "\($0.endpoint): \($0.reason)" }.joined(separator: "; ")
            }
        return MicroError(
            failures.first { $0.code != .registryUnavailable }?.code ?? .registryUnavailable,
            message,
            phase: .discovery,
            address: "\(first.endpoint.target)",
            hint: failures.lazy.compactMap(\.hint).first ?? settings.hint,
            cause: first.cause
        )
    }
}
