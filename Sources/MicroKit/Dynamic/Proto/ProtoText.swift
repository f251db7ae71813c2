/// Spellings that `.proto` files and descriptors share.
enum ProtoText {
    /// A string in double quotes.
    static func quoted(_ bytes: some Sequence<UInt8>) -> String { "\"\(escaped(bytes))\"" }

    /// Bytes in the C escapes of `absl::CEscape`, which `default_value` of a bytes field is written in.
    static func escaped(_ bytes: some Sequence<UInt8>) -> String {
        var text: [UInt8] = []
        for byte in bytes {
            switch byte {
            case 0x0A: text += "\\n".utf8
            case 0x0D: text += "\\r".utf8
            case 0x09: text += "\\t".utf8
            case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "\\"): text += [UInt8(ascii: "\\"), byte]
            case 0x20..<0x7F: text.append(byte)
            default: text += "\\\(byte >> 6)\(byte >> 3 & 7)\(byte & 7)".utf8
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// A text in double quotes in which only what must be escaped is.
    static func quoted(text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            case "\"", "\\": quoted += "\\\(scalar)"
            case "\0"..<" ", "\u{7F}":
                quoted += "\\\(scalar.value >> 6)\(scalar.value >> 3 & 7)\(scalar.value & 7)"
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    /// A floating-point number as C's `%.15g` writes it, or with as many digits as it needs.
    static func number(_ value: Double) -> String {
        if value.isNaN { return "nan" }
        if value.isInfinite { return value < 0 ? "-inf" : "inf" }
        if value == 0 { return value.sign == .minus ? "-0" : "0" }
        let (digits, exponent) = decimal(value.magnitude)
        let sign = value < 0 ? "-" : ""
        if exponent < -4 || exponent >= max(15, digits.count) {
            let fraction = digits.count > 1 ? "." + digits.dropFirst() : ""
            let size = exponent.magnitude < 10 ? "0\(exponent.magnitude)" : "\(exponent.magnitude)"
            return sign + digits.prefix(1) + fraction + (exponent < 0 ? "e-" : "e+") + size
        }
        if exponent < 0 { return sign + "0." + String(repeating: "0", count: -exponent - 1) + digits }
        let whole = digits.prefix(exponent + 1)
        let padded = whole + String(repeating: "0", count: exponent + 1 - whole.count)
        return sign + padded + (digits.count > exponent + 1 ? "." + digits.dropFirst(exponent + 1) : "")
    }

    /// The significant digits of a positive number and the power of ten of the first.
    private static func decimal(_ value: Double) -> (digits: String, exponent: Int) {
        let parts = value.description.split(separator: "e")
        let point = parts[0].firstIndex(of: ".") ?? parts[0].endIndex
        let whole = parts[0][..<point]
        let all = whole + parts[0][point...].dropFirst()
        let leadingZeros = all.prefix { $0 == "0" }.count
        let written = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        var digits = String(all.dropFirst(leadingZeros))
        while digits.last == "0" { digits.removeLast() }
        return (digits, written + whole.count - 1 - leadingZeros)
    }
}
