/// What it means to a call that the peer reset its stream (gRPC over HTTP/2, "Errors"; RFC 9113 section 7).
package enum GRPCReset {
    /// The name of an HTTP/2 error code.
    package static func name(_ code: Int) -> String {
        names.indices.contains(code) ? names[code] : "error \(code)"
    }

    private static let names = [
        "NO_ERROR", "PROTOCOL_ERROR", "INTERNAL_ERROR", "FLOW_CONTROL_ERROR", "SETTINGS_TIMEOUT", "STREAM_CLOSED",
        "FRAME_SIZE_ERROR", "REFUSED_STREAM", "CANCEL", "COMPRESSION_ERROR", "CONNECT_ERROR", "ENHANCE_YOUR_CALM",
        "INADEQUATE_SECURITY", "HTTP_1_1_REQUIRED",
    ]

    /// The error of the call. A refused stream has not been looked at by the peer, so that the call may be made
    /// again: `unreachable`.
    package static func error(_ code: Int, address: String) -> any Error {
        guard code != 7 else { return refused("refused the call (REFUSED_STREAM)", address: address) }
        return ServiceError(
            GRPCStatus(.init(http2ErrorCode: code), "\(address) broke off the call with \(name(code))")
        )
    }

    /// The error of a call that the peer certainly has not executed.
    package static func refused(_ complaint: String, address: String, hint: String? = nil) -> MicroError {
        MicroError(.unreachable, "\(address) \(complaint)", phase: .write, address: address, hint: hint)
    }
}
