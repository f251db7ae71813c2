/// One open call of `ServerReflectionInfo`, over whatever carries it.
package struct ReflectionStream: Sendable {
    /// Sends one serialized request.
    package var send: @Sendable ([UInt8]) async throws -> Void
    /// The next serialized reply; nil when the server has ended the stream.
    package var receive: @Sendable () async throws -> [UInt8]?
    /// Ends the call; nothing is sent or received after it.
    package var close: @Sendable () async -> Void

    /// Makes a stream of its three functions.
    package init(
        send: @escaping @Sendable ([UInt8]) async throws -> Void,
        receive: @escaping @Sendable () async throws -> [UInt8]?,
        close: @escaping @Sendable () async -> Void
    ) {
        self.send = send
        self.receive = receive
        self.close = close
    }
}

/// The versions of the reflection service, in the order they are tried.
package enum ReflectionVersion: String, CaseIterable, Sendable {
    /// `grpc.reflection.v1`
    case v1
    /// `grpc.reflection.v1alpha`, the same messages, which older servers have.
    case v1alpha

    /// The gRPC path of its only method.
    package var path: String { "/grpc.reflection.\(rawValue).ServerReflection/ServerReflectionInfo" }
}
