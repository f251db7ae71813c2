extension DNSMessage {
    /// The message's bytes. When `compressed`, names may point to earlier ones: go-micro compresses replies and
    /// leaves probes and announcements as they are (go-micro `util/mdns/server.go`).
    func encoded(compressed: Bool) -> [UInt8] {
        var writer = DNSWriter(compressed: compressed)
        writer.uint16(id)
        writer.uint16(flags.rawValue)
        for count in [questions.count, answers.count, authorities.count, additionals.count] {
            writer.uint16(UInt16(clamping: count))
        }
        for question in questions {
            writer.name(question.name)
            writer.uint16(question.type.rawValue)
            writer.uint16(question.qclass)
        }
        for record in answers + authorities + additionals { writer.record(record) }
        return writer.bytes
    }
}

private struct DNSWriter {
    let compressed: Bool
    var bytes: [UInt8] = []
    /// Where each name, from each of its labels to its end, stands first.
    var offsets: [ArraySlice<UInt8>: Int] = [:]

    init(compressed: Bool) { self.compressed = compressed }

    mutating func uint16(_ value: UInt16) {
        bytes.append(UInt8(value >> 8))
        bytes.append(UInt8(value & 0xFF))
    }

    /// Writes a name. What is written out is remembered even where pointers are not allowed, so that later names may
    /// point to it, as those of the miekg/dns package do that go-micro uses.
    mutating func name(_ name: DNSName, mayPoint: Bool = true) {
        for offset in name.labelOffsets {
            let rest = name.wire[offset...]
            if compressed {
                if let known = offsets[rest] {
                    if mayPoint { return uint16(0xC000 | UInt16(known)) }
                } else if bytes.count < 0x4000 {
                    offsets[rest] = bytes.count
                }
            }
            bytes += name.wire[offset...(offset + Int(name.wire[offset]))]
        }
        bytes.append(0)
    }

    mutating func record(_ record: DNSRecord) {
        name(record.owner)
        uint16(record.data.type.rawValue)
        uint16(record.recordClass)
        uint16(UInt16(record.ttl >> 16))
        uint16(UInt16(record.ttl & 0xFFFF))
        let start = bytes.count
        uint16(0)
        data(record.data)
        let length = UInt16(clamping: bytes.count - start - 2)
        bytes[start] = UInt8(length >> 8)
        bytes[start + 1] = UInt8(length & 0xFF)
    }

    private mutating func data(_ data: DNSData) {
        switch data {
        case .ptr(let target), .cname(let target):
            name(target)
        case .srv(let priority, let weight, let port, let target):
            uint16(priority)
            uint16(weight)
            uint16(port)
            name(target, mayPoint: false)  // RFC 2782: the target is not compressed.
        case .address(let address):
            bytes += address.bytes
        case .txt(let strings):
            for string in strings {
                bytes.append(UInt8(clamping: string.count))
                bytes += string.prefix(255)
            }
        case .other(_, let raw):
            bytes += raw
        }
    }
}
