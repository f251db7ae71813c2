package import NIOHPACK

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Metadata as HTTP/2 headers and back (gRPC over HTTP/2, "Custom-Metadata").
///
/// Names that end in `-bin` carry bytes: their text is base64 here as on the wire, with padding here and without there.
package enum GRPCMetadata {
    /// Adds metadata to headers, names in lower case as HTTP/2 demands. Names that belong to the protocol are left out.
    /// - Throws: ``MicroError`` `invalidArgument` for a name or text that gRPC can't carry.
    package static func add(_ metadata: Metadata, to headers: inout HPACKHeaders) throws(MicroError) {
        for (name, text) in metadata {
            let name = lowered(name)
            guard !isReserved(name) else { continue }
            guard !name.isEmpty, name.utf8.allSatisfy(isNameByte) else {
                throw MicroError(
                    .invalidArgument,
                    "\"\(name)\" can't be the name of a gRPC header",
                    hint: "use letters, digits and . _ -"
                )
            }
            headers.add(name: name, value: try value(of: name, text))
        }
    }

    /// The metadata in headers or trailers: everything but what belongs to the protocol. Of a name that stands several
    /// times the texts are joined by commas, as go-micro's servers do (go-micro `server/grpc/grpc.go`).
    package static func metadata(_ headers: HPACKHeaders) -> Metadata {
        var metadata = Metadata()
        add(headers, to: &metadata)
        return metadata
    }

    /// Adds the metadata in headers or trailers to what is there already.
    package static func add(_ headers: HPACKHeaders, to metadata: inout Metadata) {
        metadata.reserve(metadata.count + headers.count)
        for (name, text, _) in headers where !isReserved(name) {
            let text = name.hasSuffix(binarySuffix) ? padded(text) : text
            metadata[name] = metadata[name].map { "\($0), \(text)" } ?? text
        }
    }

    /// Whether a name, in lower case, belongs to HTTP/2 or to gRPC and go-micro's use of it, so that no program sets it.
    package static func isReserved(_ name: String) -> Bool {
        switch name.utf8.first {
        case UInt8(ascii: ":"): true
        case UInt8(ascii: "g"): name.hasPrefix("grpc-") && name != "grpc-trace-bin" && name != "grpc-tags-bin"
        default: reserved.contains(name)
        }
    }

    private static let binarySuffix = "-bin"

    private static let reserved: Set<String> = [
        "connection", "content-length", "content-type", "host", "keep-alive", "proxy-connection", "te", "timeout",
        "trailer", "transfer-encoding", "upgrade", "user-agent", "x-content-type",
    ]

    private static func lowered(_ name: String) -> String {
        name.utf8.contains { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") } ? name.lowercased() : name
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"),
            UInt8(ascii: "-"), UInt8(ascii: "."):
            true
        default: false
        }
    }

    private static func value(of name: String, _ text: String) throws(MicroError) -> String {
        if name.hasSuffix(binarySuffix) {
            guard let bytes = bytes(text) else {
                throw MicroError(.invalidArgument, "the header \(name) must be base64, since its name ends in -bin")
            }
            return base64(bytes)
        }
        guard text.utf8.allSatisfy({ $0 >= 0x20 && $0 <= 0x7E }) else {
            throw MicroError(
                .invalidArgument,
                "the header \(name) holds a character that gRPC can't carry",
                hint: "use printable ASCII, or a name that ends in -bin with base64"
            )
        }
        return text
    }

    /// Base64 as gRPC sends it, without padding.
    package static func base64(_ bytes: [UInt8]) -> String {
        var text = Data(bytes).base64EncodedString()
        while text.hasSuffix("=") { text.removeLast() }
        return text
    }

    /// The bytes of base64 with or without padding; nil when it is none.
    package static func bytes(_ text: String) -> [UInt8]? {
        Data(base64Encoded: padded(text)).map { Array($0) }
    }

    private static func padded(_ text: String) -> String {
        let count = text.utf8.count % 4
        return count < 2 ? text : text + String(repeating: "=", count: 4 - count)
    }
}
