import MicroKit
import Testing

@Suite struct RegistryLintTests {
    private static func record(
        _ name: String,
        version: String = "1",
        endpoints: [String] = ["Say.Hello"],
        _ nodes: (id: String, address: String)...,
        metadata: [String: String] = ["transport": "http"]
    ) -> ServiceRecord {
        ServiceRecord(
            name: name,
            version: version,
            endpoints: endpoints.map { Endpoint(name: $0) },
            nodes: nodes.map { Node(id: $0.id, address: $0.address, metadata: metadata) }
        )
    }

    struct Case: Sendable {
        var records: [ServiceRecord]
        var kinds: [RegistryLint.Kind]
        var nodes: [String] = []
        var says = ""
    }

    @Test(
        arguments: [
            Case(records: [], kinds: []),
            Case(records: [record("a", ("a-1", "10.0.0.1:1"), ("a-2", "10.0.0.1:2"))], kinds: []),
            Case(
                records: [record("a", ("x", "10.0.0.1:1")), record("b", ("x", "10.0.0.1:2"))],
                kinds: [.duplicateID],
                nodes: ["x"],
                says: "the id x stands for 2 nodes: a at 10.0.0.1:1, b at 10.0.0.1:2"
            ),
            Case(
                records: [record("a", ("a-1", "10.0.0.1:1"), ("a-2", "10.0.0.1:1"))],
                kinds: [.stale],
                nodes: ["a-1", "a-2"],
                says: "2 nodes of a are at 10.0.0.1:1: a-1, a-2"
            ),
            Case(
                records: [record("a", ("a-1", "10.0.0.1:1")), record("b", ("b-1", "10.0.0.1:1"))],
                kinds: [.sharedAddress],
                nodes: ["a-1", "b-1"],
                says: "a, b are all at 10.0.0.1:1"
            ),
            Case(
                records: [
                    record("a", endpoints: ["A.A", "A.B"], ("a-1", "10.0.0.1:1")),
                    record("a", endpoints: ["A.A", "A.C"], ("a-2", "10.0.0.1:2")),
                ],
                kinds: [.differentEndpoints],
                nodes: ["a-1", "a-2"],
                says: "nodes of a of version 1 do not all have A.B, A.C"
            ),
            // Other versions may offer something else.
            Case(
                records: [
                    record("a", version: "1", endpoints: ["A.A"], ("a-1", "10.0.0.1:1")),
                    record("a", version: "2", endpoints: ["A.B"], ("a-2", "10.0.0.1:2")),
                ],
                kinds: []
            ),
            // One listener of a broker stands for many subscriptions, and under the names of several generations.
            Case(
                records: [
                    record("go.micro.http.broker", ("s-1", "10.0.0.1:1")),
                    record("micro.http.broker", ("s-1", "10.0.0.1:1"), ("s-2", "10.0.0.1:1"), metadata: ["topic": "t"]),
                ],
                kinds: []
            ),
            Case(
                records: [record("a", ("a-1", "0.0.0.0:1"))],
                kinds: [.badAddress],
                nodes: ["a-1"],
                says: "nobody can connect to a-1 at 0.0.0.0:1: it stands for every interface and not for a host"
            ),
            Case(records: [record("a", ("a-1", "[::]:1"))], kinds: [.badAddress], nodes: ["a-1"]),
            Case(records: [record("a", ("a-1", "10.0.0.1:0"))], kinds: [.badAddress], nodes: ["a-1"]),
            Case(records: [record("a", ("a-1", "nowhere"))], kinds: [.badAddress], nodes: ["a-1"]),
            // The name of a queue.
            Case(records: [record("a", ("a-1", "nowhere"), metadata: ["transport": "nats"])], kinds: []),
        ]
    )
    func finds(given: Case) {
        let findings = RegistryLint(given.records).findings
        #expect(findings.map(\.kind) == given.kinds)
        if let first = findings.first {
            #expect(first.nodes == given.nodes)
            #expect(given.says.isEmpty || first.message == given.says)
            #expect(!first.advice.isEmpty)
        }
    }
}
