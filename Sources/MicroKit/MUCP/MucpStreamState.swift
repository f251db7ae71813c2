/// How far a client's stream has come, as a pure value (go-micro `client/rpc_stream.go`).
struct MucpStreamState {
    private var hasFinished = false
    /// What ended the replies, nil as long as they go on.
    private(set) var end: Result<[UInt8]?, any Error>?

    /// Whether the peer is a server of before v4.10, which repeats the id under its legacy name in every reply and does
    /// not tell the end once its handler has read the client's (go-micro `server/rpc_codec.go`, `server/rpc_router.go`).
    private(set) var lacksEnd = false

    /// Whether messages may be sent.
    var maySend: Bool { !hasFinished }

    /// No message follows from this side. Returns whether the peer is to be told.
    mutating func finish() -> Bool {
        defer { hasFinished = true }
        return !hasFinished
    }

    /// The stream is given up. Returns whether the peer is to be told, which needs nothing after its own end.
    mutating func close() -> Bool {
        let isOpen = end == nil
        if end == nil { end = .success(nil) }
        return finish() && isOpen
    }

    /// A message arrived, or the peer closed the connection.
    /// - Returns: The body, nil at the end, or the error that ends the stream.
    mutating func received(_ message: TransportMessage?, _ format: MucpStreamFormat) -> Result<[UInt8]?, any Error> {
        if let end { return end }
        guard let message else {
            // go-micro's servers from v4.10 on end a stream like this once the client has finished.
            return finished(hasFinished ? .success(nil) : .failure(format.lost))
        }
        if message.headers[MucpServerCall.LegacyName.id] != nil { lacksEnd = true }
        do {
            return .success(try format.body(of: message))
        } catch let error as ServiceError where error.endsStream || (hasFinished && error.isEndOfInput) {
            return finished(.success(nil))
        } catch {
            return finished(.failure(error))
        }
    }

    /// The connection broke.
    mutating func failed(_ error: MicroError) { _ = finished(.failure(error)) }

    private mutating func finished(_ result: Result<[UInt8]?, any Error>) -> Result<[UInt8]?, any Error> {
        if end == nil { end = result }
        return result
    }
}

extension ServiceError {
    /// The text that ends a stream in either direction (go-micro `server/rpc_stream.go`, `lastStreamResponseError`).
    static let endOfStream = "EOS"

    /// Whether it is the end of a stream and no error at all.
    var endsStream: Bool { raw == Self.endOfStream }

    /// Whether it is what many go-micro handlers return when a client has finished: Go's `io.EOF`, passed on from
    /// reading the stream. There is nothing but the text to know it by.
    var isEndOfInput: Bool { id.isEmpty && code == 0 && detail == "EOF" }
}
