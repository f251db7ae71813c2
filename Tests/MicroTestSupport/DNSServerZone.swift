import NIOCore

/// What a name server knows: records by name, and how it writes them (RFC 1035 4.1), apart from the library's own code.
package struct DNSServerZone: Sendable {
    /// One record.
    package struct Record: Sendable {
        /// Whose it is, without a dot at the end.
        package var name: String
        /// Seconds that it counts.
        package var ttl: UInt32
        /// What it says.
        package var data: Data

        /// Makes a record.
        package init(_ name: String, ttl: UInt32 = 60, _ data: Data) {
            self.name = name
            self.ttl = ttl
            self.data = data
        }
    }

    /// What a record says. Names have no dot at the end; the empty one is the root.
    package enum Data: Sendable {
        case srv(priority: UInt16 = 0, weight: UInt16 = 0, port: UInt16, target: String)
        case address(String)
        case cname(String)
        case ptr(String)
    }

    /// All records.
    package var records: [Record]
    /// Whether the addresses of a service's hosts come with its records.
    package var givesAddresses = true

    /// Collects records.
    package init(_ records: [Record] = []) { self.records = records }

    /// The records of a service.
    package static func service(_ name: String, ttl: UInt32 = 60, at places: [(host: String, port: UInt16)]) -> [Record]
    {
        places.map { Record(name, ttl: ttl, .srv(port: $0.port, target: $0.host)) }
    }

    // MARK: Answering

    /// Reads a query and writes the answer; nil for what is none.
    func query(_ bytes: [UInt8], isTCP: Bool) -> DNSServer.Query? {
        guard bytes.count > 12 else { return nil }
        var (labels, position) = ([String](), 12)
        while position < bytes.count, bytes[position] != 0 {
            let end = position + 1 + Int(bytes[position])
            guard end < bytes.count else { return nil }
            labels.append(String(decoding: bytes[(position + 1)..<end], as: UTF8.self))
            position = end
        }
        guard position + 5 <= bytes.count else { return nil }
        let name = labels.joined(separator: ".").lowercased()
        let type = UInt16(bytes[position + 1]) << 8 | UInt16(bytes[position + 2])
        let isExtended = bytes[11] > 0
        let question = Array(bytes[12..<(position + 5)])
        let limit = isTCP ? 65_535 : isExtended ? 1232 : 512
        let answer = answer(Array(bytes[0..<2]), question, name, type, limit)
        return DNSServer.Query(
            number: 0,
            bytes: bytes,
            name: name,
            type: type,
            isTCP: isTCP,
            isExtended: isExtended,
            answer: answer
        )
    }

    private func answer(_ id: [UInt8], _ question: [UInt8], _ name: String, _ type: UInt16, _ limit: Int) -> [UInt8] {
        let own = records.filter { $0.name.lowercased() == name }
        var answers = own.filter { $0.type == type }
        if answers.isEmpty, let alias = own.first(where: { $0.type == 5 }), case .cname(let target) = alias.data {
            answers = [alias] + records.filter { $0.name.lowercased() == target.lowercased() && $0.type == type }
        }
        let hosts = Set(answers.compactMap { if case .srv(_, _, _, let target) = $0.data { target } else { nil } })
        let more = givesAddresses ? records.filter { hosts.contains($0.name) && [1, 28].contains($0.type) } : []
        let code: UInt8 = own.isEmpty ? 3 : 0
        let full =
            Self.header(id, flags: 0x84, code, answers.count, more.count) + question
            + answers.flatMap(\.bytes) + more.flatMap(\.bytes)
        guard full.count > limit else { return full }
        let short = Self.header(id, flags: 0x84, code, answers.count, 0) + question + answers.flatMap(\.bytes)
        return short.count <= limit ? short : Self.header(id, flags: 0x86, code, 0, 0) + question
    }

    private static func header(
        _ id: [UInt8],
        flags: UInt8,
        _ code: UInt8,
        _ answers: Int,
        _ additionals: Int
    ) -> [UInt8] {
        id + [flags, 0x80 | code, 0, 1] + number(answers) + [0, 0] + number(additionals)
    }

    fileprivate static func number(_ value: Int) -> [UInt8] { [UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF)] }

    fileprivate static func bytes(of name: String) -> [UInt8] {
        name.split(separator: ".").flatMap { [UInt8($0.utf8.count)] + $0.utf8 } + [0]
    }
}

extension DNSServerZone.Record {
    /// The number of the type.
    var type: UInt16 {
        switch data {
        case .srv: 33
        case .address(let text): text.contains(":") ? 28 : 1
        case .cname: 5
        case .ptr: 12
        }
    }

    /// The record as it is sent, without pointers.
    var bytes: [UInt8] {
        let body: [UInt8]
        switch data {
        case .srv(let priority, let weight, let port, let target):
            body = [priority, weight, port].flatMap { DNSServerZone.number(Int($0)) } + DNSServerZone.bytes(of: target)
        case .address(let text): body = Self.address(text)
        case .cname(let target), .ptr(let target): body = DNSServerZone.bytes(of: target)
        }
        let time = DNSServerZone.number(Int(ttl >> 16)) + DNSServerZone.number(Int(ttl & 0xFFFF))
        return DNSServerZone.bytes(of: name) + DNSServerZone.number(Int(type)) + [0, 1] + time
            + DNSServerZone.number(body.count) + body
    }

    private static func address(_ text: String) -> [UInt8] {
        // Where the address stands in the C structures, whose members can't be named without the C library.
        switch try? SocketAddress(ipAddress: text, port: 0) {
        case .v4(let address): withUnsafeBytes(of: address.address) { Array($0[4..<8]) }
        case .v6(let address): withUnsafeBytes(of: address.address) { Array($0[8..<24]) }
        default: []
        }
    }
}
