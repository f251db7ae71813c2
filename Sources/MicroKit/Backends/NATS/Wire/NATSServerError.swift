/// What a server refuses with `-ERR`. It is told by its text, as the protocol has nothing else
/// (nats-server `server/errors.go`).
enum NATSServerError: Hashable, Sendable {
    /// The credentials, or that there were none; the connection ends. The words are the server's.
    case login(String)
    /// One publish or subscription; the connection goes on.
    case permission(NATSPermission)
    /// Anything else, which ends the connection. The words are the server's.
    case other(String)

    /// Judges the words of an error, without their quotes.
    init(_ text: String) {
        let words = text.lowercased()
        if let permission = NATSPermission(violation: text) {
            self = .permission(permission)
        } else if Self.logins.contains(where: words.hasPrefix) {
            self = .login(words)
        } else {
            self = .other(words)
        }
    }

    private static let logins = [
        "authorization violation", "authorization timeout", "authentication timeout", "authentication expired",
        "authentication revoked", "user authentication expired", "user authentication revoked",
        "account authentication expired", "authentication error",
    ]
}

/// Something that a server's user may or may not do.
package struct NATSPermission: Hashable, Sendable {
    /// What is done with a subject.
    package enum Action: String, Sendable {
        /// Publishing under it.
        case publish
        /// Subscribing to it.
        case subscribe
    }

    /// What is done.
    package var action: Action
    /// With which subject.
    package var subject: String

    /// Makes one.
    package init(_ action: Action, _ subject: String) {
        self.action = action
        self.subject = subject
    }

    /// Reads `Permissions Violation for Publish to "a.b"` and `… for Subscription to "a.b"`; nil for other words.
    fileprivate init?(violation text: String) {
        let parts = text.split(separator: "\"", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count >= 2 else { return nil }
        switch parts[0].lowercased() {
        case "permissions violation for publish to ": self.init(.publish, String(parts[1]))
        case "permissions violation for subscription to ": self.init(.subscribe, String(parts[1]))
        default: return nil
        }
    }
}
