import Testing

@testable import MicroKit

@Suite struct DNSNameTests {
    @Test(arguments: [
        ("micro", "micro."), ("micro.", "micro."), ("go.micro.srv.Greeter", "go.micro.srv.Greeter."), ("ä.b", "ä.b."),
    ])
    func splitsAtDots(text: String, shown: String) {
        #expect(DNSName(dotted: text)?.description == shown)
    }

    @Test(arguments: ["", ".", "..", "a..b", ".a", String(repeating: "x", count: 64)])
    func refusesEmptyAndLongLabels(text: String) {
        #expect(DNSName(dotted: text) == nil)
    }

    @Test func refusesLongNames() throws {
        let label = String(repeating: "x", count: 63)
        let fits = [label, label, label, String(repeating: "x", count: 61)].joined(separator: ".")
        #expect(DNSName(dotted: fits)?.wire.count == DNSName.maximumLength)
        #expect(DNSName(dotted: fits + "x") == nil)
        #expect(DNSName("a", before: try #require(DNSName(dotted: fits))) == nil)
    }

    @Test func keepsCaseAndComparesIt() {
        #expect(DNSName(dotted: "Greeter") != DNSName(dotted: "greeter"))
    }

    @Test(arguments: [
        ("node.1.greeter.micro", "greeter.micro", "node.1"), ("greeter.micro", "greeter.micro", nil),
        ("xgreeter.micro", "greeter.micro", nil), ("a.b", "micro", nil), ("micro", "greeter.micro", nil),
    ])
    func textBeforeSuffix(name: String, suffix: String, text: String?) throws {
        #expect(try dnsName(name).text(before: dnsName(suffix)) == text)
    }

    @Test func textIsNilForBytesThatAreNoUTF8() throws {
        var name = DNSName()
        _ = name.append(label: [0xFF, 0xFE])
        _ = name.append(label: Array("micro".utf8)[...])
        #expect(try name.text(before: dnsName("micro")) == nil)
    }

    /// A label whose bytes look like a label with its length is none: the boundary counts.
    @Test func suffixNeedsABoundary() throws {
        var name = DNSName()
        _ = name.append(label: [0x61, 5] + Array("micro".utf8))
        #expect(try !name.isBelow(dnsName("micro")))
    }
}
