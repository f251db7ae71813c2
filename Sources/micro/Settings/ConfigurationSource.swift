import MicroKit

/// The text of a configuration file, to tell people where in it something stands.
struct ConfigurationSource: Sendable, Hashable {
    /// The file's path.
    var path: String
    /// What is in it: valid JSON.
    var bytes: [UInt8]

    /// The place of a member, named by the members around it, outermost first: file, line and column.
    func place(of members: [String]) -> String {
        var scanner = JSONPlaceScanner(bytes: bytes)
        guard let offset = scanner.offset(of: members[...]) else { return path }
        let before = bytes[..<offset]
        let line = before.count { $0 == UInt8(ascii: "\n") } + 1
        let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        let column = String(decoding: before[start...], as: UTF8.self).count + 1
        return "\(path), line \(line), column \(column)"
    }
}

/// Finds members in JSON text that has been parsed before, and so is known to be valid.
private struct JSONPlaceScanner {
    let bytes: [UInt8]
    private var position = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// Where a member's name begins.
    mutating func offset(of members: ArraySlice<String>) -> Int? {
        guard let wanted = members.first, take(UInt8(ascii: "{")) else { return nil }
        while next() == UInt8(ascii: "\"") {
            let start = position
            let name = try? JSONValue(parsing: Array(bytes[start..<skipString()])).stringValue
            _ = take(UInt8(ascii: ":"))
            guard name == wanted else {
                skipValue()
                _ = take(UInt8(ascii: ","))
                continue
            }
            return members.count == 1 ? start : offset(of: members.dropFirst())
        }
        return nil
    }

    private mutating func next() -> UInt8? {
        while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains(bytes[position]) {
            position += 1
        }
        return position < bytes.count ? bytes[position] : nil
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard next() == byte else { return false }
        position += 1
        return true
    }

    /// - Returns: The offset behind the string.
    private mutating func skipString() -> Int {
        position += 1
        while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
            position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
        }
        position = min(position + 1, bytes.count)
        return position
    }

    /// Skips everything up to the comma or bracket behind the value.
    private mutating func skipValue() {
        var depth = 0
        while let byte = next() {
            switch byte {
            case UInt8(ascii: "\""): _ = skipString()
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                position += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                guard depth > 0 else { return }
                depth -= 1
                position += 1
            case UInt8(ascii: ",") where depth == 0: return
            default: position += 1
            }
        }
    }
}
