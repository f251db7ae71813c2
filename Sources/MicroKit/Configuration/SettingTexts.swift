#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension Bool {
    /// Reads a setting that is on or off, in the spellings that Go's `strconv.ParseBool` takes.
    /// - Throws: ``MicroError`` `invalidArgument`.
    package init(setting text: String) throws(MicroError) {
        switch text {
        case "1", "t", "T", "true", "TRUE", "True": self = true
        case "0", "f", "F", "false", "FALSE", "False": self = false
        default: throw MicroError(.invalidArgument, "'\(text)' is neither true nor false")
        }
    }
}

/// A secret as settings give it: the text itself, or `@` and the path of a file that holds it.
package enum SecretText {
    /// More than this is no password.
    private static let limit = 64 << 10

    /// The secret. Of a file without the line break at its end; of a text that begins with `@@` without the first.
    /// - Throws: ``MicroError`` `invalidArgument` when the file can't be read.
    package static func read(_ text: String) throws(MicroError) -> String {
        guard text.hasPrefix("@") else { return text }
        let path = String(text.dropFirst())
        if path.hasPrefix("@") { return path }
        guard let contents = FileManager.default.contents(atPath: path), contents.count <= limit,
            var secret = String(validating: contents, as: UTF8.self)
        else {
            throw MicroError(
                .invalidArgument,
                "the file \(path) with the secret can't be read",
                hint: "it must hold text; a secret that begins with @ is written with @@"
            )
        }
        if secret.last?.isNewline == true { secret.removeLast() }
        return secret
    }
}

extension SecretText {
    /// What stands in the place of a secret.
    package static let mask = "********"

    /// Addresses without the passwords that URLs may have in them (RFC 3986 section 3.2.1).
    package static func masked(addresses text: String) -> String {
        text.split(separator: ",", omittingEmptySubsequences: false).map { part in
            let start = part.firstRange(of: "://")?.upperBound ?? part.startIndex
            // In URLs of HTTP an authority ends with the first slash; elsewhere a password may hold any character.
            let isHTTP = part.lowercased().hasPrefix("http")
            let authority = part[start...].prefix { !isHTTP || $0 != "/" && $0 != "?" && $0 != "#" }
            guard let at = authority.lastIndex(of: "@") else { return String(part) }
            let user = part[start..<at].prefix { $0 != ":" }
            // Not every text with an @ is an address: it may be a path.
            let isPath = part[..<at].contains("/") || [".json", ".yaml", ".yml"].contains { part.hasSuffix($0) }
            if start == part.startIndex, isPath { return String(part) }
            // Without a colon it may be a token as well as a name.
            let shown = user.endIndex < at ? "\(user):\(mask)" : mask
            return "\(part[..<start])\(shown)\(part[at...])"
        }
        .joined(separator: ",")
    }
}

extension StringProtocol {
    /// Without spaces and tabs at both ends.
    package func trimmingSpaces() -> String {
        var text = self[...]
        while let first = text.first, first == " " || first == "\t" { text = text.dropFirst() }
        while let last = text.last, last == " " || last == "\t" { text = text.dropLast() }
        return String(text)
    }
}
