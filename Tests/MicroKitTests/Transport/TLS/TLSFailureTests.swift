import MicroTestSupport
import NIOCore
import NIOPosix
import NIOSSL
import NIOTLS
import Testing

@testable import MicroKit

/// Peers that shake hands and leave without a word, as some do that miss a certificate of the client.
@Suite(.timeLimit(.minutes(5))) struct TLSFailureTests {
    private static let wanted = "it may want a certificate of the client"
    private static let refused = "it may refuse the certificate that this client shows"

    @Test(
        arguments: [
            (.closed, .silence, .http2, false, MicroError.Code.certificateRefused, wanted),
            (.closed, .silence, .http2, true, .certificateRefused, refused),
            (.other("reset"), .silence, .http2, false, .certificateRefused, wanted),
            // A server of HTTP/1 says nothing before it has a request, at which it may have failed.
            (.closed, .silence, .http1, false, .connectionLost, wanted),
            (.other("reset"), .silence, .http1, true, .connectionLost, refused),
            (.closed, .conversation, .http2, false, .connectionLost, nil),
            (.other("reset"), .conversation, .http2, false, .connectionLost, nil),
            (.other("reset"), .handshake, .http2, false, .unreachable, nil),
        ] as [(TLSFailure, TLSFailure.Moment, TLSApplicationProtocol, Bool, MicroError.Code, String?)]
    )
    func tellsTheMoment(
        _ failure: TLSFailure,
        _ moment: TLSFailure.Moment,
        _ inside: TLSApplicationProtocol,
        _ hasOwnCertificate: Bool,
        _ code: MicroError.Code,
        _ hint: String?
    ) {
        let peer = TLSPeer(
            address: "a:1",
            name: "a",
            isVerifiedByName: false,
            hasOwnCertificate: hasOwnCertificate,
            protocols: [inside]
        )
        let error = failure.error(of: peer, certificate: nil, at: moment)
        #expect(error.code == code)
        #expect(error.hint == hint)
        #expect(error.message.contains("a:1"))
    }

    @Test(
        .serialized,
        arguments: [(RPCProtocol.grpc, MicroError.Code.certificateRefused), (.mucp, .connectionLost)]
    )
    func seesAPeerHangUp(_ name: RPCProtocol, _ code: MicroError.Code) async throws {
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: try NIOSSLCertificate.fromPEMFile(TLSFixture.path("server")).map { .certificate($0) },
            privateKey: .privateKey(try NIOSSLPrivateKey(file: TLSFixture.path("server-key"), format: .pem))
        )
        configuration.applicationProtocols = ["h2", "http/1.1"]
        let context = try NIOSSLContext(configuration: configuration)
        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandlers(NIOSSLServerHandler(context: context), HangUp())
                }
            }
            .bind(host: "127.0.0.1", port: 0)
            .get()
        let address = "127.0.0.1:\(server.localAddress?.port ?? 0)"
        let transport = try HTTPTransport(tls: TransportTLS(client: TLSFixture.client()))
        let client = ServiceClient(registry: nil, transport: transport, protocol: name)
        let error = await #expect(throws: MicroError.self) {
            try await client.call(
                CallRequest(service: "greeter", endpoint: "Say.Hello", body: Array("{}".utf8)),
                options: CallOptions(timeout: .seconds(50), connectTimeout: .seconds(50), addresses: [address]),
                observer: nil
            )
        }
        // The connection may be gone before the request is written.
        #expect([code, .unreachable].contains(error?.code), "\(error?.description ?? "")")
        #expect(error?.hint == Self.wanted, "\(error?.description ?? "")")
        try await server.close()
    }

    /// Closes below TLS, which is told nothing, as soon as the hands are shaken.
    private final class HangUp: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer

        func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
            guard case TLSUserEvent.handshakeCompleted = event else { return }
            let tls = try? context.pipeline.syncOperations.context(handlerType: NIOSSLServerHandler.self)
            tls?.close(promise: nil)
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {}
    }
}
