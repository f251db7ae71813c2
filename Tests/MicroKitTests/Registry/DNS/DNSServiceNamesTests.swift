import Testing

@testable import MicroKit

@Suite struct DNSServiceNamesTests {
    @Test(arguments: [
        ("local", "greeter", ["_greeter._tcp.local.", "greeter.local."]),
        ("service.consul.", "greeter", ["_greeter._tcp.service.consul.", "greeter.service.consul."]),
        ("local", "go.micro.srv.greeter", ["_go.micro.srv.greeter._tcp.local.", "go.micro.srv.greeter.local."]),
        ("", "greeter", ["_greeter._tcp.", "greeter."]),
        ("local", "greeter.service.consul.", ["greeter.service.consul."]),
        ("local", "", []),
        ("local", "a..b", []),
        ("local", ".", []),
        ("local", String(repeating: "x", count: 64), []),
        // The label is one byte too long with its underscore.
        ("local", String(repeating: "x", count: 63), [String(repeating: "x", count: 63) + ".local."]),
    ])
    func namesOfAService(domain: String, service: String, names: [String]) throws {
        let domain = try #require(DNSServiceNames(domain: domain))
        #expect(domain.candidates(service).map(\.description) == names)
    }

    @Test(arguments: ["a..b", ".local", String(repeating: "x", count: 64)])
    func notEveryTextIsADomain(text: String) {
        #expect(DNSServiceNames(domain: text) == nil)
    }

    @Test(arguments: [
        ("_greeter._tcp.local", "greeter"),
        ("_Greeter._TCP.Local", "greeter"),
        ("_go.micro.srv._tcp.local", "go.micro.srv"),
        ("_greeter._udp.local", nil),
        ("greeter._tcp.local", nil),
        ("_._tcp.local", nil),
        ("_greeter._tcp.other", nil),
        ("local", nil),
    ])
    func servicesOfAList(entry: String, service: String?) throws {
        let names = try #require(DNSServiceNames(domain: "local"))
        #expect(names.listing?.description == "_services._dns-sd._udp.local.")
        #expect(names.service(listed: try dnsName(entry)) == service)
    }
}
