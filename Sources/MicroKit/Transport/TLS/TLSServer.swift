import NIOCore
import NIOSSL

/// A service's TLS, its files read: what accepted connections are made with.
struct TLSServer: Sendable {
    private let context: NIOSSLContext

    /// Reads the files.
    /// - Parameters:
    ///   - settings: What to show and whom to let in.
    ///   - protocols: What may be spoken inside, the preferred first. A client that asks for none is let in too.
    /// - Throws: ``MicroError`` `invalidArgument` or `fileUnreadable`, naming the file that can't be used.
    init(_ settings: ServerTLS, protocols: [TLSApplicationProtocol]) throws(MicroError) {
        let identity = try TLSIdentity(certificate: settings.certificate, privateKey: settings.privateKey)
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: [],
            privateKey: .privateKey(identity.key)
        )
        identity.add(to: &configuration)
        configuration.minimumTLSVersion = .tlsv12
        configuration.shutdownTimeout = .seconds(1)
        configuration.applicationProtocols = protocols.map(\.rawValue)
        if let path = settings.clientAuthorities {
            let roots = try TLSFile.certificates(path, for: "the authorities of clients")
            configuration.trustRoots = .certificates(roots)
            // A client's certificate names a user or a service, not the address it calls from.
            configuration.certificateVerification = .noHostnameVerification
            configuration.sendCANameList = true
        }
        context = try NIOSSLContext.make(configuration, showing: identity)
    }

    /// The handlers for one accepted connection, the first one nearest to the socket.
    func handlers() -> [any ChannelHandler & SendableMetatype] {
        [TLSPlaintextRefusal(), NIOSSLServerHandler(context: context)]
    }
}

/// Tells a client that speaks plaintext to a TLS port so, as Go's servers do (Go `net/http/server.go`), instead of
/// closing without a word. One of HTTP/2 could not read the words, and gets TLS's own alert.
final class TLSPlaintextRefusal: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private static let reply = """
        HTTP/1.0 400 Bad Request\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\n\
        this port speaks TLS, and the request came in plaintext\n
        """

    /// `unexpected_message`, fatal (RFC 8446 section 6).
    private static let alert: [UInt8] = [21, 3, 3, 0, 2, 2, 10]

    /// The type of the record with which a client begins TLS (RFC 8446 section 5.1).
    private static let handshake: UInt8 = 22

    private var hasRefused = false

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let received = unwrapInboundIn(data)
        guard !hasRefused, let first = received.readableBytesView.first else { return }
        guard first != Self.handshake else {
            context.fireChannelRead(data)
            context.pipeline.syncOperations.removeHandler(self, promise: nil)
            return
        }
        hasRefused = true
        let isHTTP2 = received.readableBytesView.starts(with: "PRI ".utf8)
        let buffer = ByteBuffer(bytes: isHTTP2 ? Self.alert : Array(Self.reply.utf8))
        let channel = context.channel
        context.writeAndFlush(wrapOutboundOut(buffer)).whenComplete { _ in channel.close(mode: .all, promise: nil) }
    }
}
