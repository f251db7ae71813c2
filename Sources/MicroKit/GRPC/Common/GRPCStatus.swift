/// How a gRPC call ended: what the trailers `grpc-status`, `grpc-message` and `grpc-status-details-bin` say (gRPC over
/// HTTP/2, "Responses").
package struct GRPCStatus: Error, Sendable, Hashable {
    /// The status codes of gRPC ("Status codes and their use in gRPC").
    package enum Code: Int, Sendable, CaseIterable {
        case ok = 0
        case cancelled
        case unknown
        case invalidArgument
        case deadlineExceeded
        case notFound
        case alreadyExists
        case permissionDenied
        case resourceExhausted
        case failedPrecondition
        case aborted
        case outOfRange
        case unimplemented
        case `internal`
        case unavailable
        case dataLoss
        case unauthenticated

        /// The name in gRPC's own documents, such as `NOT_FOUND`.
        package var name: String {
            switch self {
            case .ok: "OK"
            case .cancelled: "CANCELLED"
            case .unknown: "UNKNOWN"
            case .invalidArgument: "INVALID_ARGUMENT"
            case .deadlineExceeded: "DEADLINE_EXCEEDED"
            case .notFound: "NOT_FOUND"
            case .alreadyExists: "ALREADY_EXISTS"
            case .permissionDenied: "PERMISSION_DENIED"
            case .resourceExhausted: "RESOURCE_EXHAUSTED"
            case .failedPrecondition: "FAILED_PRECONDITION"
            case .aborted: "ABORTED"
            case .outOfRange: "OUT_OF_RANGE"
            case .unimplemented: "UNIMPLEMENTED"
            case .internal: "INTERNAL"
            case .unavailable: "UNAVAILABLE"
            case .dataLoss: "DATA_LOSS"
            case .unauthenticated: "UNAUTHENTICATED"
            }
        }
    }

    /// The code; one that gRPC does not know is ``Code/unknown``.
    package var code: Code
    /// What the peer says about it, percent-decoded. Hostile text.
    package var message: String
    /// A serialized `google.rpc.Status`, nil when there is none.
    package var details: [UInt8]?

    /// Makes a status.
    package init(_ code: Code, _ message: String = "", details: [UInt8]? = nil) {
        self.code = code
        self.message = message
        self.details = details
    }
}
