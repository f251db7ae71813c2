/// A UDP packet that a real go-micro program sent.
package struct RecordedPacket: Sendable, Hashable {
    /// Where it came from, `address:port`.
    package var source: String
    /// Where it went, `address:port`.
    package var destination: String
    /// Its payload.
    package var bytes: [UInt8]
}

/// Reads recordings of mDNS: a line `#### packet N t=… SOURCE -> DESTINATION …`, then `hex` and the payload.
package func recordedPackets(_ text: String) -> [RecordedPacket] {
    var packets: [RecordedPacket] = []
    var ends: (source: String, destination: String) = ("", "")
    for line in text.split(separator: "\n") {
        let words = line.split(separator: " ")
        if words.first == "####", let arrow = words.firstIndex(of: "->"), arrow > 0, arrow + 1 < words.count {
            ends = (String(words[arrow - 1]), String(words[arrow + 1]))
        } else if words.first == "hex", let digits = words.last {
            packets.append(
                RecordedPacket(source: ends.source, destination: ends.destination, bytes: bytes(hex: digits))
            )
        }
    }
    return packets
}

/// The bytes that hexadecimal digits stand for; stops at anything else.
package func bytes(hex digits: some StringProtocol) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = digits.utf8.filter { $0 != UInt8(ascii: " ") }[...]
    while let byte = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16), rest.count >= 2 {
        bytes.append(byte)
        rest = rest.dropFirst(2)
    }
    return bytes
}
