import Testing

@testable import MicroKit

@Suite struct DNSAnswerTests {
    private static func srv(_ owner: String, _ target: String, ttl: UInt32 = 60) throws -> DNSRecord {
        DNSRecord(
            owner: try dnsName(owner),
            ttl: ttl,
            data: .srv(priority: 1, weight: 2, port: 80, target: try dnsName(target))
        )
    }

    private static func a(_ owner: String, _ text: String, ttl: UInt32 = 60) throws -> DNSRecord {
        DNSRecord(owner: try dnsName(owner), ttl: ttl, data: .address(try #require(IPAddress(text))))
    }

    private static func cname(_ owner: String, _ target: String, ttl: UInt32 = 60) throws -> DNSRecord {
        DNSRecord(owner: try dnsName(owner), ttl: ttl, data: .cname(try dnsName(target)))
    }

    private func read(_ answers: [DNSRecord], _ additionals: [DNSRecord] = [], code: UInt16 = 0) throws -> DNSAnswer {
        let question = DNSQuestion(name: try dnsName("greeter.local"), type: .srv)
        var message = DNSMessage(flags: [.response, DNSMessage.Flags(rawValue: code)], questions: [question])
        (message.answers, message.additionals) = (answers, additionals)
        return DNSAnswer(message, to: question)
    }

    @Test func takesWhatWasAskedFor() throws {
        let own = try Self.srv("GREETER.local", "one.local")
        let other = try Self.srv("other.local", "two.local")
        let answer = try read([other, own])
        #expect(answer.records == [own])
        #expect(answer.ttl == 60)
        #expect(answer.alias == nil)
        #expect(try read([other]) == DNSAnswer())
    }

    /// Addresses of hosts that nobody asked for could lead anywhere.
    @Test func believesAddressesOfItsHostsAlone() throws {
        let own = try Self.a("ONE.local", "10.0.0.1", ttl: 5)
        let other = try Self.a("bank.example", "10.0.0.2", ttl: 1)
        let answer = try read([try Self.srv("greeter.local", "one.local")], [own, other])
        #expect(answer.addresses == [own])
        #expect(answer.ttl == 5)
    }

    @Test func followsNamesThatStandForOthers() throws {
        let end = try Self.srv("c.local", "one.local", ttl: 30)
        let chain = [try Self.cname("b.local", "c.local", ttl: 20), try Self.cname("greeter.local", "B.local")]
        let answer = try read([end] + chain)
        #expect(answer.records == [end])
        #expect(answer.alias == nil)
        #expect(answer.ttl == 20)
        let open = try read(chain)
        #expect(open.records == [])
        #expect(open.alias == (try dnsName("c.local")))
        #expect(open.ttl == 20)
        // The end of the chain does not exist.
        #expect(try read(chain, code: 3).alias == nil)
    }

    @Test func circlesEnd() throws {
        let circle = [try Self.cname("greeter.local", "b.local"), try Self.cname("b.local", "greeter.local")]
        #expect(try read(circle).records == [])
        let long = try (0..<100).map { try Self.cname($0 == 0 ? "greeter.local" : "n\($0).local", "n\($0 + 1).local") }
        #expect(try read(long).alias == (try dnsName("n9.local")))
    }

    @Test(arguments: [(60, 60), (0, 0), (100_000, 3600), (0x8000_0000, 0), (0xFFFF_FFFF, 0)] as [(UInt32, UInt32)])
    func times(ttl: UInt32, kept: UInt32) throws {
        #expect(try read([try Self.srv("greeter.local", "one.local", ttl: ttl)]).ttl == kept)
    }
}
