extension GRPCStatus.Code {
    /// The HTTP status that stands for the code: go-micro's where it has one (go-micro `client/grpc/error.go`), for
    /// the others that of `google/rpc/code.proto`.
    package var httpStatus: Int {
        switch self {
        case .ok: 200
        case .invalidArgument, .outOfRange: 400
        case .unauthenticated: 401
        case .permissionDenied: 403
        case .notFound: 404
        case .deadlineExceeded: 408
        case .alreadyExists, .aborted: 409
        case .failedPrecondition: 412
        case .resourceExhausted: 429
        case .cancelled: 499
        case .unknown, .internal, .dataLoss: 500
        case .unimplemented: 501
        case .unavailable: 503
        }
    }

    /// The code that go-micro's servers send for an error's HTTP status (go-micro `server/grpc/error.go`).
    package init(serviceErrorCode status: Int) {
        switch status {
        case 200: self = .ok
        case 400: self = .invalidArgument
        case 401: self = .unauthenticated
        case 403: self = .permissionDenied
        case 404: self = .notFound
        case 408: self = .deadlineExceeded
        case 409: self = .alreadyExists
        case 412: self = .failedPrecondition
        case 500: self = .internal
        case 501: self = .unimplemented
        case 503: self = .unavailable
        default: self = .unknown
        }
    }

    /// What an HTTP status means when no `grpc-status` came with it ("HTTP to gRPC Status Code Mapping").
    package init(httpStatus status: Int) {
        switch status {
        case 400: self = .internal
        case 401: self = .unauthenticated
        case 403: self = .permissionDenied
        case 404: self = .unimplemented
        case 429, 502, 503, 504: self = .unavailable
        default: self = .unknown
        }
    }

    /// What the reset of a stream means (gRPC over HTTP/2, "Errors"): the code of an RST_STREAM frame, as in RFC 9113
    /// section 7.
    package init(http2ErrorCode code: Int) {
        switch code {
        case 0x7: self = .unavailable
        case 0x8: self = .cancelled
        case 0xB: self = .resourceExhausted
        case 0xC: self = .permissionDenied
        case 0x5, 0xD: self = .unknown
        default: self = .internal
        }
    }
}
