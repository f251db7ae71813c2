import NIOCore
import NIOHTTP1

/// The states of a client's HTTP connection as a pure value: one request, one reply, the next request.
struct HTTPExchange {
    /// What the socket's handler is to do after an input.
    enum Action {
        case none
        /// Hand over the reply; close the connection behind it when `close` says so.
        case complete(TransportMessage, close: Bool)
        /// Fail the exchange and close the connection.
        case fail(MicroError)
        /// Close the connection; nobody is waiting.
        case close
    }

    private enum State {
        case idle
        case waiting
        case ended(MicroError)
    }

    private let address: String
    private var reader: HTTPReplyReader
    private var state = State.idle

    init(address: String, limits: TransportLimits, success: HTTPReplyReader.Success = .ok, isSecure: Bool = false) {
        self.address = address
        reader = HTTPReplyReader(address: address, limits: limits, success: success, isSecure: isSecure)
    }

    /// A request is about to be written. Returns why it can't be, with nothing sent.
    mutating func begin() -> MicroError? {
        switch state {
        case .idle:
            state = .waiting
            return nil
        case .waiting:
            return MicroError(.internal, "the connection to \(address) is in use by another call", address: address)
        case .ended(var error):
            error.phase = .write
            return error
        }
    }

    mutating func received(_ part: HTTPClientResponsePart) -> Action {
        switch state {
        case .ended: return .none
        case .idle: return end(reader.unasked())
        case .waiting: break
        }
        switch reader.received(part) {
        case .partial: return .none
        case .failure(let error): return end(error)
        case .message(let message, let isLast):
            state = isLast ? .ended(reader.lost("was closed by the peer after its last reply")) : .idle
            return .complete(message, close: isLast)
        }
    }

    /// The channel became inactive.
    mutating func disconnected() -> Action {
        switch state {
        case .ended: return .none
        case .idle:
            state = .ended(reader.lost("was closed by the peer"))
            return .none
        case .waiting:
            let moment = reader.isReading ? "in the middle of the reply" : "before the reply began"
            return end(reader.lost("ended \(moment)"))
        }
    }

    /// The pipeline reported an error.
    mutating func failed(_ error: any Error) -> Action { end(reader.failure(of: error)) }

    /// We give up: deadline, cancellation or closing.
    mutating func abandon(_ error: MicroError) -> Action { end(error) }

    private mutating func end(_ error: MicroError) -> Action {
        switch state {
        case .ended: return .none
        case .idle:
            state = .ended(error)
            return .close
        case .waiting:
            state = .ended(error)
            return .fail(error)
        }
    }
}
