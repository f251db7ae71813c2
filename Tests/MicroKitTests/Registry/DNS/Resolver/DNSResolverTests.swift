import MicroTestSupport
import NIOCore
import NIOPosix
import Testing

@testable import MicroKit

@Suite(.timeLimit(.minutes(5))) struct DNSResolverTests {
    private static let zone = DNSServerZone([
        .init("greeter.local", .srv(port: 80, target: "one.local")),
        .init("never.local", ttl: 0, .address("10.0.0.9")),
        .init("alias.local", .cname("far.local")),
        .init("circle.local", .cname("circle.local")),
        .init("one.local", .address("10.0.0.1")),
    ])

    private func resolver(_ servers: [String], attempts: Int = 2) throws -> DNSResolver {
        var configuration = ResolverConfiguration(servers: try ResolverConfiguration.servers(servers))
        configuration.attempts = attempts
        return DNSResolver(loop: MultiThreadedEventLoopGroup.singleton.next()) { [configuration] in configuration }
    }

    private func find(
        _ resolver: DNSResolver,
        _ type: DNSType,
        _ name: String,
        within time: Duration = .seconds(60)
    ) async throws -> [DNSRecord] {
        try await resolver.find(type, of: try dnsName(name), until: .now + time).answer.records
    }

    @Test func keepsAnswersForTheirTime() async throws {
        let server = try await DNSServer.start(Self.zone)
        let resolver = try resolver([server.address])
        for _ in 0..<3 { #expect(try await find(resolver, .srv, "Greeter.local").count == 1) }
        #expect(server.queries.count == 1)
        #expect(server.queries[0].isExtended)
        for _ in 0..<3 { #expect(try await find(resolver, .a, "never.local").count == 1) }
        #expect(server.queries.count == 4)
        for _ in 0..<2 { #expect(try await find(resolver, .a, "nobody.local") == []) }
        #expect(server.queries.count == 6)
        await server.close()
    }

    @Test func asksForWhatANameStandsFor() async throws {
        var zone = Self.zone
        let server = try await DNSServer.start(zone)
        let resolver = try resolver([server.address])
        #expect(try await find(resolver, .a, "alias.local") == [])
        #expect(server.queries.map(\.name) == ["alias.local", "far.local"])
        zone.records.append(.init("far.local", .address("10.0.0.2")))
        server.zone = zone
        #expect(try await find(resolver, .a, "far.local").compactMap(\.address?.text) == ["10.0.0.2"])
        #expect(try await find(resolver, .a, "circle.local") == [])
        await server.close()
    }

    @Test func readsLongAnswersOverTCP() async throws {
        let places = (0..<900).map { (host: "host\($0).local", port: UInt16(80)) }
        let server = try await DNSServer.start(DNSServerZone(DNSServerZone.service("greeter.local", at: places)))
        #expect(try await find(try resolver([server.address]), .srv, "greeter.local").count == 900)
        #expect(server.queries.map(\.isTCP) == [false, true])
        await server.close()
    }

    /// One that is away is passed over, and the one that answered is asked first from then on.
    @Test func goesOnToTheNextServer() async throws {
        let away = try RefusingAddress()
        let server = try await DNSServer.start(Self.zone)
        let resolver = try resolver([away.address, server.address])
        #expect(try await find(resolver, .srv, "greeter.local").count == 1)
        #expect(try await find(resolver, .a, "one.local").count == 1)
        #expect(server.queries.count == 2)
        await server.close()
        away.close()
    }

    @Test func oldServersAreAskedAsOldServersAre() async throws {
        let server = try await DNSServer.start(Self.zone) { query in
            // A header with "format error" and nothing else.
            query.isExtended
                ? [Array(query.bytes[..<2]) + [0x80, 1] + [UInt8](repeating: 0, count: 8)] : [query.answer]
        }
        #expect(try await find(try resolver([server.address]), .srv, "greeter.local").count == 1)
        #expect(server.queries.map(\.isExtended) == [true, false])
        await server.close()
    }

    /// Packets that somebody sends in the server's place, as well as they can, before its own.
    @Test func passesOverForgedAnswers() async throws {
        let server = try await DNSServer.start(Self.zone) { query in
            var otherID = query.answer
            otherID[0] ^= 1
            var otherName = query.answer
            otherName[13] ^= 1
            var noReply = query.answer
            noReply[2] &= 0x7F
            return [[], [0], otherID, otherName, noReply, Array(query.answer.dropLast()), query.answer]
        }
        #expect(
            try await find(try resolver([server.address]), .a, "one.local").compactMap(\.address?.text) == ["10.0.0.1"]
        )
        #expect(server.queries.count == 1)
        await server.close()
    }

    @Test func saysWhoFailedAndHow() async throws {
        let refusing = try RefusingAddress()
        let failing = try await DNSServer.start(Self.zone) { query in
            var answer = query.answer
            answer[3] = 0x80 | 5
            return [answer]
        }
        let truncating = try await DNSServer.start(Self.zone, hasTCP: false) { query in
            var answer = query.answer
            answer[2] |= 2
            return [answer]
        }
        let addresses = [refusing.address, failing.address, truncating.address]
        let resolver = try resolver(addresses, attempts: 1)
        let error = await #expect(throws: MicroError.self) { try await find(resolver, .srv, "greeter.local") }
        #expect(error?.code == .registryUnavailable)
        #expect(error?.address == refusing.address)
        let reasons = [
            "\(addresses[0]): connection refused", "\(addresses[1]): it refuses to answer",
            "\(addresses[2]): connection refused",
        ]
        let text = "no name server says where greeter.local. is: " + reasons.joined(separator: "; ")
        #expect(error?.message == text)
        await failing.close()
        await truncating.close()
        refusing.close()
    }

    @Test func silenceEndsWithTheTime() async throws {
        let server = try await DNSServer.start(Self.zone) { _ in [] }
        let resolver = try resolver([server.address])
        let error = await #expect(throws: MicroError.self) {
            try await find(resolver, .a, "one.local", within: .milliseconds(50))
        }
        #expect(error?.message.contains("no answer came within ") == true)
        let asking = Task { try await find(resolver, .srv, "greeter.local") }
        while !server.queries.contains(where: { $0.name == "greeter.local" }) { await Task.yield() }
        asking.cancel()
        let cancelled = await #expect(throws: MicroError.self) { try await asking.value }
        #expect(cancelled?.code == .cancelled)
        await server.close()
    }

    /// Over TCP there may be more than one message, in any pieces; what was not asked for is no answer.
    @Test func picksItsAnswerOutOfAStream() async throws {
        let server = try await DNSServer.start(Self.zone) { query in
            guard query.isTCP else { return [Array(query.answer[..<2]) + [0x86] + query.answer[3...]] }
            var other = query.answer
            other[0] ^= 1
            return [[], other, query.answer]
        }
        #expect(try await find(try resolver([server.address]), .a, "one.local").count == 1)
        await server.close()
    }

    /// Whatever bytes come, the end is an answer or an error in words.
    @Test func survivesDamage() async throws {
        let server = try await DNSServer.start(Self.zone) { query in
            var random = SplitMix(state: UInt64(query.number))
            var answer = query.answer
            for _ in 0..<3 {
                answer[Int.random(in: 2..<answer.count, using: &random)] = .random(in: .min ... .max, using: &random)
            }
            return [answer]
        }
        let resolver = try resolver([server.address], attempts: 1)
        for _ in 0..<300 {
            do {
                _ = try await find(resolver, .srv, "greeter.local", within: .milliseconds(20))
            } catch let error as MicroError {
                #expect(error.code == .registryUnavailable)
            }
        }
        await server.close()
    }
}

/// Random numbers that are the same each time.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
