import MicroKit

extension RequestOptions {
    /// The body's bytes as a call takes them: one JSON value, fields set.
    /// - Parameters:
    ///   - given: What ``read(words:input:limit:)`` found.
    ///   - limit: The most bytes.
    /// - Returns: The body as it goes out.
    /// - Throws: ``Failure`` `usage`, `invalidBody` for what is not JSON or too large.
    func body(of given: Given, limit: Int) throws -> [UInt8] {
        guard given.bytes.count <= limit else { throw Failure.bodyTooLarge(given.source, limit: limit) }
        if raw {
            guard field.isEmpty else { throw Failure.usage("--field can't change a --raw body") }
            return given.bytes
        }
        let text = given.bytes.withoutByteOrderMark
        let isBlank = text.allSatisfy { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
        var document = isBlank ? JSONValue.object([]) : try Self.parse(text, given.source)
        for assignment in field { try FieldAssignment(assignment).apply(to: &document) }
        // Untouched documents go out in the user's own spelling.
        return isBlank || !field.isEmpty ? document.utf8() : text
    }

    /// What a user gave for a body, and where.
    struct Given: Sendable {
        /// Not looked into yet.
        var bytes: [UInt8]
        /// For messages.
        var source: String
    }

    /// What is given for a body: words, then `--data`, then standard input unless it is a terminal or there are fields.
    /// - Throws: ``Failure`` `usage` for two sources, `inputMissing`, `inputOutput`, `invalidBody` beyond the limit.
    func read(words: [String], input: any InputSource, limit: Int) throws -> Given {
        if !words.isEmpty, data != nil {
            throw Failure.usage("two bodies: one in words, one in --data", hint: "give one of them")
        }
        if let given = try given(words: words, limit: limit) { return given }
        if data == nil, !field.isEmpty || input.isTerminal { return Given(bytes: [], source: "the command line") }
        return Given(bytes: try input.readAll(limit: limit), source: "standard input")
    }

    /// What the command line holds of a body; nil when it is to come from standard input.
    /// - Throws: ``Failure`` `usage`, `inputMissing`, `invalidBody` for a file beyond the limit.
    func given(words: [String], limit: Int) throws -> Given? {
        if !words.isEmpty { return Given(bytes: Array(words.joined(separator: " ").utf8), source: "the command line") }
        guard let data, data != "@-" else { return nil }
        guard data.hasPrefix("@") else { return Given(bytes: Array(data.utf8), source: "--data") }
        let path = String(data.dropFirst())
        guard !path.isEmpty else { throw Failure.usage("--data @: the name of a file is missing") }
        return Given(bytes: try FileDescriptorStream.contents(ofFile: path, limit: limit), source: path)
    }

    /// An error of the body, with the hint for a field that was set to text where other JSON is wanted.
    func explained(_ error: MicroError) -> MicroError {
        guard error.code == .invalidBody, error.hint == nil, let path = (error.cause as? ProtobufError)?.path,
            let hint = field.lazy.compactMap({ try? FieldAssignment($0) }).compactMap({ $0.hint(for: path) }).last
        else { return error }
        var explained = error
        explained.hint = hint
        return explained
    }

    private static func parse(_ bytes: [UInt8], _ source: String) throws -> JSONValue {
        do {
            return try JSONValue(parsing: bytes)
        } catch {
            throw Failure.notJSON("body", from: source, error)
        }
    }
}

/// `a.b=text` or `a.b:=JSON`: one field of a body.
struct FieldAssignment: Sendable {
    private let path: [String]
    private let value: JSONValue
    private let source: String

    /// Reads an assignment.
    /// - Throws: ``Failure`` of status `usage`.
    init(_ source: String) throws {
        self.source = source
        guard let equals = source.firstIndex(of: "=") else {
            throw Failure.usage("--field: '\(source)' has no '='", hint: "write it as name=text or name:=JSON")
        }
        let text = String(source[source.index(after: equals)...])
        var name = source[..<equals]
        if name.last == ":" {
            name = name.dropLast()
            do {
                value = try JSONValue(parsing: text)
            } catch {
                throw Failure(.invalidBody, "--field: the value of '\(name)' is not JSON: \(error.reason)")
            }
        } else {
            value = .string(text)
        }
        path = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard path.allSatisfy({ !$0.isEmpty }) else { throw Failure.usage("--field: '\(source)' has an empty name") }
    }

    /// How to set the field of that path to JSON, where text was given that could be such a value; nil otherwise.
    fileprivate func hint(for fault: String) -> String? {
        let name = path.joined(separator: ".")
        // Numbers are understood in quotes too.
        guard case .string(let text) = value, let parsed = try? JSONValue(parsing: text), parsed.isOtherThanText,
            name == fault.replacing("[", with: ".").replacing("]", with: "")
        else { return nil }
        return "write --field '\(name):=\(text)' for a value that is not text"
    }

    /// Puts the value in, making objects on the way. A number in the path is a place in an array that is there.
    /// - Throws: ``Failure`` of status `usage` when something on the way is neither object nor array.
    func apply(to document: inout JSONValue) throws {
        document = try replaced(document, path[...])
    }

    private func replaced(_ current: JSONValue?, _ path: ArraySlice<String>) throws -> JSONValue {
        guard let name = path.first else { return value }
        switch current {
        case nil, .null: return .object([.init(name, try replaced(nil, path.dropFirst()))])
        case .object(var members):
            if let index = members.lastIndex(where: { $0.name == name }) {
                members[index].value = try replaced(members[index].value, path.dropFirst())
            } else {
                members.append(.init(name, try replaced(nil, path.dropFirst())))
            }
            return .object(members)
        case .array(var elements):
            guard let index = Int(name), (0...elements.count).contains(index) else {
                throw Failure.usage(
                    "--field: '\(source)': an array with \(elements.count) elements has no place '\(name)'"
                )
            }
            let element = try replaced(index < elements.count ? elements[index] : nil, path.dropFirst())
            if index < elements.count { elements[index] = element } else { elements.append(element) }
            return .array(elements)
        default:
            throw Failure.usage("--field: '\(source)': '\(name)' lies inside a value that has no fields")
        }
    }
}

extension JSONValue {
    /// Whether no text says the same.
    fileprivate var isOtherThanText: Bool {
        switch self {
        case .bool, .array, .object, .null: true
        case .string, .number: false
        }
    }
}

extension [UInt8] {
    /// Without the byte order mark that some editors put in front, which is no part of the JSON that a service reads.
    var withoutByteOrderMark: [UInt8] { starts(with: [0xEF, 0xBB, 0xBF]) ? Array(dropFirst(3)) : self }
}
