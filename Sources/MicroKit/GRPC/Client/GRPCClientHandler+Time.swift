import NIOCore
import NIOHTTP2

// Deadlines, and whether the peer is still there.

extension GRPCClientHandler {
    /// One timer serves all calls: it is set to the earliest deadline and sees then who is late.
    func watch(_ deadline: ContinuousClock.Instant) {
        guard let context, timer.map({ deadline < $0.deadline }) ?? true else { return }
        timer?.task.cancel()
        let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
        let time = TimeAmount(ContinuousClock.now.duration(to: deadline))
        timer = (deadline, context.eventLoop.scheduleTask(in: time) { bound.value.timePassed() })
    }

    func timePassed() {
        timer = nil
        let now = ContinuousClock.now
        for exchange in exchanges.values where exchange.isLate(at: now) {
            abort(exchange, late(exchange))
            // Who has not said a word since may be gone, so that other calls had better go elsewhere.
            if !exchange.hasReceived { refuse("has not answered a call in time") }
        }
        if let next = exchanges.values.compactMap(\.limit).min() { watch(next) }
    }

    func late(_ exchange: GRPCClientExchange) -> MicroError {
        let phase: MicroError.Phase = exchange.written == nil ? .write : .wait
        let what = phase == .wait ? "did not reply in time" : "did not take the whole request in time"
        return MicroError(.timeout, "\(address) \(what)", phase: phase, address: address)
    }

    func keepAlive(after time: Duration, on context: ChannelHandlerContext) {
        let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
        keepAliveTimer = context.eventLoop.scheduleTask(in: TimeAmount(time)) { bound.value.keepAliveTimePassed() }
    }

    func keepAliveTimePassed() {
        guard let context else { return }
        switch keepAlive.timePassed(hasCalls: !exchanges.isEmpty) {
        case .wait(let time): keepAlive(after: time, on: context)
        case .ping(let time):
            write(.ping(HTTP2PingData(withInteger: 1), ack: false), .rootStream, to: context)
            keepAlive(after: time, on: context)
        case .close:
            refuse("does not answer any more")
            endAll { lost("is dead: nothing answers there any more", $0) }
            context.close(promise: nil)
        }
    }
}
