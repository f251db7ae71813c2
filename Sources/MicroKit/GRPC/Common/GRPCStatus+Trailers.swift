package import NIOHPACK

extension GRPCStatus {
    /// The trailers that carry the status, in the order of grpc-go.
    package var trailers: HPACKHeaders {
        var headers = HPACKHeaders()
        headers.reserveCapacity(3)
        headers.add(name: "grpc-status", value: String(code.rawValue))
        if !message.isEmpty { headers.add(name: "grpc-message", value: GRPCMessageText.encode(message)) }
        if let details { headers.add(name: "grpc-status-details-bin", value: GRPCMetadata.base64(details)) }
        return headers
    }

    /// Reads trailers, or the headers of a reply that has nothing else. A code that is no number or none of gRPC's is
    /// ``Code/unknown``; details that are no base64 are passed over.
    /// - Returns: nil without `grpc-status`.
    package init?(trailers headers: HPACKHeaders) {
        guard let text = headers.first(name: "grpc-status") else { return nil }
        // The whole of most calls' trailers.
        if text == "0" {
            self.init(.ok)
            return
        }
        self.init(
            Int(text).flatMap(Code.init(rawValue:)) ?? .unknown,
            GRPCMessageText.decode(headers.first(name: "grpc-message") ?? ""),
            details: headers.first(name: "grpc-status-details-bin").flatMap(GRPCMetadata.bytes)
        )
    }
}
