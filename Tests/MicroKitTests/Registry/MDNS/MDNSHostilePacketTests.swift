import MicroTestSupport
import Testing

@testable import MicroKit

/// Feeds everything that reads packets with damaged recordings. Nothing is expected but that all return.
@Suite struct MDNSHostilePacketTests {
    private func readByEverything(_ packet: [UInt8], _ lookup: inout MDNSLookup) throws {
        _ = lookup.received(packet, at: .zero)
        guard let message = try? DNSMessage(decoding: packet) else { return }
        var counters = MDNSCounters()
        _ = MDNSWatching.events(message, names: try microNames(), counters: &counters)
        var zones = MDNSZones()
        let listing = try #require(MDNSZone.listing("greeter", names: microNames(), host: dnsName("vm")))
        _ = zones.insert(try zone(greeter()), listing: listing, for: .init(service: "greeter", node: "greeter-1"))
        for reply in zones.replies(to: message) { _ = reply.encoded(compressed: true) }
        _ = message.encoded(compressed: false)
    }

    private func lookup() throws -> MDNSLookup {
        let subject = MDNSFindings(.nodes("greeter"), browse: try dnsName("greeter.micro"))
        return MDNSLookup(subject, extent: .complete, timing: MDNSTiming(limit: .seconds(1)), id: 1)
    }

    @Test(arguments: MDNSRecording.allCases)
    func everyTruncation(recording: MDNSRecording) async throws {
        for packet in Set(try recording.packets().map(\.bytes)) {
            await Task.yield()
            var lookup = try lookup()
            for length in stride(from: 0, to: packet.count, by: packet.count > 600 ? 7 : 1) {
                #expect(throws: DNSDecodingError.self) { try DNSMessage(decoding: Array(packet.prefix(length))) }
                try readByEverything(Array(packet.prefix(length)), &lookup)
            }
        }
    }

    @Test(.heavy, arguments: MDNSRecording.allCases)
    func randomChanges(recording: MDNSRecording) async throws {
        var random = SplitMix64(state: 0x6D63_726F)
        for packet in Set(try recording.packets().map(\.bytes)).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            var lookup = try lookup()
            for _ in 0..<300 {
                await Task.yield()
                var changed = packet
                for _ in 0...Int.random(in: 0..<4, using: &random) {
                    // Most changes go to the front, where the structure is.
                    let end = Bool.random(using: &random) ? min(120, changed.count) : changed.count
                    changed[Int.random(in: 0..<end, using: &random)] = UInt8.random(in: 0...255, using: &random)
                }
                try readByEverything(changed, &lookup)
            }
        }
    }

    @Test func randomBytes() async throws {
        var random = SplitMix64(state: 1)
        var lookup = try lookup()
        for _ in 0..<2000 {
            await Task.yield()
            let count = Int.random(in: 0...300, using: &random)
            let packet = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
            try readByEverything(packet, &lookup)
        }
        #expect(lookup.counters.packets == 2000)
        #expect(lookup.counters.malformed + lookup.counters.foreign + lookup.counters.unreadable > 1900)
    }

    /// A packet of 64 KiB that inflates to 64 MiB is refused and counted.
    @Test func zlibBomb() throws {
        let bomb = try #require(Zlib.deflate([UInt8](repeating: 0x20, count: 20 << 20)))
        #expect(Zlib.inflate(bomb, limit: 1 << 20) == nil)
        let digits = Array("0123456789abcdef".utf8)
        let hex = bomb.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        var bad = try zone(greeter())
        bad.txt = stride(from: 0, to: hex.count, by: 255).map { Array(hex[$0..<min($0 + 255, hex.count)]) }
        var lookup = try lookup()
        let reply = DNSMessage(flags: .response, answers: bad.records).encoded(compressed: true)
        _ = lookup.received(reply, at: .zero)
        _ = lookup.received(reply, at: .zero)
        #expect(lookup.counters.unreadable == 1)
        #expect(lookup.findings.services == [])
    }

    /// However many nodes answer, memory and questions stay bounded.
    @Test func floodOfInstances() throws {
        var lookup = try lookup()
        var questions = 0
        let service = try dnsName("greeter.micro")
        for number in 0..<(MDNSFindings.maximumInstances + 100) {
            let instance = try #require(DNSName("n\(number)", before: service))
            let pointer = DNSRecord(owner: service, ttl: 120, data: .ptr(instance))
            let packet = DNSMessage(flags: .response, answers: [pointer]).encoded(compressed: true)
            questions += lookup.received(packet, at: .zero).count
        }
        #expect(questions == MDNSLookup.maximumFollowUps)
        #expect(lookup.counters.dropped == 100)
    }

    @Test func floodOfPackets() throws {
        var lookup = try lookup()
        for _ in 0..<(MDNSLookup.maximumPackets + 5) { _ = lookup.received([1], at: .zero) }
        #expect(lookup.counters.malformed == MDNSLookup.maximumPackets)
        #expect(lookup.counters.dropped == 5)
    }
}

/// A small generator whose numbers are the same in every run (Steele, Lea, Flood: SplitMix64).
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
