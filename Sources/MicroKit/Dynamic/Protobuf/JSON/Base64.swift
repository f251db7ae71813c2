/// Base64 (RFC 4648 sections 4 and 5): reads the standard and the URL-safe alphabet, with and without padding.
enum Base64 {
    /// The bytes; nil when the text is no base64.
    static func decoded(_ text: UnsafeRawBufferPointer) -> [UInt8]? {
        var count = text.count
        var padding = 0
        while count > 0, padding < 2, text[count - 1] == UInt8(ascii: "=") {
            count -= 1
            padding += 1
        }
        guard count % 4 != 1, padding == 0 || (count + padding) % 4 == 0 else { return nil }
        var result: [UInt8] = []
        result.reserveCapacity(count * 3 / 4 + 2)
        var (bits, width): (UInt32, Int) = (0, 0)
        for byte in text[..<count] {
            let value = values[Int(byte)]
            guard value < 64 else { return nil }
            bits = bits << 6 | UInt32(value)
            width += 6
            if width >= 8 {
                width -= 8
                result.append(UInt8(truncatingIfNeeded: bits >> UInt32(width)))
            }
        }
        return result
    }

    /// Appends bytes in the standard alphabet with padding.
    static func append(_ bytes: [UInt8], to text: inout [UInt8]) {
        var rest = bytes[...]
        while rest.count >= 3 {
            let group = UInt32(rest.removeFirst()) << 16 | UInt32(rest.removeFirst()) << 8 | UInt32(rest.removeFirst())
            for shift in [18, 12, 6, 0] as [UInt32] { text.append(alphabet[Int(group >> shift & 63)]) }
        }
        guard let first = rest.popFirst() else { return }
        let second = rest.popFirst()
        let group = UInt32(first) << 16 | UInt32(second ?? 0) << 8
        text.append(alphabet[Int(group >> 18)])
        text.append(alphabet[Int(group >> 12 & 63)])
        text.append(second == nil ? UInt8(ascii: "=") : alphabet[Int(group >> 6 & 63)])
        text.append(UInt8(ascii: "="))
    }

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 255, count: 256)
        for (value, letter) in alphabet.enumerated() { values[Int(letter)] = UInt8(value) }
        values[Int(UInt8(ascii: "-"))] = 62
        values[Int(UInt8(ascii: "_"))] = 63
        return values
    }()
}
