import NIOCore
import NIOSSL

/// One connection to a server, from the dial to its end. Everything but the making happens on its event loop.
///
/// Carries out what ``NATSConnectionState`` decides.
final class NATSConnection: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// What whoever has it is told, on the event loop.
    enum Event: Sendable {
        case changed
        case message(NATSMessage, subscription: UInt64)
        case passedOver(subscription: UInt64)
        case flushed(Int)
        case denied(NATSPermission)
        case writable
        /// The last one.
        case closed(MicroError)
    }

    /// How many bytes wait to be sent before whoever sends more has to wait.
    private static let writeBuffer = ChannelOptions.Types.WriteBufferWaterMark(low: 1 << 20, high: 8 << 20)

    let server: NATSAddress
    private let tls: () throws -> TLSClient
    private let turn: TimeAmount
    private var state: NATSConnectionState
    private var parser: NATSParser
    private var context: ChannelHandlerContext?
    private var clock: RepeatedTask?
    private var isWriting = false
    /// Whether what arrives is read already, further up the stack.
    private var isReading = false
    private var listener: ((Event) -> Void)?
    private let opening: EventLoopPromise<Void>
    private var limit: Scheduled<Void>?
    /// Why it has ended; nil while it hasn't.
    private(set) var failure: MicroError?

    /// - Parameters:
    ///   - server: What is connected to.
    ///   - state: As it is at the beginning.
    ///   - tls: Makes what TLS is spoken with, where it is needed.
    ///   - messageLimit: The most bytes of a message.
    ///   - keepAlive: How long a turn of the state's clock is.
    ///   - opening: Completed when the server has taken the login, or has not.
    init(
        to server: NATSAddress,
        _ state: NATSConnectionState,
        tls: @escaping () throws -> TLSClient,
        messageLimit: Int,
        keepAlive: Duration,
        opening: EventLoopPromise<Void>
    ) {
        self.server = server
        self.state = state
        self.tls = tls
        self.opening = opening
        turn = TimeAmount(keepAlive)
        parser = NATSParser(messageLimit: messageLimit)
    }

    /// Puts itself into a channel.
    /// - Parameters:
    ///   - channel: One that is about to connect.
    ///   - deadline: When the login must be over.
    /// - Throws: What the channel throws that is closed already.
    func add(to channel: any Channel, deadline: ContinuousClock.Instant) throws {
        let bound = NIOLoopBound(self, eventLoop: channel.eventLoop)
        let time = ContinuousClock.now.duration(to: deadline)
        limit = channel.eventLoop.scheduleTask(in: TimeAmount(time)) {
            let text = "\(bound.value.peer) can't be reached: nobody answered within \(time.shortText)"
            bound.value.end(MicroError(.unreachable, text, phase: .connect))
        }
        do {
            try channel.syncOptions?.setOption(.writeBufferWaterMark, value: Self.writeBuffer)
            try channel.pipeline.syncOperations.addHandler(self)
        } catch {
            end(MicroError(.unreachable, "\(error)", phase: .connect, cause: error))
            throw error
        }
    }

    /// Tells what happens from now on.
    func listen(_ listener: @escaping (Event) -> Void) { self.listener = listener }

    /// What the server says of itself; nil before the login.
    var info: NATSServerInfo? { state.info }
    /// What the server is called in messages.
    var peer: String { state.peer }
    /// Whether more can be sent without waiting.
    var isWritable: Bool { context?.channel.isWritable ?? false }

    // MARK: Sending

    /// Sends, together with whatever else is sent in the same turn of the event loop.
    func send(_ command: NATSCommand) {
        // A server that asks and does not read gets no answers.
        guard let context, command != .pong || context.channel.isWritable else { return }
        var buffer = context.channel.allocator.buffer(capacity: command.payloadSize + 128)
        command.write(to: &buffer)
        context.write(wrapOutboundOut(buffer), promise: nil)
        guard !isWriting else { return }
        isWriting = true
        let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
        context.eventLoop.execute { bound.value.writeOut() }
    }

    private func writeOut() {
        isWriting = false
        context?.flush()
    }

    /// Tells ``Event/flushed(_:)`` when the server has dealt with all that was sent.
    func flush(_ id: Int) { perform(state.flush(id)) }

    /// Ends the connection without telling so, after what has been sent is out.
    func close() {
        listener = nil
        writeOut()
        end(MicroError(.connectionLost, "the connection to \(peer) has been closed"))
    }

    // MARK: Events

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) {
        end(MicroError(.connectionLost, "the connection to \(peer) is closed"))
        self.context = nil
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        parser.append(unwrapInboundIn(data))
        read()
    }

    private func read() {
        guard !isReading else { return }
        isReading = true
        defer { isReading = false }
        do {
            while let operation = try parser.next() { perform(state.received(operation)) }
        } catch {
            perform(state.failed(error))
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable { listener?(.writable) }
        context.fireChannelWritabilityChanged()
    }

    func channelInactive(context: ChannelHandlerContext) {
        perform(state.ended())
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        let failure =
            error as? MicroError
            ?? MicroError(.connectionLost, "the connection to \(peer) broke: \(ErrnoText.of(error))", cause: error)
        end(failure)
    }

    private func perform(_ actions: [NATSConnectionState.Action]) {
        for action in actions {
            switch action {
            case .send(let command): send(command)
            case .startTLS: startTLS()
            case .opened:
                keepTime()
                limit?.cancel()
                opening.succeed(())
            case .changed: listener?(.changed)
            case .deliver(let message, let id): listener?(.message(message, subscription: id))
            case .passOver(let id): listener?(.passedOver(subscription: id))
            case .flushed(let id): listener?(.flushed(id))
            case .denied(let permission): listener?(.denied(permission))
            case .close(let error): end(error)
            }
        }
    }

    private func end(_ error: MicroError) {
        guard failure == nil else { return }
        var error = error
        error.address = server.target.description
        failure = error
        let listener = listener
        self.listener = nil
        clock?.cancel()
        limit?.cancel()
        // Of no effect after the login.
        opening.fail(error)
        context?.close(promise: nil)
        listener?(.closed(error))
    }

    // MARK: TLS and time

    private func startTLS() {
        guard let context, parser.isEmpty else {
            return end(MicroError(.protocolMismatch, "\(peer) goes on in plaintext where TLS was to begin"))
        }
        do {
            let (handler, handshake) = try tls().handlers(for: server.certificateTarget, on: context.eventLoop)
            let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
            handshake.completed.whenComplete { result in
                let connection = bound.value
                switch result {
                case .success: connection.perform(connection.state.secured())
                case .failure(let error as MicroError): connection.end(error)
                case .failure(let error): connection.end(MicroError(.unreachable, "\(error)"))
                }
            }
            try context.pipeline.syncOperations.addHandlers([handler, handshake], position: .first)
        } catch {
            end((error as? MicroError) ?? MicroError(.internal, "TLS can't be set up: \(error)", cause: error))
        }
    }

    private func keepTime() {
        guard let loop = context?.eventLoop else { return }
        let bound = NIOLoopBound(self, eventLoop: loop)
        clock = loop.scheduleRepeatedTask(initialDelay: turn, delay: turn) { _ in
            let connection = bound.value
            connection.perform(connection.state.turn())
        }
    }
}
