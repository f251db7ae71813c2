extension DecodingError {
    /// Where the fault is and what it is, in one line: `person.address[2].city: a string expected, not a number`.
    var plainText: String {
        switch self {
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            return plainLine(context.codingPath, context.debugDescription)
        case .keyNotFound(let key, let context):
            return plainLine(context.codingPath + [key], "missing")
        @unknown default:
            return String(describing: self)
        }
    }
}

extension EncodingError {
    /// Where the fault is and what it is, in one line: `items[0].price: JSON has no nan`.
    var plainText: String {
        switch self {
        case .invalidValue(_, let context):
            return plainLine(context.codingPath, context.debugDescription)
        @unknown default:
            return String(describing: self)
        }
    }
}

/// What a failed coding says in one line; errors that a type's own coding throws speak for themselves.
func plainText(ofCoding error: any Error) -> String {
    switch error {
    case let error as DecodingError: error.plainText
    case let error as EncodingError: error.plainText
    case let error as JSONSyntaxError: error.plainText
    default: String(describing: error)
    }
}

private func plainLine(_ path: [any CodingKey], _ reason: String) -> String {
    path.isEmpty ? reason : "\(plainPath(path)): \(reason)"
}

/// `person.address[2].city`. Dictionaries with `Int` keys look like arrays here.
private func plainPath(_ keys: [any CodingKey]) -> String {
    keys.reduce("") { path, key in
        if let index = key.intValue { return "\(path)[\(index)]" }
        return path.isEmpty ? key.stringValue : "\(path).\(key.stringValue)"
    }
}
