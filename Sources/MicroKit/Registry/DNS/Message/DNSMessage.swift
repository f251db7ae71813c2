/// A DNS message (RFC 1035 4.1), as far as finding services needs it, by multicast or from name servers.
struct DNSMessage: Hashable, Sendable {
    /// Set by whoever asks; 0 in multicast.
    var id: UInt16 = 0
    /// Everything in the header between the id and the counts.
    var flags: Flags = []
    /// What is asked.
    var questions: [DNSQuestion] = []
    /// What is answered; go-micro puts all records here.
    var answers: [DNSRecord] = []
    /// Where a probe carries its records.
    var authorities: [DNSRecord] = []
    /// Further records; go-micro leaves it empty.
    var additionals: [DNSRecord] = []

    /// The header's flags (RFC 1035 4.1.1).
    struct Flags: OptionSet, Hashable, Sendable {
        let rawValue: UInt16
        /// The message is a response.
        static let response = Flags(rawValue: 0x8000)
        /// The answer comes from the owner of the name.
        static let authoritative = Flags(rawValue: 0x0400)
        /// Not everything fitted into the packet.
        static let truncated = Flags(rawValue: 0x0200)
        /// The server is to ask others if need be.
        static let recursionDesired = Flags(rawValue: 0x0100)
        /// The four bits of the operation, 0 for a query.
        static let operation = Flags(rawValue: 0x7800)
        /// The four bits of the response code, 0 for success.
        static let responseCode = Flags(rawValue: 0x000F)
    }
}

/// A question (RFC 1035 4.1.2).
struct DNSQuestion: Hashable, Sendable {
    /// What is asked about.
    var name: DNSName
    /// Which records.
    var type: DNSType
    /// 1 for Internet; the top bit asks for a unicast reply (RFC 6762 5.4).
    var qclass: UInt16 = DNSRecord.internet

    /// Whether the question's top bit asks for a unicast reply, in which go-micro echoes the id.
    var wantsUnicast: Bool { qclass & 0x8000 != 0 }
    /// Whether the question is about the Internet class or any class.
    var isInternet: Bool { [1, 255].contains(qclass & 0x7FFF) }
}

/// A record (RFC 1035 4.1.3).
struct DNSRecord: Hashable, Sendable {
    /// The Internet class.
    static let internet: UInt16 = 1

    /// Whose record it is.
    var owner: DNSName
    /// 1 for Internet; the top bit is mDNS's cache flush, which go-micro never sets.
    var recordClass: UInt16 = DNSRecord.internet
    /// Seconds that the record may be kept; 0 takes it back.
    var ttl: UInt32
    /// What it says.
    var data: DNSData
}

/// A record's type (RFC 1035 3.2.2, RFC 3596, RFC 2782, RFC 6891).
struct DNSType: RawRepresentable, Hashable, Sendable {
    let rawValue: UInt16
    /// An IPv4 address.
    static let a = DNSType(rawValue: 1)
    /// The name that this one stands for.
    static let cname = DNSType(rawValue: 5)
    /// Another name.
    static let ptr = DNSType(rawValue: 12)
    /// Strings.
    static let txt = DNSType(rawValue: 16)
    /// An IPv6 address.
    static let aaaa = DNSType(rawValue: 28)
    /// A host and a port.
    static let srv = DNSType(rawValue: 33)
    /// No record, but what its sender can do.
    static let opt = DNSType(rawValue: 41)
    /// In questions: every type.
    static let any = DNSType(rawValue: 255)
}

/// What a record says.
enum DNSData: Hashable, Sendable {
    /// Another name.
    case ptr(DNSName)
    /// The name that this one stands for.
    case cname(DNSName)
    /// Where a service listens.
    case srv(priority: UInt16, weight: UInt16, port: UInt16, target: DNSName)
    /// Four or sixteen bytes: A or AAAA.
    case address(IPAddress)
    /// Strings of at most 255 bytes; none at all is written and read, as go-micro's listing needs it.
    case txt([[UInt8]])
    /// Any other type, unread.
    case other(DNSType, [UInt8])

    /// The type that goes with the data.
    var type: DNSType {
        switch self {
        case .ptr: .ptr
        case .cname: .cname
        case .srv: .srv
        case .address(let address): address.isIPv4 ? .a : .aaaa
        case .txt: .txt
        case .other(let type, _): type
        }
    }
}
