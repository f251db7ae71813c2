/// Names of what messages are about: tokens with dots between them
/// (<https://docs.nats.io/nats-concepts/subjects>).
package enum NATSSubject {
    /// The most bytes of a subject. Servers take control lines of 4,096 by default, which hold two subjects.
    package static let limit = 1024

    /// Whether messages can be published under it.
    package static func canPublish(_ subject: String) -> Bool {
        isSubject(subject) && !subject.split(separator: ".").contains { $0 == "*" || $0 == ">" }
    }

    /// Whether it can be subscribed to: `*` stands for one token, `>` at the end for one or more.
    package static func canSubscribe(_ subject: String) -> Bool {
        isSubject(subject) && !subject.split(separator: ".").dropLast().contains(">")
    }

    /// Whether it can be the name of a queue group, of which one subscriber gets each message.
    package static func canQueue(_ group: String) -> Bool { isSubject(group) }

    /// A subject that nobody else uses, for replies to this client.
    package static func newInbox() -> String {
        let letters = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
        var generator = SystemRandomNumberGenerator()
        let name = (0..<22).map { _ in letters[Int.random(in: letters.indices, using: &generator)] }
        return "_INBOX.\(String(name))"
    }

    private static func isSubject(_ subject: String) -> Bool {
        guard !subject.isEmpty, subject.utf8.count <= limit else { return false }
        guard subject.utf8.allSatisfy({ $0 > 32 && $0 != 127 }) else { return false }
        return !subject.split(separator: ".", omittingEmptySubsequences: false).contains("")
    }
}
