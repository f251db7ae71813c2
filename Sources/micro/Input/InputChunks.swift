import Dispatch

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What arrives at a blocking source, piece by piece. Ends when there is no more, and for a reader whose task is
/// cancelled at once: the source is read on a thread of its own, which nobody waits for.
///
/// Nothing is read before it is asked for, so a fast writer is held up by a slow command.
struct InputChunks: AsyncSequence, Sendable {
    private let chunks: AsyncThrowingStream<[UInt8], any Error>
    private let demand = DispatchSemaphore(value: 0)

    /// Makes the sequence; at most one for a source.
    /// - Parameter read: Waits for more and returns it, nil at the end. Called on one thread.
    init(reading read: @escaping @Sendable () throws -> [UInt8]?) {
        let (chunks, continuation) = AsyncThrowingStream.makeStream(of: [UInt8].self)
        self.chunks = chunks
        DispatchQueue(label: "micro.input").async { [demand] in
            do {
                repeat { demand.wait() } while try continuation.takes(read())
                continuation.finish()
            } catch {
                continuation.finish(throwing: error)
            }
        }
    }

    struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate var base: AsyncThrowingStream<[UInt8], any Error>.AsyncIterator
        fileprivate let demand: DispatchSemaphore

        mutating func next() async throws -> [UInt8]? {
            try await next(isolation: #isolation)
        }

        mutating func next(isolation actor: isolated (any Actor)?) async throws -> [UInt8]? {
            demand.signal()
            return try await base.next(isolation: actor)
        }
    }

    func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(base: chunks.makeAsyncIterator(), demand: demand)
    }
}

extension AsyncThrowingStream<[UInt8], any Error>.Continuation {
    /// Hands a chunk on; false when there is none, or nobody to take it.
    fileprivate func takes(_ chunk: [UInt8]?) -> Bool {
        guard let chunk else { return false }
        if case .terminated = yield(chunk) { return false }
        return true
    }
}
