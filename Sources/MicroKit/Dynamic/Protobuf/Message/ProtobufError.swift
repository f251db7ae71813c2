/// Why bytes or JSON are not a message of a type, or why a message can't be written.
package struct ProtobufError: Error, Sendable, Hashable {
    /// Where in the message, from its top: `items[3].price`, `labels["a"]`. Empty for the top itself.
    package var path: String
    /// What is wrong there, in plain words.
    package var reason: String
    /// The name of a field or enum value that may have been meant.
    package var nearest: String?
    /// Where in the input the fault was noticed, in bytes from 0.
    package var offset: Int?

    /// Makes an error.
    package init(_ reason: String, path: String = "", nearest: String? = nil, offset: Int? = nil) {
        self.path = path
        self.reason = reason
        self.nearest = nearest
        self.offset = offset
    }

    /// The error as one of ours: "SUBJECT: PATH: REASON", with the nearest name as the hint and itself as the cause.
    package func microError(_ code: MicroError.Code, _ subject: String) -> MicroError {
        let place = path.isEmpty ? "" : "\(path): "
        let hint = nearest.map { "did you mean '\($0)'?" }
        return MicroError(code, "\(subject): \(place)\(reason)", hint: hint, cause: self)
    }

    /// The error with a step in front of its path: a field's name or `["key"]` or `[3]`.
    func inside(_ step: String) -> ProtobufError {
        var error = self
        let joint = path.isEmpty || path.utf8.first == UInt8(ascii: "[") ? "" : "."
        error.path = step + joint + path
        return error
    }
}

extension ProtobufError: CustomStringConvertible {
    /// Path and reason, for logs.
    package var description: String { path.isEmpty ? reason : "\(path): \(reason)" }
}
