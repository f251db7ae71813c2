/// A DNS name as it stands on the wire: length-prefixed labels, without the empty one at the end (RFC 1035 3.1).
///
/// Letters keep their case and count as different, as they do for go-micro's mDNS; see ``folded``. A dot in a label is just a byte; go-micro
/// splits service names and node ids at their dots (go-micro `util/mdns/zone.go`).
struct DNSName: Hashable, Sendable {
    /// The most bytes of a name, its final empty label left out (RFC 1035 2.3.4).
    static let maximumLength = 254
    /// The most bytes of a label.
    static let maximumLabelLength = 63

    /// Each label behind a byte with its length.
    private(set) var wire: [UInt8] = []

    /// The root.
    init() {}

    /// Splits a text at its dots; one dot at the end is allowed. Nil for an empty or overlong label or name.
    init?(dotted text: String) {
        var bytes = Array(text.utf8)
        if bytes.last == UInt8(ascii: ".") { bytes.removeLast() }
        for label in bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false) {
            guard append(label: label) else { return nil }
        }
    }

    /// Puts `text`, split at its dots, before `suffix`.
    init?(_ text: String, before suffix: DNSName) {
        guard !text.hasSuffix("."), let head = DNSName(dotted: text) else { return nil }
        guard head.wire.count + suffix.wire.count <= Self.maximumLength else { return nil }
        wire = head.wire + suffix.wire
    }

    /// Adds a label at the end; false, and nothing done, when it or the name would be too long or it is empty.
    mutating func append(label: ArraySlice<UInt8>) -> Bool {
        guard (1...Self.maximumLabelLength).contains(label.count) else { return false }
        guard wire.count + 1 + label.count <= Self.maximumLength else { return false }
        wire.append(UInt8(label.count))
        wire += label
        return true
    }

    /// The same in small letters, for comparing: name servers do not tell capital from small letters (RFC 4343).
    var folded: DNSName {
        var name = self
        // A label's length is below 64, where no letter is.
        name.wire = wire.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
        return name
    }

    /// Where each label begins in ``wire``, at its length.
    var labelOffsets: [Int] {
        var offsets: [Int] = []
        var offset = 0
        while offset < wire.count {
            offsets.append(offset)
            offset += 1 + Int(wire[offset])
        }
        return offsets
    }

    /// The labels before `suffix`, joined with dots; nil when the name does not end in it, is it, or is not UTF-8.
    func text(before suffix: DNSName) -> String? {
        let end = wire.count - suffix.wire.count
        guard end > 0, wire[end...].elementsEqual(suffix.wire), labelOffsets.contains(end) || suffix.wire.isEmpty else {
            return nil
        }
        return Self.dotted(wire[..<end])
    }

    /// Whether the name ends in `suffix` at a label's boundary and has labels before it.
    func isBelow(_ suffix: DNSName) -> Bool {
        text(before: suffix) != nil
    }

    private static func dotted(_ wire: ArraySlice<UInt8>) -> String? {
        var text: [UInt8] = []
        var offset = wire.startIndex
        while offset < wire.endIndex {
            let next = offset + 1 + Int(wire[offset])
            if !text.isEmpty { text.append(UInt8(ascii: ".")) }
            text += wire[(offset + 1)..<next]
            offset = next
        }
        return String(validating: text, as: UTF8.self)
    }
}

extension DNSName: CustomStringConvertible {
    /// The labels joined with dots and a dot at the end, for test output; bytes that are not UTF-8 are replaced.
    var description: String {
        var text = ""
        for offset in labelOffsets {
            text += String(decoding: wire[(offset + 1)..<(offset + 1 + Int(wire[offset]))], as: UTF8.self) + "."
        }
        return text.isEmpty ? "." : text
    }
}
