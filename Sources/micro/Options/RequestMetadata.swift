import MicroKit

extension RequestOptions {
    /// The headers of the environment, then those of the options; a later one of a name counts.
    ///
    /// An option is never split at commas; the environment variable is, since it has no other way to hold several.
    /// - Throws: ``Failure`` of status `usage`, `configuration` or `inputMissing`.
    func headers(_ environment: [String: String]) throws -> Metadata {
        var result = Metadata()
        for entry in environment["MICRO_METADATA", default: ""].split(separator: ",") {
            try Self.add(String(entry), to: &result, origin: "$MICRO_METADATA", status: .configuration)
        }
        for entry in metadata {
            guard entry.hasPrefix("@") else {
                try Self.add(entry, to: &result, origin: "--metadata", status: .usage)
                continue
            }
            guard entry.count > 1 else { throw Failure.usage("--metadata @: the name of a file is missing") }
            let bytes = try FileDescriptorStream.contents(ofFile: String(entry.dropFirst()), limit: 1 << 20)
            for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
                try Self.add(String(line), to: &result, origin: entry, status: .usage)
            }
        }
        return result
    }

    private static func add(_ entry: String, to metadata: inout Metadata, origin: String, status: ExitReason) throws {
        guard let separator = entry.firstIndex(where: { $0 == "=" || $0 == ":" }) else {
            throw Failure(status, "\(origin): '\(entry)' is no header", hint: "write it as name=text or 'Name: text'")
        }
        let name = entry[..<separator].trimmingSpaces()
        let text = entry[entry.index(after: separator)...].trimmingSpaces()
        guard !name.isEmpty, name.utf8.allSatisfy(Metadata.isTokenByte) else {
            throw Failure(status, "\(origin): '\(name)' can't be the name of a header")
        }
        guard !text.utf8.contains(where: { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F }) else {
            throw Failure(status, "\(origin): the text of '\(name)' holds a line break or another control character")
        }
        if let reason = reasonAgainst(name) {
            throw Failure(status, "\(origin): '\(name)' can't be set by hand: \(reason)")
        }
        metadata[name] = text
    }

    /// Why a header is not for users to set, nil when it is. The client would overwrite or drop these in silence.
    private static func reasonAgainst(_ name: String) -> String? {
        switch name.lowercased() {
        case "content-type", "accept": "--content-type decides it"
        case "timeout": "--timeout decides it"
        case "host", "content-length", "transfer-encoding", "trailer": "it belongs to the transport"
        case "micro-service", "micro-method", "micro-endpoint", "micro-id", "micro-topic", "micro-stream",
            "micro-error", "micro-target", "micro-protocol":
            "it belongs to the protocol"
        default: nil
        }
    }
}
