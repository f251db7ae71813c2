import MicroKit

/// The messages that a user gives to `publish` and `stream`: JSON values one after another in words, in `--data` or in
/// standard input.
struct MessageSource: Sendable {
    /// Where they come from.
    private enum Origin: Sendable {
        /// They are all here, and have been checked.
        case given([[UInt8]])
        /// They come as somebody types or writes them.
        case standardInput
    }

    private var origin: Origin
    private let input: any InputSource
    private let limit: Int
    private let isJSON: Bool
    private let assignments: [FieldAssignment]

    /// Finds out where the messages come from; those on the command line or in a file are all checked at once, before
    /// anything is sent.
    /// - Parameters:
    ///   - options: The body's options.
    ///   - words: What stands behind the command's own arguments.
    ///   - contentType: How messages are to be encoded; only JSON can be checked and split.
    ///   - input: Standard input.
    ///   - limit: The largest message in bytes.
    /// - Throws: ``Failure`` `usage`, `invalidBody`, `inputMissing`, `inputOutput`.
    init(_ options: RequestOptions, words: [String], contentType: String, input: any InputSource, limit: Int) throws {
        guard words.isEmpty || options.data == nil else {
            throw Failure.usage("two bodies: one in words, one in --data", hint: "give one of them")
        }
        var given = try options.given(words: words, limit: limit)
        if given == nil, options.data == nil, !options.field.isEmpty {
            given = RequestOptions.Given(bytes: Array("{}".utf8), source: "the command line")
        }
        try self.init(options, given, contentType: contentType, input: input, limit: limit)
    }

    /// Takes the messages from what has been read already, or from standard input when that is nothing.
    /// - Throws: ``Failure`` `usage`, `invalidBody`.
    init(
        _ options: RequestOptions,
        _ given: RequestOptions.Given?,
        contentType: String,
        input: any InputSource,
        limit: Int
    ) throws {
        self.input = input
        self.limit = limit
        isJSON = ContentType.isJSON(contentType) && !options.raw
        assignments = try options.field.map { try FieldAssignment($0) }
        guard isJSON || assignments.isEmpty else { throw Failure.usage("--field can't change a body that is not JSON") }
        // Messages that are all here are all checked before the first is sent.
        origin = .standardInput
        if let given { origin = .given(try messages(in: given.bytes, from: given.source)) }
    }

    /// How many messages there are; nil when they come from standard input.
    var count: Int? {
        if case .given(let messages) = origin { messages.count } else { nil }
    }

    /// Whether a person types the messages.
    var isTyped: Bool {
        if case .standardInput = origin { input.isTerminal } else { false }
    }

    /// Hands over one message after another; the next is read when the last has been taken.
    /// - Parameters:
    ///   - complain: Told what is wrong with a line that a person typed, who can type it again. What came from
    ///     elsewhere ends with a failure instead.
    ///   - take: Gets each message, encoded.
    /// - Throws: What `take` throws; ``Failure`` `invalidBody` for a message that is no JSON or too large, which names
    ///   its place, and `inputOutput`.
    func forEach(complain: (String) -> Void, _ take: ([UInt8]) async throws -> Void) async throws {
        switch origin {
        case .given(let messages):
            for message in messages { try await take(message) }
        case .standardInput where !isJSON:
            let bytes = try input.readAll(limit: limit)
            if !bytes.isEmpty { try await take(bytes) }
        case .standardInput where input.isTerminal: try await forEachLine(complain, take)
        case .standardInput: try await forEachValue(take)
        }
    }

    private func forEachValue(_ take: ([UInt8]) async throws -> Void) async throws {
        var splitter = JSONSplitter()
        var isFirst = true
        for try await chunk in input.chunks() {
            let bytes = isFirst ? chunk.withoutByteOrderMark : chunk
            isFirst = false
            for piece in splitter.split(bytes) { try await take(try checked(piece, "standard input")) }
            guard splitter.heldBytes <= limit else { throw Failure.bodyTooLarge("standard input", limit: limit) }
        }
        if let piece = splitter.finish() { try await take(try checked(piece, "standard input")) }
    }

    /// At a terminal one line is one message, so that a bracket left open does not swallow all that is typed later.
    private func forEachLine(_ complain: (String) -> Void, _ take: ([UInt8]) async throws -> Void) async throws {
        var line: [UInt8] = []
        for try await chunk in input.chunks() {
            for byte in chunk {
                guard byte == UInt8(ascii: "\n") else {
                    line.append(byte)
                    continue
                }
                try await takeLine(line, complain, take)
                line = []
            }
        }
        try await takeLine(line, complain, take)
    }

    private func takeLine(
        _ line: [UInt8],
        _ complain: (String) -> Void,
        _ take: ([UInt8]) async throws -> Void
    ) async throws {
        var splitter = JSONSplitter()
        let pieces = splitter.split(line) + [splitter.finish()].compactMap { $0 }
        do {
            let messages = try pieces.map { try checked($0, "this line") }
            for message in messages { try await take(message) }
        } catch let failure as Failure where failure.status == .invalidBody {
            complain("not sent: \(failure.line)")
        }
    }

    // MARK: Checking

    private func messages(in bytes: [UInt8], from source: String) throws -> [[UInt8]] {
        guard bytes.count <= limit else { throw Failure.bodyTooLarge(source, limit: limit) }
        guard isJSON else { return [bytes] }
        var splitter = JSONSplitter()
        let pieces = splitter.split(bytes.withoutByteOrderMark) + [splitter.finish()].compactMap { $0 }
        return try pieces.map { try checked($0, source) }
    }

    /// The message of a piece: the user's own spelling unless a field is to be set.
    private func checked(_ piece: JSONSplitter.Piece, _ source: String) throws -> [UInt8] {
        guard piece.bytes.count <= limit else { throw Failure.bodyTooLarge(source, limit: limit) }
        var document: JSONValue
        do {
            document = try piece.parsed()
        } catch {
            throw Failure.notJSON("message", from: source, error)
        }
        if assignments.isEmpty { return piece.bytes }
        for assignment in assignments { try assignment.apply(to: &document) }
        return document.utf8()
    }
}
