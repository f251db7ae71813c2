import NIOCore
import NIOPosix

/// Carries one packet to a name server and brings the answer, over a socket of its own: its port is one that the system
/// chooses anew each time, which whoever wants to answer in the server's place would have to guess.
struct DNSCarriage: Sendable {
    let server: SocketAddress
    let loop: any EventLoop
    /// The answer in a packet, nil for one that is passed over.
    let accept: @Sendable ([UInt8]) -> DNSMessage?

    /// Asks, and returns the first answer that is accepted.
    /// - Throws: ``DNSCarriageError``; `CancellationError`.
    func ask(_ packet: [UInt8], over carrier: DNSExchange.Carrier, until deadline: NIODeadline) async throws
        -> DNSMessage
    {
        let promise = loop.makePromise(of: DNSMessage.self)
        let time = Duration.nanoseconds(max(0, (deadline - .now()).nanoseconds))
        let timer = loop.scheduleTask(deadline: deadline) {
            promise.fail(DNSCarriageError(reason: "no answer came within \(time.shortText)"))
        }
        promise.futureResult.whenComplete { _ in timer.cancel() }
        let opening =
            switch carrier {
            case .udp: datagrams(promise)
            case .tcp: connection(promise, until: deadline)
            }
        opening.whenComplete { result in
            switch result {
            case .failure(let error): promise.fail(error)
            case .success(let channel):
                promise.futureResult.whenComplete { _ in channel.close(promise: nil) }
                let length = [UInt8(truncatingIfNeeded: packet.count >> 8), UInt8(truncatingIfNeeded: packet.count)]
                let bytes = ByteBuffer(bytes: carrier == .udp ? packet : length + packet)
                channel.writeAndFlush(bytes).whenFailure { promise.fail($0) }
            }
        }
        do {
            return try await withTaskCancellationHandler {
                try await promise.futureResult.get()
            } onCancel: {
                promise.fail(CancellationError())
            }
        } catch let error as DNSCarriageError {
            throw error
        } catch let error as CancellationError {
            throw error
        } catch {
            throw DNSCarriageError(reason: ErrnoText.of(error))
        }
    }

    private func datagrams(_ promise: EventLoopPromise<DNSMessage>) -> EventLoopFuture<any Channel> {
        DatagramBootstrap(group: loop)
            .channelOption(.recvAllocator, value: FixedSizeRecvByteBufferAllocator(capacity: 65_536))
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let handler = DNSDatagramHandler(promise: promise, accept: accept)
                    try channel.pipeline.syncOperations.addHandler(handler)
                }
            }
            .connect(to: server)
    }

    private func connection(
        _ promise: EventLoopPromise<DNSMessage>,
        until deadline: NIODeadline
    ) -> EventLoopFuture<any Channel> {
        ClientBootstrap(group: loop)
            .connectTimeout(max(.nanoseconds(1), deadline - .now()))
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let handler = DNSStreamHandler(promise: promise, accept: accept)
                    try channel.pipeline.syncOperations.addHandler(handler)
                }
            }
            .connect(to: server)
    }
}

/// Why no answer came, to stand behind a server's address and a colon.
struct DNSCarriageError: Error {
    let reason: String
}

/// Takes the answer out of datagrams. Those from others than the server do not come in: the socket is connected.
private final class DNSDatagramHandler: ChannelInboundHandler {
    typealias InboundIn = AddressedEnvelope<ByteBuffer>
    private let promise: EventLoopPromise<DNSMessage>
    private let accept: @Sendable ([UInt8]) -> DNSMessage?

    init(promise: EventLoopPromise<DNSMessage>, accept: @escaping @Sendable ([UInt8]) -> DNSMessage?) {
        self.promise = promise
        self.accept = accept
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if let message = accept(Array(unwrapInboundIn(data).data.readableBytesView)) { promise.succeed(message) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // Nobody listens there.
        promise.fail(error)
    }
}

/// Takes the answer out of a stream of messages, each behind its length (RFC 1035 4.2.2).
private final class DNSStreamHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    private let promise: EventLoopPromise<DNSMessage>
    private let accept: @Sendable ([UInt8]) -> DNSMessage?
    /// Never more than one message and what came with its end.
    private var received = ByteBuffer()

    init(promise: EventLoopPromise<DNSMessage>, accept: @escaping @Sendable ([UInt8]) -> DNSMessage?) {
        self.promise = promise
        self.accept = accept
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        received.writeImmutableBuffer(unwrapInboundIn(data))
        while let length = received.getInteger(at: received.readerIndex, as: UInt16.self),
            received.readableBytes >= 2 + Int(length)
        {
            received.moveReaderIndex(forwardBy: 2)
            if let message = accept(received.readBytes(length: Int(length)) ?? []) { promise.succeed(message) }
        }
        received.discardReadBytes()
    }

    func channelInactive(context: ChannelHandlerContext) {
        promise.fail(DNSCarriageError(reason: "it closed the connection before its answer was complete"))
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        promise.fail(error)
    }
}
