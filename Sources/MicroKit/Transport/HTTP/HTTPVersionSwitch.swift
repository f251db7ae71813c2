import NIOCore

/// Tells HTTP/2 from HTTP/1 by the first bytes of an accepted connection, within TLS or without, and puts what is needed
/// into the pipeline (RFC 9113 section 3.4). The handlers of HTTP/1 are there from the start, with their patience.
final class HTTPVersionSwitch: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    /// What the connection preface of HTTP/2 begins with, and no request of HTTP/1.
    private static let preface = Array("PRI * HTTP/2.0".utf8)

    private let http1: [any RemovableChannelHandler]
    private let http2: (any Channel, ChannelPipeline.SynchronousOperations.Position) throws -> Void
    private var held = ByteBuffer()

    /// - Parameters:
    ///   - http1: The handlers to take away for HTTP/2.
    ///   - http2: Adds those of HTTP/2 at a position.
    init(
        http1: [any RemovableChannelHandler],
        http2: @escaping (any Channel, ChannelPipeline.SynchronousOperations.Position) throws -> Void
    ) {
        self.http1 = http1
        self.http2 = http2
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var bytes = unwrapInboundIn(data)
        if held.readableBytes == 0 { held = bytes } else { held.writeBuffer(&bytes) }
        let head = held.readableBytesView.prefix(Self.preface.count)
        let isHTTP2 = Self.preface.starts(with: head)
        guard !isHTTP2 || head.count == Self.preface.count else { return }
        if isHTTP2 { change(context) }
        context.fireChannelRead(wrapInboundOut(held))
        held = ByteBuffer()
        context.pipeline.syncOperations.removeHandler(self, promise: nil)
    }

    private func change(_ context: ChannelHandlerContext) {
        let pipeline = context.pipeline.syncOperations
        // A parser leaves its pipeline some time later, and nothing may reach it.
        for handler in http1 { pipeline.removeHandler(handler, promise: nil) }
        do {
            try http2(context.channel, .after(self))
        } catch {
            context.close(promise: nil)
        }
    }
}
