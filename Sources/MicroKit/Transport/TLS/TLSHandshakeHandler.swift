import NIOCore
import NIOSSL
import NIOTLS

/// Watches the TLS of a client's connection and tells its failures in plain words.
///
/// Stands behind the TLS handler: what fails there arrives here first and goes on as a ``MicroError``. A server's
/// refusal of this client may come long after the handshake (RFC 8446 section 4.4.2), so it stays.
final class TLSHandshakeHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private let tls: NIOSSLClientHandler
    private let peer: TLSPeer
    private let completion: EventLoopPromise<Void>
    private var isOver = false
    /// Whether the peer has said anything inside of TLS.
    private var hasReceived = false

    init(tls: NIOSSLClientHandler, peer: TLSPeer, completion: EventLoopPromise<Void>) {
        self.tls = tls
        self.peer = peer
        self.completion = completion
    }

    /// One that never gets into a pipeline tells so too.
    deinit { end(.failure(ChannelError.alreadyClosed)) }

    /// Succeeds when the peer may be spoken to; fails with a ``MicroError``.
    var completed: EventLoopFuture<Void> { completion.futureResult }

    /// Gives up waiting for the peer.
    func expire(_ error: any Error) { end(.failure(error)) }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case TLSUserEvent.handshakeCompleted = event {
            guard !peer.isVerifiedByName || tls.peerCertificate?.isFor(peer.name) == true else {
                errorCaught(context: context, error: NIOSSLExtraError.failedToValidateHostname)
                return context.close(promise: nil)
            }
            end(.success(()))
        }
        context.fireUserInboundEventTriggered(event)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        hasReceived = true
        context.fireChannelRead(data)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        let moment: TLSFailure.Moment = hasReceived ? .conversation : isOver ? .silence : .handshake
        let error = TLSFailure(error).error(of: peer, certificate: tls.peerCertificate, at: moment)
        end(.failure(error))
        context.fireErrorCaught(error)
    }

    func channelInactive(context: ChannelHandlerContext) {
        end(.failure(TLSFailure.closed.error(of: peer, certificate: nil, at: .handshake)))
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        end(.failure(ChannelError.alreadyClosed))
    }

    private func end(_ result: Result<Void, any Error>) {
        guard !isOver else { return }
        isOver = true
        completion.completeWith(result)
    }
}
