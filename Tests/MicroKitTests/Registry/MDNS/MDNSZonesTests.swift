import MicroTestSupport
import Testing

@testable import MicroKit

@Suite struct MDNSZonesTests {
    /// Rebuilds a zone from a recorded reply, its TXT strings as Go made them.
    private func recordedZone(_ reply: DNSMessage) throws -> MDNSZone {
        let names = try microNames()
        guard reply.answers.count == 4, case .ptr(let instance) = reply.answers[0].data,
            case .srv(_, _, let port, let host) = reply.answers[1].data,
            case .address(let address) = reply.answers[2].data, case .txt(let strings) = reply.answers[3].data
        else { throw MicroError(.invalidRecord, "no reply of go-micro's") }
        let service = reply.answers[0].owner
        if service == names.listing {
            let name = try #require(instance.text(before: names.listing))
            return try #require(MDNSZone.listing(name, names: names, host: host))
        }
        return MDNSZone(service: service, instance: instance, host: host, port: port, address: address, txt: strings)
    }

    /// Every recorded question gets, from the zones of the recorded replies, exactly those replies. v1 repeats no
    /// question; we always do.
    @Test(arguments: MDNSRecording.allCases)
    func recordedQuestionsGetRecordedReplies(recording: MDNSRecording) throws {
        let messages = try recording.messages()
        let replies = messages.filter { $0.flags.contains(.authoritative) }
        var zones = MDNSZones()
        for reply in replies {
            let zone = try recordedZone(reply)
            let listing = try #require(MDNSZone.listing("x", names: microNames(), host: zone.host))
            _ = zones.insert(zone, listing: listing, for: .init(service: "x", node: "\(zone.instance)"))
        }
        let questions = messages.filter { $0.flags.isEmpty && $0.authorities.isEmpty }
        #expect(!questions.isEmpty)
        for question in questions {
            let expected = Set(
                replies.filter { $0.answers.first?.owner == question.questions[0].name }.map { reply in
                    var reply = reply
                    reply.questions = question.questions
                    return reply.encoded(compressed: true)
                }
            )
            let got = zones.replies(to: question).map { $0.encoded(compressed: true) }
            #expect(!expected.isEmpty)
            #expect(expected.isSubset(of: got))
            #expect(got.count == expected.count + (question.questions[0].name == (try microNames()).listing ? 1 : 0))
        }
    }

    /// Probes, announcements and goodbyes of a zone are what Go sent for the same node.
    @Test(arguments: MDNSRecording.allCases)
    func announcementsAreAsRecorded(recording: MDNSRecording) throws {
        let packets = try recording.packets()
        let announced = try packets.filter { try DNSMessage(decoding: $0.bytes).flags == .response }
        #expect(!announced.isEmpty)
        for packet in announced {
            let message = try DNSMessage(decoding: packet.bytes)
            guard case .srv(_, _, let port, let host) = message.answers[0].data,
                case .address(let address) = message.answers[1].data, case .txt(let txt) = message.answers[2].data
            else {
                Issue.record("unknown announcement")
                continue
            }
            let instance = message.answers[0].owner
            let zone = MDNSZone(
                service: instance,
                instance: instance,
                host: host,
                port: port,
                address: address,
                txt: txt
            )
            #expect(zone.announcement(ttl: message.answers[0].ttl).encoded(compressed: false) == packet.bytes)
            let probes = try packets.filter {
                let probe = try DNSMessage(decoding: $0.bytes)
                return !probe.authorities.isEmpty && probe.questions[0].name == instance
            }
            for probe in probes {
                let id = try DNSMessage(decoding: probe.bytes).id
                #expect(zone.probe(id: id).encoded(compressed: false) == probe.bytes)
            }
        }
    }

    private func zones() throws -> MDNSZones {
        var zones = MDNSZones()
        let listing = try #require(MDNSZone.listing("greeter", names: microNames(), host: dnsName("vm")))
        for (id, address) in [("greeter-1", "127.0.0.1:1"), ("greeter.2", "[fd00::1]:2")] {
            let zone = try zone(greeter(id: id, address: address))
            let key = MDNSZones.Key(service: "greeter", node: id)
            let changes = (0..<2).map { _ in zones.insert(zone, listing: listing, for: key) }
            #expect(changes == [true, false])
        }
        return zones
    }

    @Test(
        arguments: [
            ("greeter.micro", DNSType.ptr, [[DNSType.ptr, .srv, .a, .txt], [.ptr, .srv, .aaaa, .txt]]),
            ("greeter.micro", .any, [[.ptr, .srv, .a, .txt], [.ptr, .srv, .aaaa, .txt]]),
            ("greeter.micro", .txt, []),
            ("greeter.micro", .srv, []),
            ("Greeter.micro", .ptr, []),
            ("other.micro", .ptr, []),
            ("micro", .any, []),
            ("greeter-1.greeter.micro", .any, [[.srv, .a, .txt]]),
            ("greeter-1.greeter.micro", .srv, [[.srv, .a]]),
            ("greeter-1.greeter.micro", .txt, [[.txt]]),
            ("greeter-1.greeter.micro", .a, [[.a]]),
            ("greeter-1.greeter.micro", .aaaa, []),
            ("greeter-1.greeter.micro", .ptr, []),
            ("greeter.2.greeter.micro", .aaaa, [[.aaaa]]),
            ("_services.micro", .ptr, [[.ptr, .srv, .a, .txt]]),
            ("_services._dns-sd._udp.micro", .ptr, [[.ptr]]),
        ] as [(String, DNSType, [[DNSType]])]
    )
    func answers(name: String, type: DNSType, expected: [[DNSType]]) throws {
        let query = DNSMessage(id: 7, questions: [DNSQuestion(name: try dnsName(name), type: type)])
        let replies = try zones().replies(to: query)
        #expect(Set(replies.map(\.answers.types)) == Set(expected))
        #expect(replies.count == expected.count)
        for reply in replies {
            #expect(reply.questions == query.questions)
            #expect(reply.id == 0)
            #expect(reply.flags.rawValue == 0x8400)
        }
    }

    @Test func echoesTheIDForAUnicastQuestion() throws {
        let question = DNSQuestion(name: try dnsName("greeter.micro"), type: .ptr, qclass: 0x8001)
        #expect(try zones().replies(to: DNSMessage(id: 7, questions: [question])).map(\.id) == [7, 7])
    }

    @Test(arguments: [0x8000, 0x8400, 0x0800, 0x0003] as [UInt16])
    func refusesWhatIsNoQuery(flags: UInt16) throws {
        let question = DNSQuestion(name: try dnsName("greeter.micro"), type: .ptr)
        let message = DNSMessage(flags: .init(rawValue: flags), questions: [question])
        #expect(try zones().replies(to: message).isEmpty)
    }

    @Test func theListingGoesWithTheLastNode() throws {
        var zones = try zones()
        let listing = DNSMessage(questions: [DNSQuestion(name: try dnsName("_services.micro"), type: .ptr)])
        for (id, isKnown, listings) in [("greeter-1", true, 1), ("greeter.2", true, 0), ("greeter.2", false, 0)] {
            let removed = zones.remove(.init(service: "greeter", node: id))
            #expect((removed != nil) == isKnown)
            #expect(zones.replies(to: listing).count == listings)
        }
    }

    @Test(arguments: [
        ("", "greeter-1", "127.0.0.1:1"), ("a..b", "greeter-1", "127.0.0.1:1"),
        (String(repeating: "x", count: 64), "n", "127.0.0.1:1"), ("greeter", "n.", "127.0.0.1:1"),
        ("greeter", "n", "localhost:1"), ("greeter", "n", "127.0.0.1"), ("greeter", "n", "127.0.0.1:0"),
        ("greeter", "n", "127.0.0.1:65536"), ("greeter", "n", "::1:80"), ("greeter", "n", ":80"),
        ("greeter", "n", "[fe80::1%eth0]:80"), ("greeter", "n", "queue.name"), ("greeter", "n", "127.0.0.1:x"),
    ])
    func refusesWhatMDNSCannotCarry(name: String, id: String, address: String) throws {
        let record = ServiceRecord(name: name, nodes: [Node(id: id, address: address)])
        let error = try #require(throws: MicroError.self) { try zone(record) }
        #expect(error.code == .invalidRecord)
    }

    @Test func refusesWhatNoDatagramHolds() throws {
        var random = SplitMix64(state: 3)
        var record = greeter()
        record.endpoints = (0..<4000).map { _ in Endpoint(name: "E\(random.next()).M\(random.next())") }
        let error = try #require(throws: MicroError.self) { try zone(record) }
        #expect(error.code == .invalidRecord)
    }
}
