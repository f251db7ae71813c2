import MicroKit

/// Metadata that is asked for: `k=v`, or `k` for any value.
struct MetadataFilter: Sendable {
    private let wanted: [(name: String, value: String?)]

    /// - Throws: ``Failure`` of status `usage`.
    init(_ texts: [String]) throws {
        wanted = try texts.map { text in
            guard let equals = text.firstIndex(of: "=") else {
                guard !text.isEmpty else { throw Failure.usage("--meta: a name is missing") }
                return (text, nil)
            }
            guard equals != text.startIndex else { throw Failure.usage("--meta: '\(text)' is not name=text") }
            return (String(text[..<equals]), String(text[text.index(after: equals)...]))
        }
    }

    /// Whether everything passes.
    var isEmpty: Bool { wanted.isEmpty }

    /// The records with just the nodes that have all of it, themselves or by their service; those without any are left
    /// out.
    func filtered(_ records: [ServiceRecord]) -> [ServiceRecord] {
        if isEmpty { return records }
        return records.compactMap { record in
            var record = record
            record.nodes.removeAll { node in
                !wanted.allSatisfy { name, value in
                    let found = node.metadata[name] ?? record.metadata[name]
                    return value == nil ? found != nil : found == value
                }
            }
            return record.nodes.isEmpty ? nil : record
        }
    }
}
