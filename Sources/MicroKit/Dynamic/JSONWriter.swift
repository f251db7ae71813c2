extension JSONValue {
    /// How a document is laid out.
    public enum Layout: Sendable, Hashable {
        /// No white space at all.
        case compact
        /// One member a line, each level indented by the given text; `": "` between name and value. Empty arrays and
        /// objects stay on one line, as Go's `json.Indent` leaves them.
        case indented(String)
    }

    /// The document as JSON text without a final newline. Control characters are escaped, nothing else is.
    public func text(_ layout: Layout = .compact) -> String {
        String(decoding: utf8(layout), as: UTF8.self)
    }

    /// The document as UTF-8 bytes without a final newline.
    public func utf8(_ layout: Layout = .compact) -> [UInt8] {
        var writer = JSONWriter(layout: layout)
        writer.write(self, level: 0)
        return writer.bytes
    }
}

private struct JSONWriter {
    var bytes: [UInt8] = []
    let indent: [UInt8]?

    init(layout: JSONValue.Layout) {
        switch layout {
        case .compact: indent = nil
        case .indented(let text): indent = Array(text.utf8)
        }
    }

    mutating func write(_ value: JSONValue, level: Int) {
        switch value {
        case .null: bytes += "null".utf8
        case .bool(let flag): bytes += (flag ? "true" : "false").utf8
        case .number(let digits): bytes += digits.utf8
        case .string(let text): write(text)
        case .array(let elements):
            list("[", "]", elements, level: level) { writer, element in writer.write(element, level: level + 1) }
        case .object(let members):
            list("{", "}", members, level: level) { writer, member in
                writer.write(member.name)
                writer.bytes += (writer.indent == nil ? ":" : ": ").utf8
                writer.write(member.value, level: level + 1)
            }
        }
    }

    private mutating func list<Item>(
        _ open: String,
        _ close: String,
        _ items: [Item],
        level: Int,
        each: (inout JSONWriter, Item) -> Void
    ) {
        bytes += open.utf8
        for (index, item) in items.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            newLine(level + 1)
            each(&self, item)
        }
        if !items.isEmpty { newLine(level) }
        bytes += close.utf8
    }

    private mutating func newLine(_ level: Int) {
        guard let indent else { return }
        bytes.append(0x0A)
        for _ in 0..<level { bytes += indent }
    }

    private mutating func write(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): bytes += "\\\"".utf8
            case UInt8(ascii: "\\"): bytes += "\\\\".utf8
            case 0x0A: bytes += "\\n".utf8
            case 0x0D: bytes += "\\r".utf8
            case 0x09: bytes += "\\t".utf8
            case 0..<0x20, 0x7F:
                let hex = String(byte, radix: 16)
                bytes += ("\\u" + String(repeating: "0", count: 4 - hex.count) + hex).utf8
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
