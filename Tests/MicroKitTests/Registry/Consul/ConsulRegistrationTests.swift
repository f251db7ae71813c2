import Testing

@testable import MicroKit

@Suite struct ConsulRegistrationTests {
    /// What two programs of go-micro v5 sent to register themselves.
    private func recorded() throws -> [JSONValue] {
        try String(decoding: Fixture.bytes("consul/v5-requests.txt"), as: UTF8.self).split(separator: "\n")
            .filter { $0.hasPrefix("{") && $0.hasSuffix("}") }.map { try JSONValue(parsing: String($0)) }
    }

    /// Registering what Go registered gives what Go sent, but for the order of tags, the check's status and members that
    /// are null.
    @Test func isWhatGoSends() throws {
        let recorded = try recorded()
        #expect(!recorded.isEmpty)
        for body in recorded {
            let tags = body["Tags"]?.arrayValue?.compactMap(\.stringValue) ?? []
            let read = ConsulTags(reading: tags) { Issue.record("\($0)") }
            let host = try #require(body["Address"]?.stringValue)
            let node = Node(
                id: try #require(body["ID"]?.stringValue),
                address: "\(host):\(try #require(body["Port"]?.intValue))",
                metadata: read.metadata ?? [:]
            )
            let record = ServiceRecord(
                name: try #require(body["Name"]?.stringValue),
                version: read.version,
                endpoints: read.endpoints,
                nodes: [node]
            )
            let ours = try ConsulRegistration(record: record, node: node, ttl: .seconds(60)).body()
            for name in ["ID", "Name", "Port", "Address", "Meta"] { #expect(ours[name] == body[name]) }
            for name in ["TTL", "DeregisterCriticalServiceAfter"] {
                #expect(ours["Check"]?[name] == body["Check"]?[name])
            }
            let ourTags = ours["Tags"]?.arrayValue?.compactMap(\.stringValue) ?? []
            #expect(ourTags.count == tags.count)
            #expect(ConsulTags(reading: ourTags) { Issue.record("\($0)") } == read)
        }
    }

    @Test(arguments: [
        (Duration.seconds(60), "1m0s"), (.seconds(5), "5s"), (.seconds(0), "0s"), (.seconds(3600), "1h0m0s"),
        (.seconds(3665), "1h1m5s"), (.milliseconds(1500), "1500ms"), (.seconds(90), "1m30s"),
    ])
    func writesDurationsAsGo(duration: Duration, text: String) {
        #expect(ConsulRegistration.text(duration) == text)
    }

    @Test(arguments: [
        (Duration.seconds(30), "1m5s"), (.seconds(60), "1m5s"), (.seconds(90), "1m35s"),
    ])
    func isReapedLater(ttl: Duration, text: String) throws {
        let check = try registration("127.0.0.1:1", ttl: ttl).body()["Check"]
        #expect(check?["DeregisterCriticalServiceAfter"] == .string(text))
    }

    @Test(arguments: [
        ("127.0.0.1:9", "127.0.0.1", "9"), ("[::1]:9", "::1", "9"), ("queue-1", "queue-1", "0"),
        ("host.example:80", "host.example", "80"),
    ])
    func splitsAddresses(address: String, host: String, port: String) throws {
        let body = try registration(address, ttl: nil).body()
        #expect(body["Address"] == .string(host))
        #expect(body["Port"] == .number(port))
        #expect(body["Check"] == nil)
    }

    @Test func leavesOutWhatConsulRefuses() throws {
        var registration = registration("a:1", ttl: nil)
        registration.node.metadata = [
            "good": "1", "with space": "1", "": "1", "long": String(repeating: "x", count: 513), "consul-x": "1",
        ]
        #expect(try registration.body()["Meta"] == .object([.init("good", .string("1"))]))
        #expect(try registration.body()["Tags"]?.arrayValue?.count == 6)
        registration.node.metadata = Dictionary(uniqueKeysWithValues: (0..<100).map { ("k\($0)", "v") })
        #expect(try registration.body()["Meta"]?.members?.count == 64)
    }

    private func registration(_ address: String, ttl: Duration?) -> ConsulRegistration {
        let node = Node(id: "1", address: address)
        return ConsulRegistration(record: ServiceRecord(name: "greeter", nodes: [node]), node: node, ttl: ttl)
    }
}
