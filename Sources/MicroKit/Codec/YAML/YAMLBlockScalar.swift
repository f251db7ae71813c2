/// A literal (`|`) or folded (`>`) scalar (YAML 1.2.2 section 8.1).
struct YAMLBlockScalar {
    private enum Chomping { case strip, clip, keep }

    /// The column of the key or dash that it belongs to; -1 at the top.
    var parent = -1
    private let isFolded: Bool
    private var chomping = Chomping.clip
    private var explicit: Int?
    private var indent: Int?
    private var lines: [[UInt8]] = []

    /// Reads the head; nil when it is none.
    init?(header: ArraySlice<UInt8>) {
        isFolded = header.first == UInt8(ascii: ">")
        var rest = header.dropFirst()
        var hasChomping = false
        while let byte = rest.first, byte != 0x20 {
            switch byte {
            case UInt8(ascii: "-") where !hasChomping: (chomping, hasChomping) = (.strip, true)
            case UInt8(ascii: "+") where !hasChomping: (chomping, hasChomping) = (.keep, true)
            case UInt8(ascii: "1")...UInt8(ascii: "9") where explicit == nil:
                explicit = Int(byte - UInt8(ascii: "0"))
            default: return nil
            }
            rest = rest.dropFirst()
        }
        let behind = rest.drop { $0 == 0x20 }
        guard behind.isEmpty || behind.first == UInt8(ascii: "#") else { return nil }
    }

    /// Takes a line.
    /// - Returns: False when it no longer belongs to the text.
    mutating func take(_ line: YAMLLine) throws(YAMLFault) -> Bool {
        let isEmpty = line.bytes.count == line.indent
        if indent == nil, let explicit { indent = max(parent, 0) + explicit }
        if indent == nil, !isEmpty {
            guard line.indent > parent else { return false }
            if line.bytes[line.indent] == 0x09 { throw YAMLFault(reason: "a tab can't indent", column: line.indent) }
            indent = line.indent
        }
        guard let indent else {
            lines.append([])
            return true
        }
        if isEmpty, line.indent < indent {
            lines.append([])
            return true
        }
        guard line.indent >= indent else { return false }
        lines.append(Array(line.bytes[indent...]))
        return true
    }

    /// The text.
    var text: String {
        let end = lines.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? 0
        let body = lines[..<end]
        var text = String(decoding: isFolded ? Self.fold(body) : Array(body.joined(separator: [0x0A])), as: UTF8.self)
        switch chomping {
        case .strip: break
        case .clip: text += body.isEmpty ? "" : "\n"
        case .keep: text += String(repeating: "\n", count: lines.count - end + (body.isEmpty ? 0 : 1))
        }
        return text
    }

    /// Lines become words, empty ones line breaks; lines that are indented further stay as they are.
    private static func fold(_ lines: ArraySlice<[UInt8]>) -> [UInt8] {
        var text: [UInt8] = []
        var breaks = 0
        var wasMore = false
        var isFirst = true
        for line in lines {
            if line.isEmpty {
                breaks += 1
                continue
            }
            let isMore = line.first == 0x20 || line.first == 0x09
            if isFirst {
                text += Array(repeating: 0x0A, count: breaks)
            } else if wasMore || isMore {
                text += Array(repeating: 0x0A, count: breaks + 1)
            } else {
                text += breaks == 0 ? [0x20] : Array(repeating: 0x0A, count: breaks)
            }
            text += line
            (breaks, wasMore, isFirst) = (0, isMore, false)
        }
        return text
    }
}
