import MicroKit

/// A path into a JSON document in the notation that jq and others share: `.items[0].id`, `.["a b"]`, `.[].name`,
/// `.[-1]`.
struct JSONQuery: Sendable, Hashable {
    private enum Step: Sendable, Hashable {
        case member(String)
        case element(Int)
        case all
    }

    private let source: String
    private let steps: [Step]

    /// Reads a path.
    /// - Throws: ``Failure`` of status `usage`.
    init(_ source: String) throws {
        self.source = source
        var steps: [Step] = []
        var rest = source[...]
        while let first = rest.first {
            if first == "[" {
                steps.append(try Self.bracket(&rest, source))
            } else {
                if first == "." { rest = rest.dropFirst() }
                let name = rest.prefix { $0 != "." && $0 != "[" }
                rest = rest.dropFirst(name.count)
                if name.isEmpty, !(rest.first == "[" || (source == "." && steps.isEmpty)) { throw Self.wrong(source) }
                if !name.isEmpty { steps.append(.member(String(name))) }
            }
        }
        self.steps = steps
    }

    private static func bracket(_ rest: inout Substring, _ source: String) throws -> Step {
        rest = rest.dropFirst()
        if rest.first == "\"" {
            guard let close = rest.range(of: "\"]") else { throw wrong(source) }
            guard let name = try? JSONValue(parsing: String(rest[..<close.lowerBound]) + "\"").stringValue else {
                throw wrong(source)
            }
            rest = rest[close.upperBound...]
            return .member(name)
        }
        guard let close = rest.firstIndex(of: "]") else { throw wrong(source) }
        let inner = rest[..<close]
        rest = rest[rest.index(after: close)...]
        if inner.isEmpty { return .all }
        guard let index = Int(inner) else { throw wrong(source) }
        return .element(index)
    }

    private static func wrong(_ source: String) -> Failure {
        .usage("--query: '\(source)' is no path", hint: "write it like .items[0].id")
    }

    /// The values that the path leads to.
    /// - Throws: ``Failure`` of status `negative` when there is none.
    func evaluate(_ document: JSONValue) throws -> [JSONValue] {
        var values = [document]
        for step in steps {
            values = values.flatMap { Self.follow(step, from: $0) }
        }
        guard !values.isEmpty else { throw Failure(.negative, "--query \(source): not in the result") }
        return values
    }

    private static func follow(_ step: Step, from value: JSONValue) -> [JSONValue] {
        switch step {
        case .member(let name): return value[name].map { [$0] } ?? []
        case .all: return value.arrayValue ?? value.members?.map(\.value) ?? []
        case .element(let index):
            guard let elements = value.arrayValue else { return [] }
            let position = index < 0 ? elements.count + index : index
            return elements.indices.contains(position) ? [elements[position]] : []
        }
    }
}

extension Substring {
    /// The first place where `text` stands.
    fileprivate func range(of text: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
            start = index(after: start)
        }
        return nil
    }
}
