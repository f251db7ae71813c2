import MicroTestSupport
import Testing

@testable import MicroKit

@Suite struct MDNSLookupTests {
    private func lookup(
        _ subject: MDNSFindings.Subject = .nodes("greeter"),
        _ extent: LookupExtent = .enough,
        id: UInt16 = 1,
        timing: MDNSTiming = MDNSTiming(limit: .milliseconds(500))
    ) throws -> MDNSLookup {
        let names = try microNames()
        let browse: DNSName
        switch subject {
        case .nodes(let name): browse = try #require(names.browse(name))
        case .names: browse = names.listing
        }
        return MDNSLookup(MDNSFindings(subject, browse: browse), extent: extent, timing: timing, id: id)
    }

    private func reply(_ records: [DNSRecord], question: String? = "greeter.micro") throws -> [UInt8] {
        DNSMessage(
            flags: [.response, .authoritative],
            questions: try question.map { [DNSQuestion(name: try dnsName($0), type: .ptr)] } ?? [],
            answers: records
        ).encoded(compressed: true)
    }

    // MARK: Recordings

    /// Our questions are Go's, byte for byte but for the id; and of the recorded packets a look-up makes the nodes
    /// that Go made of them.
    @Test(arguments: MDNSRecording.allCases)
    func recordings(recording: MDNSRecording) throws {
        let packets = try recording.packets()
        for subject in [MDNSFindings.Subject.nodes("greeter"), .names] {
            var lookup = try lookup(subject, .complete)
            guard case .send(let question)? = lookup.start().first else {
                Issue.record("no question")
                return
            }
            let asked = packets.filter { $0.bytes.dropFirst(2) == question.dropFirst(2) }
            #expect(!asked.isEmpty)
            #expect(Array(question.prefix(2)) == [0, 1])
            for packet in packets where packet.source.hasSuffix(":5353") {
                _ = lookup.received(packet.bytes, at: .milliseconds(1))
            }
            #expect(lookup.counters.malformed == 0)
            if subject == .names {
                let broker = recording == .v1 ? "go.micro.http.broker" : "micro.http.broker"
                #expect(lookup.findings.names == [broker, "greeter"].sorted())
            } else {
                let service = try #require(lookup.findings.services.first)
                #expect(lookup.findings.services.count == 1)
                #expect(service.version == "1.2.3")
                #expect(service.endpoints.map(\.name).contains("Say.Hello"))
                #expect(service.nodes.count == 1)
                #expect(service.nodes.first?.id.hasPrefix("greeter-") == true)
                #expect(service.nodes.first?.metadata["lab"] == "golab")
                #expect(service.nodes.first?.address.contains(":") == true)
            }
        }
    }

    // MARK: Records

    @Test func groupsByVersionAndSorts() throws {
        var lookup = try lookup()
        for (id, version) in [("c", "2"), ("b", "1"), ("a", "1"), ("a", "1")] {
            let zone = try zone(greeter(id: id, address: "10.0.0.1:80", version: version))
            _ = lookup.received(try reply(zone.records), at: .zero)
        }
        #expect(lookup.findings.services.map(\.version) == ["1", "2"])
        #expect(lookup.findings.services.map { $0.nodes.map(\.id) } == [["a", "b"], ["c"]])
        #expect(lookup.findings.services.first?.endpoints == greeter().endpoints)
    }

    @Test func prefersIPv4() throws {
        var lookup = try lookup()
        for address in ["[fd00::1]:80", "10.0.0.1:80", "[fd00::2]:80"] {
            _ = lookup.received(try reply(zone(greeter(address: address)).records), at: .zero)
        }
        #expect(lookup.findings.services.flatMap(\.nodes).map(\.address) == ["10.0.0.1:80"])
    }

    @Test func keepsDotsInIDs() throws {
        var lookup = try lookup()
        _ = lookup.received(try reply(zone(greeter(id: "node.1.2")).records), at: .zero)
        #expect(lookup.findings.services.flatMap(\.nodes).map(\.id) == ["node.1.2"])
    }

    @Test func takesTheAddressOfTheSamePacket() throws {
        var lookup = try lookup()
        for (id, address) in [("a", "10.0.0.1:80"), ("b", "10.0.0.2:80")] {
            _ = lookup.received(try reply(zone(greeter(id: id, address: address)).records), at: .zero)
        }
        #expect(lookup.findings.services.flatMap(\.nodes).map(\.address) == ["10.0.0.1:80", "10.0.0.2:80"])
    }

    /// Replies that are not counted as answers; the question is asked again in their case.
    @Test(arguments: ["other question", "query", "ttl 0", "other service", "no payload", "garbage", "error"])
    func ignores(what: String) throws {
        var lookup = try lookup()
        _ = lookup.start()
        var zone = try zone(greeter())
        var packet = try reply(zone.records)
        switch what {
        case "other question": packet = try reply(zone.records, question: "other.micro")
        case "query": packet[2] = 0
        case "ttl 0": packet = try reply(zone.announcement(ttl: 0).answers, question: nil)
        case "other service":
            zone.txt = try #require(
                MDNSPayload(service: "Greeter", version: "", metadata: [:], endpoints: []).strings
            )
            packet = try reply(zone.records)
        case "no payload":
            zone.txt = []
            packet = try reply(zone.records)
        case "error": packet[3] = 3
        default: packet = [1, 2, 3]
        }
        #expect(lookup.received(packet, at: .zero) == [])
        #expect(lookup.findings.services == [])
        #expect(lookup.deadline == MDNSTiming(limit: .seconds(1)).repeats.first)
    }

    /// Each name gets its question, the answers are kept apart, and the last of any says when it is over.
    @Test func asksForSeveralNames() throws {
        let names = try microNames()
        let findings = try ["greeter", "absent", "other"].map { name in
            MDNSFindings(.nodes(name), browse: try #require(names.browse(name)))
        }
        var lookup = MDNSLookup(
            findings[0],
            Array(findings.dropFirst()),
            extent: .complete,
            timing: MDNSTiming(limit: .milliseconds(500)),
            id: 1
        )
        #expect(lookup.start().count == 3)
        _ = lookup.received(try reply(zone(greeter()).records), at: .milliseconds(1))
        // Those of whom nothing was heard are asked for again.
        #expect(lookup.deadline == .milliseconds(60))
        #expect(lookup.timerFired(at: .milliseconds(60)).count == 2)
        #expect(lookup.deadline == .milliseconds(120))
        var record = greeter()
        record.name = "other"
        let node = try #require(record.nodes.first)
        let other = try MDNSZone(node, of: record, names: names, host: try dnsName("host"))
        _ = lookup.received(try reply(other.records, question: "other.micro"), at: .milliseconds(100))
        #expect(lookup.all.map { $0.services.map(\.name) } == [["greeter"], [], ["other"]])
        #expect(lookup.deadline == .milliseconds(160))
        #expect(lookup.timerFired(at: .milliseconds(160)) == [.finish])
    }

    /// v1.18 to v2.9.0 repeat no question.
    @Test func needsNoQuestion() throws {
        var lookup = try lookup()
        _ = lookup.received(try reply(zone(greeter()).records, question: nil), at: .zero)
        #expect(lookup.findings.services.count == 1)
    }

    @Test func asksForWhatIsMissingOnce() throws {
        var lookup = try lookup()
        let zone = try zone(greeter())
        let asked = lookup.received(try reply([zone.records[0]]), at: .zero)
        guard case .send(let question)? = asked.first else {
            Issue.record("no question")
            return
        }
        let message = try DNSMessage(decoding: question)
        #expect(message.questions == [DNSQuestion(name: zone.instance, type: .any)])
        #expect(lookup.received(try reply([zone.records[0]]), at: .zero) == [])
        #expect(lookup.findings.services == [])
        _ = lookup.received(
            try reply(zone.answer(message.questions[0]), question: "greeter-1.greeter.micro"),
            at: .zero
        )
        #expect(lookup.findings.services.count == 1)
    }

    // MARK: Time

    @Test func asksAgainUntilSomebodyAnswers() throws {
        let timing = MDNSTiming(limit: .milliseconds(500))
        var lookup = try lookup(timing: timing)
        let question = lookup.start()
        for time in timing.repeats {
            #expect(lookup.deadline == time)
            #expect(lookup.timerFired(at: time - .nanoseconds(1)) == [])
            #expect(lookup.timerFired(at: time) == question)
        }
        #expect(lookup.deadline == timing.limit)
        #expect(lookup.timerFired(at: timing.limit) == [.finish])
        #expect(lookup.deadline == nil)
        #expect(lookup.received(try reply(zone(greeter()).records), at: timing.limit) == [])
    }

    /// (first answer, last new answer, extent, end), in milliseconds, on loopback alone.
    @Test(arguments: [
        (0, 0, LookupExtent.enough, 5), (1, 2, .enough, 7), (4, 4, .enough, 12), (50, 50, .enough, 70),
        (1, 200, .enough, 51), (495, 495, .enough, 500), (0, 0, .complete, 60), (1, 30, .complete, 90),
        (20, 25, .complete, 140), (20, 130, .complete, 190), (450, 450, .complete, 500),
    ])
    func end(first: Int, last: Int, extent: LookupExtent, end: Int) {
        let timing = MDNSTiming(limit: .milliseconds(500))
        #expect(
            timing.end(extent, first: .milliseconds(first), last: .milliseconds(last)) == .milliseconds(end)
        )
    }

    @Test func repetitionsDoNotProlong() throws {
        var lookup = try lookup(.names, .complete)
        _ = lookup.start()
        let names = try microNames()
        let zone = try #require(MDNSZone.listing("greeter", names: names, host: dnsName("vm")))
        let packet = try reply(zone.records, question: "_services.micro")
        _ = lookup.received(packet, at: .milliseconds(1))
        let deadline = lookup.deadline
        _ = lookup.received(packet, at: .milliseconds(30))
        #expect(lookup.deadline == deadline)
        #expect(lookup.findings.names == ["greeter"])
    }
}
