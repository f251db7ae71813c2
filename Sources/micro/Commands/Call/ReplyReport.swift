import MicroKit

/// A service's reply.
struct ReplyReport: Report {
    /// The reply as JSON; bytes that are no JSON are a string, or their hexadecimal digits where they are no text.
    let json: JSONValue
    let received: [UInt8]?
    private let isJSON: Bool

    /// Reads a reply.
    /// - Parameters:
    ///   - reply: What arrived.
    ///   - isShownAsReceived: Whether nothing but its bytes will be shown, so that they need not be JSON.
    /// - Throws: ``Failure`` of status `protocolFault` when a JSON reply is no JSON.
    init(_ reply: CallReply, isShownAsReceived: Bool) throws {
        received = reply.body
        isJSON = ContentType.isJSON(reply.contentType)
        if isJSON, !isShownAsReceived {
            json = try Self.parse(reply)
        } else {
            json = .string(String(validating: reply.body, as: UTF8.self) ?? reply.body.hexadecimal)
        }
    }

    private static func parse(_ reply: CallReply) throws -> JSONValue {
        // go-micro writes nothing at all for an empty reply of some handlers.
        if reply.body.isEmpty { return .object([]) }
        do {
            return try JSONValue(parsing: reply.body)
        } catch {
            throw Failure(
                .protocolFault,
                "the reply from \(reply.node.address) is not JSON: line \(error.line), column \(error.column): "
                    + error.reason,
                hint: "see it as it is with -o raw"
            )
        }
    }

    /// One reply is one line, be it an array.
    var jsonLines: [JSONValue] { [json] }

    /// Go's `json.Indent` with tabs, and a final newline.
    var text: TerminalText {
        guard isJSON else { return "\(json.stringValue ?? "")\n" }
        return "\(TerminalText(json: json.text(.indented("\t"))))\n"
    }

    /// The same on one line, for one of many replies.
    var compactText: TerminalText {
        guard isJSON else { return "\(json.stringValue ?? "")\n" }
        return "\(TerminalText(json: json.text()))\n"
    }

    /// One column a name; with no names, or more than can be read, each value stands whole in the only column.
    var table: Table {
        let rows = json.arrayValue ?? [json]
        guard let names = Self.columns(of: rows), !names.isEmpty else {
            return Table(headings: ["value"], rows: rows.map { [Self.cell($0)] })
        }
        return Table(headings: names, rows: rows.map { row in names.map { Self.cell(row[$0]) } })
    }

    /// The names of all rows' members in the order of their coming, nil when there are very many.
    private static func columns(of rows: [JSONValue]) -> [String]? {
        var names: [String] = []
        for row in rows {
            for member in row.members ?? [] where !names.contains(member.name) {
                guard names.count < 64 else { return nil }
                names.append(member.name)
            }
        }
        return names
    }

    private static func cell(_ value: JSONValue?) -> String {
        value.map { $0.stringValue ?? $0.text() } ?? ""
    }
}

extension [UInt8] {
    /// Two hexadecimal digits a byte.
    var hexadecimal: String {
        map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }
}

/// What a call would send.
struct DryRun: Report {
    var call: PreparedCall

    private var headers: [(name: String, text: String)] { call.message.headers.canonicalSorted }

    /// The body as the user has it: JSON where protobuf was made of it.
    private var shownBody: [UInt8] { call.source ?? call.message.body }

    private var body: String { String(validating: shownBody, as: UTF8.self) ?? shownBody.hexadecimal }

    var text: TerminalText {
        var text: TerminalText = "node \(call.node.id) at \(call.node.address)\n\n"
        for header in headers { text += "\(header.name): \(header.text)\n" }
        var body = body
        if body.hasSuffix("\n") { body.removeLast() }
        text += "\n"
        for line in body.split(separator: "\n", omittingEmptySubsequences: false) { text += "\(String(line))\n" }
        return text
    }

    var table: Table {
        Table(headings: ["header", "text"], rows: headers.map { [$0.name, $0.text] })
    }

    var json: JSONValue {
        .object([
            .init("node", call.node.jsonValue),
            .init("headers", .object(headers.map { .init($0.name, .string($0.text)) })),
            .init("body", (try? JSONValue(parsing: shownBody)) ?? .string(body)),
        ])
    }

    var received: [UInt8]? { call.message.body }
}
