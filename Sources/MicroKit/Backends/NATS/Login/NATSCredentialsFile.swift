#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Files with credentials of NATS.
enum NATSCredentialsFile {
    /// A seed in a file of its own, or between lines of hyphens.
    /// - Throws: ``MicroError`` `invalidArgument` and `fileUnreadable`, naming the file.
    static func seed(_ path: String) throws(MicroError) -> NATSKey {
        let lines = try self.lines(path)
        guard let key = lines.lazy.compactMap({ NATSKey(seed: $0) }).first(where: { $0.kind == .user }) else {
            throw invalid(path, "it holds no seed of a user's nkey, which begins with SU")
        }
        return key
    }

    /// A user's JWT and the seed that belongs to it, each between lines of hyphens
    /// (<https://docs.nats.io/using-nats/developer/connecting/creds>).
    /// - Throws: ``MicroError`` `invalidArgument` and `fileUnreadable`, naming the file.
    static func userJWT(_ path: String) throws(MicroError) -> (jwt: String, key: NATSKey) {
        let jwt = try lines(path).first { $0.split(separator: ".", omittingEmptySubsequences: false).count == 3 }
        guard let jwt, jwt.utf8.allSatisfy(isOfToken) else { throw invalid(path, "it holds no JWT of a user") }
        return (jwt, try seed(path))
    }

    private static func isOfToken(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: [UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "=")].contains(byte)
        }
    }

    /// The lines that say something.
    private static func lines(_ path: String) throws(MicroError) -> [String] {
        let data: Data
        do {
            data = try Data(contentsOf: URL(filePath: path))
        } catch {
            throw invalid(path, FileFault.reason(error), .fileUnreadable, cause: error)
        }
        return String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline)
            .map { $0.filter { $0 != " " && $0 != "\t" } }
            .filter { !$0.isEmpty && !$0.hasPrefix("---") && !$0.hasPrefix("#") }
    }

    private static func invalid(
        _ path: String,
        _ reason: String,
        _ code: MicroError.Code = .invalidArgument,
        cause: (any Error)? = nil
    ) -> MicroError {
        MicroError(code, "can't use \(path) as NATS credentials: \(reason)", cause: cause)
    }
}
