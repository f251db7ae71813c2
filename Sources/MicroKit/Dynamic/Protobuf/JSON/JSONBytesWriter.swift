/// Writes compact JSON as bytes.
struct JSONBytesWriter {
    var bytes: [UInt8] = []

    /// Something that needs no escaping.
    @inline(__always)
    mutating func put(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// An integer in digits.
    mutating func number(_ number: some FixedWidthInteger) {
        var magnitude = UInt64(number.magnitude)
        if number < 0 { bytes.append(UInt8(ascii: "-")) }
        let start = bytes.count
        repeat {
            bytes.append(UInt8(truncatingIfNeeded: magnitude % 10) + UInt8(ascii: "0"))
            magnitude /= 10
        } while magnitude > 0
        bytes[start...].reverse()
    }

    /// An integer as a string.
    mutating func quoted(_ number: some FixedWidthInteger) {
        bytes.append(UInt8(ascii: "\""))
        self.number(number)
        bytes.append(UInt8(ascii: "\""))
    }

    /// The shortest decimal that reads back the same; NaN and infinities as strings.
    mutating func number(_ number: some BinaryFloatingPoint & CustomStringConvertible) {
        if number.isNaN { return put("\"NaN\"") }
        if number.isInfinite { return number < 0 ? put("\"-Infinity\"") : put("\"Infinity\"") }
        if let whole = Int64(exactly: number), whole.magnitude < 1 << 53, whole != 0 || number.sign == .plus {
            return self.number(whole)
        }
        var text = number.description[...]
        if text.hasSuffix(".0") { text = text.dropLast(2) }
        bytes.append(contentsOf: text.utf8)
    }

    /// Bytes in base64.
    mutating func base64(_ content: [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        Base64.append(content, to: &bytes)
        bytes.append(UInt8(ascii: "\""))
    }

    /// A string in quotes. Control characters are escaped, and nothing else that need not be.
    mutating func string(_ text: String) {
        var text = text
        text.withUTF8 { string(UnsafeRawBufferPointer($0)) }
    }

    /// A string in quotes from its UTF-8.
    mutating func string(_ text: UnsafeRawBufferPointer) {
        bytes.append(UInt8(ascii: "\""))
        var start = 0
        for (offset, byte) in text.enumerated() where byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F {
            bytes.append(contentsOf: text[start..<offset])
            escape(byte)
            start = offset + 1
        }
        bytes.append(contentsOf: text[start...])
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func escape(_ byte: UInt8) {
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        case 0x22, 0x5C: bytes.append(byte)
        default:
            bytes.append(contentsOf: [UInt8(ascii: "u"), UInt8(ascii: "0"), UInt8(ascii: "0")])
            for digit in [byte >> 4, byte & 15] { bytes.append(digit + (digit < 10 ? 0x30 : 0x57)) }
        }
    }
}
