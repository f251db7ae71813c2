#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The programs that have a UDP port open, as Linux tells in `/proc` (proc(5)).
enum PortOwners {
    /// A socket of `/proc/net/udp`.
    struct Socket: Hashable {
        var inode: String
        var user: String
    }

    /// Who has a port, each by name and process; those of other users, which can't be looked into, by the user's number.
    /// - Returns: Nil where the system does not tell.
    static func ofUDP(_ port: UInt16) -> [String]? {
        var sockets: [Socket] = []
        var isKnown = false
        for path in ["/proc/net/udp", "/proc/net/udp6"] {
            guard let table = text(of: path) else { continue }
            isKnown = true
            sockets += Self.sockets(in: table, port: port)
        }
        guard isKnown else { return nil }
        let names = processes(with: Set(sockets.map(\.inode)))
        let owners = sockets.map { names[$0.inode] ?? "a program of user \($0.user)" }
        return Set(owners).sorted()
    }

    /// The sockets of a table that are bound to a port.
    static func sockets(in table: String, port: UInt16) -> [Socket] {
        table.split(separator: "\n").dropFirst().compactMap { line in
            // sl, local_address, rem_address, st, tx_queue:rx_queue, tr:tm->when, retrnsmt, uid, timeout, inode
            let fields = line.split(separator: " ", omittingEmptySubsequences: true)
            guard fields.count > 9, let hexadecimal = fields[1].split(separator: ":").last,
                UInt16(hexadecimal, radix: 16) == port
            else { return nil }
            return Socket(inode: String(fields[9]), user: String(fields[7]))
        }
    }

    /// The processes that have sockets open, by the sockets' inodes.
    private static func processes(with inodes: Set<String>) -> [String: String] {
        guard !inodes.isEmpty, let entries = try? SystemFiles.names(in: "/proc") else { return [:] }
        var found: [String: String] = [:]
        for process in entries where process.allSatisfy({ ("0"..."9").contains($0) }) {
            let folder = "/proc/\(process)/fd"
            for file in (try? SystemFiles.names(in: folder)) ?? [] {
                guard let target = link("\(folder)/\(file)"), target.hasPrefix("socket:["), target.hasSuffix("]")
                else { continue }
                let inode = String(target.dropFirst("socket:[".count).dropLast())
                guard inodes.contains(inode) else { continue }
                let name = text(of: "/proc/\(process)/comm")?.split(separator: "\n").first.map(String.init)
                found[inode] = "\(name ?? "a program") (process \(process))"
            }
        }
        return found
    }

    private static func text(of path: String) -> String? {
        guard let bytes = try? FileDescriptorStream.contents(ofFile: path, limit: 16 << 20) else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func link(_ path: String) -> String? {
        var bytes = [CChar](repeating: 0, count: 256)
        let count = readlink(path, &bytes, bytes.count)
        guard count > 0 else { return nil }
        return String(decoding: bytes[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
