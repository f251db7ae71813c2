/// Why a packet is no DNS message that we read.
enum DNSDecodingError: Error, Hashable, Sendable {
    /// It ends within a field.
    case truncated
    /// A label of a kind that does not exist, a name over its limit, or a pointer that does not point backwards.
    case invalidName
    /// A record's data is shorter or longer than its type wants.
    case invalidData
    /// More questions and records than are wanted.
    case tooManyRecords
}

extension DNSMessage {
    /// The most questions and records in a packet of mDNS. go-micro sends four; this bounds the work a packet can cause.
    static let maximumRecords = 512

    /// Reads a message of at most so many questions and records; bytes after its last record are ignored.
    init(decoding bytes: [UInt8], maximumRecords: Int = Self.maximumRecords) throws(DNSDecodingError) {
        var reader = DNSReader(bytes: bytes)
        id = try reader.uint16()
        flags = Flags(rawValue: try reader.uint16())
        let counts = [try reader.uint16(), try reader.uint16(), try reader.uint16(), try reader.uint16()].map {
            Int($0)
        }
        guard counts.reduce(0, +) <= maximumRecords else { throw .tooManyRecords }
        for _ in 0..<counts[0] { questions.append(try reader.question()) }
        for _ in 0..<counts[1] { answers.append(try reader.record()) }
        for _ in 0..<counts[2] { authorities.append(try reader.record()) }
        for _ in 0..<counts[3] { additionals.append(try reader.record()) }
    }
}

/// Takes fields off the front of a packet and never reads beyond its end.
private struct DNSReader {
    let bytes: [UInt8]
    var position = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func uint8() throws(DNSDecodingError) -> UInt8 {
        guard position < bytes.count else { throw .truncated }
        defer { position += 1 }
        return bytes[position]
    }

    mutating func uint16() throws(DNSDecodingError) -> UInt16 {
        UInt16(try uint8()) << 8 | UInt16(try uint8())
    }

    mutating func take(_ count: Int) throws(DNSDecodingError) -> ArraySlice<UInt8> {
        guard count <= bytes.count - position else { throw .truncated }
        defer { position += count }
        return bytes[position..<position + count]
    }

    mutating func question() throws(DNSDecodingError) -> DNSQuestion {
        DNSQuestion(name: try name(), type: DNSType(rawValue: try uint16()), qclass: try uint16())
    }

    mutating func record() throws(DNSDecodingError) -> DNSRecord {
        let owner = try name()
        let type = DNSType(rawValue: try uint16())
        let recordClass = try uint16()
        let ttl = UInt32(try uint16()) << 16 | UInt32(try uint16())
        let length = Int(try uint16())
        let end = position + length
        guard end <= bytes.count else { throw .truncated }
        let data = try data(type, length: length, end: end)
        guard position == end else { throw .invalidData }
        return DNSRecord(owner: owner, recordClass: recordClass, ttl: ttl, data: data)
    }

    private mutating func data(_ type: DNSType, length: Int, end: Int) throws(DNSDecodingError) -> DNSData {
        switch type {
        case .ptr:
            return .ptr(try name())
        case .cname:
            return .cname(try name())
        case .srv:
            return .srv(priority: try uint16(), weight: try uint16(), port: try uint16(), target: try name())
        case .a, .aaaa:
            guard let address = IPAddress(bytes: Array(try take(length))), address.isIPv4 == (type == .a) else {
                throw .invalidData
            }
            return .address(address)
        case .txt:
            var strings: [[UInt8]] = []
            while position < end {
                let string = try take(Int(try uint8()))
                guard position <= end else { throw .invalidData }
                strings.append(Array(string))
            }
            return .txt(strings)
        default:
            return .other(type, Array(try take(length)))
        }
    }

    /// Reads a name and leaves the position behind it. Every pointer must lead before everything read so far, so that
    /// no packet can make a loop (RFC 1035 4.1.4: "a prior occurrence").
    private mutating func name() throws(DNSDecodingError) -> DNSName {
        var name = DNSName()
        var limit = position
        var resume: Int?
        while true {
            let length = try uint8()
            switch length & 0xC0 {
            case 0x00 where length == 0:
                if let resume { position = resume }
                return name
            case 0x00:
                guard name.append(label: try take(Int(length))) else { throw .invalidName }
            case 0xC0:
                let target = Int(length & 0x3F) << 8 | Int(try uint8())
                guard target < limit else { throw .invalidName }
                resume = resume ?? position
                limit = target
                position = target
            default:
                throw .invalidName
            }
        }
    }
}
