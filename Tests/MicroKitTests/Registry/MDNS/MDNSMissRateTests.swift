import MicroTestSupport
import NIOCore
import NIOPosix
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@testable import MicroKit

private let missRateRounds = ProcessInfo.processInfo.environment["MICRO_TEST_MDNS_MISS_RATE"].flatMap { Int($0) } ?? 0

/// Measures how often look-ups miss nodes, to choose the figures of `MDNSTiming`. It judges nothing and takes a
/// minute; run it with `MICRO_TEST_MDNS_MISS_RATE=<rounds>`, idle and beside two processes that keep the CPUs busy.
@Suite(.serialized, .enabled(if: missRateRounds > 0, "a measurement; set MICRO_TEST_MDNS_MISS_RATE"))
struct MDNSMissRateTests {
    private static let responders = 10

    @Test(arguments: [false, true])
    func missRate(delayed: Bool) async throws {
        let domain = "rate\(UInt32.random(in: 0...UInt32.max))"
        let group = MultiThreadedEventLoopGroup(numberOfThreads: Self.responders)
        var responders: [Responder] = []
        for number in 0..<Self.responders {
            responders.append(try await Responder(number, domain: domain, delayed: delayed, loop: group.next()))
        }
        let client = try MDNSRegistry(.init(interfaces: ["127.0.0.1"], domain: domain))
        for (what, extent) in [("get enough", LookupExtent.enough), ("get complete", .complete), ("list", nil)] {
            try await report(what, delayed: delayed) {
                guard let extent else { return try await client.list().count }
                return try await client.get("greeter", extent: extent).flatMap(\.nodes).count
            }
        }
        for responder in responders { responder.close() }
        try await group.shutdownGracefully()
    }

    private func report(_ what: String, delayed: Bool, _ look: () async throws -> Int) async throws {
        let clock = ContinuousClock()
        var times: [Duration] = []
        var found: [Int] = []
        for _ in 0..<missRateRounds {
            let start = clock.now
            found.append(try await look())
            times.append(clock.now - start)
        }
        times.sort()
        let all = Self.responders
        let missed = found.reduce(0) { $0 + all - $1 }
        print(
            "MISS \(delayed ? "delayed" : "at once") \(what): empty \(found.count { $0 == 0 }), "
                + "incomplete \(found.count { $0 < all }) of \(found.count), nodes missed \(missed) of \(all * found.count), "
                + "time median \(times[times.count / 2]) 95% \(times[times.count * 95 / 100]) max \(times[times.count - 1])"
        )
    }
}

/// One node that answers at once or after 20 to 120 ms, and one service name of its own.
private final class Responder: Sendable {
    private let sockets: MDNSSockets

    init(_ number: Int, domain: String, delayed: Bool, loop: any EventLoop) async throws {
        let names = try #require(MDNSNames(domain: domain))
        let host = try dnsName("vm")
        let record = greeter(id: "greeter-\(number)", address: "127.0.0.1:\(9000 + number)")
        let zone = try MDNSZone(record.nodes[0], of: record, names: names, host: host)
        let listing = try #require(MDNSZone.listing("service-\(number)", names: names, host: host))
        var mutable = MDNSZones()
        _ = mutable.insert(zone, listing: listing, for: .init(service: "greeter", node: "\(number)"))
        let zones = mutable
        let interface = try interface("127.0.0.1", isLoopback: true)
        let box = NIOLoopBoundBox.makeEmptyBox(valueType: MDNSSockets.self, eventLoop: loop)
        sockets = try await MDNSSockets.open(.listening, on: [interface], loop: loop) { packet, _, peer in
            guard let message = try? DNSMessage(decoding: packet), let socket = box.value?.open.first else { return }
            for reply in zones.replies(to: message) {
                let delay = delayed ? Int64.random(in: 20...120) : 0
                let send = { @Sendable in _ = socket.send(reply.encoded(compressed: true), to: peer) }
                if delayed { loop.scheduleTask(in: .milliseconds(delay), send) } else { send() }
            }
        }.get()
        let sockets = sockets
        try await loop.submit { box.value = sockets }.get()
    }

    func close() { sockets.close() }
}
