#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import MicroTestSupport

@testable import MicroKit

/// The recordings of mDNS, by generation.
enum MDNSRecording: String, CaseIterable {
    case v1 = "v1-mdns"
    case v2 = "v2-mdns"
    case v5 = "v5-mdns"
    case v5Network = "v5-mdns-veth"

    func packets() throws -> [RecordedPacket] {
        var path = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        path = "/\(path)/Fixtures/mdns/\(rawValue).txt"
        let data = try Data(contentsOf: URL(filePath: path))
        return recordedPackets(String(decoding: data, as: UTF8.self))
    }

    func messages() throws -> [DNSMessage] {
        try packets().map { try DNSMessage(decoding: $0.bytes) }
    }
}

extension [DNSRecord] {
    /// The records' kinds in order, for comparing shapes.
    var types: [DNSType] { map(\.data.type) }
}

func dnsName(_ text: String) throws -> DNSName {
    guard let name = DNSName(dotted: text) else { throw MicroError(.invalidArgument, text) }
    return name
}

func microNames() throws -> MDNSNames {
    guard let names = MDNSNames(domain: "micro") else { throw MicroError(.invalidArgument, "micro") }
    return names
}

/// A node's zone with a host that is called `vm`.
func zone(_ record: ServiceRecord, node: Int = 0) throws -> MDNSZone {
    try MDNSZone(record.nodes[node], of: record, names: try microNames(), host: try dnsName("vm"))
}

func greeter(
    id: String = "greeter-1",
    address: String = "127.0.0.1:9000",
    version: String = "1.2.3"
) -> ServiceRecord {
    ServiceRecord(
        name: "greeter",
        version: version,
        endpoints: [Endpoint(name: "Say.Hello", request: Value(name: "Request", type: "Request"))],
        nodes: [Node(id: id, address: address, metadata: ["protocol": "mucp"])]
    )
}
