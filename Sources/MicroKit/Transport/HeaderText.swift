/// What may stand in a header's text.
package enum HeaderText {
    /// The text with a space for every control character, so that it can't end its line (RFC 9110 section 5.5).
    package static func singleLine(_ text: String) -> String {
        guard text.utf8.contains(where: isControl) else { return text }
        return String(decoding: text.utf8.map { isControl($0) ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
    }

    private static func isControl(_ byte: UInt8) -> Bool {
        (byte < 0x20 && byte != 0x09) || byte == 0x7F
    }
}
