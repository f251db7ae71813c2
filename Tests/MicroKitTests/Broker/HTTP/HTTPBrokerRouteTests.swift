import Testing

@testable import MicroKit

@Suite struct HTTPBrokerRouteTests {
    private static func record(_ dialect: HTTPBrokerDialect, _ version: String, _ nodes: Node...) -> ServiceRecord {
        ServiceRecord(name: dialect.serviceName, version: version, nodes: nodes)
    }

    private static func node(_ id: String, topic: String = "a", broker: String = "http") -> Node {
        Node(id: id, address: "127.0.0.1:1", metadata: ["topic": topic, "broker": broker])
    }

    private static let all = "ff.http.broadcast"

    /// Groups as text: `current:x` one node, `{…}` a queue sorted.
    private func groups(_ records: [ServiceRecord], of topic: String = "a") -> [String] {
        var random = SystemRandomNumberGenerator()
        return HTTPBrokerRoute(records: records).groups(of: topic, using: &random).map { group in
            group.map { "\($0.dialect):\($0.node.id)" }.sorted().joined(separator: " ")
        }
    }

    @Test func finds() {
        let cases: [([ServiceRecord], [String])] = [
            ([], []),
            ([Self.record(.current, Self.all, Self.node("x"), Self.node("y"))], ["current:x", "current:y"]),
            ([Self.record(.v1, Self.all, Self.node("x"))], ["v1:x"]),
            // Other topics and other brokers' subscribers.
            ([Self.record(.current, Self.all, Self.node("x", topic: "b"), Self.node("y", broker: "nats"))], []),
            // Registered under both names: once.
            (
                [
                    Self.record(.v1, Self.all, Self.node("x"), Self.node("z")),
                    Self.record(.current, Self.all, Self.node("x")),
                ], ["current:x", "v1:z"]
            ),
            // A queue whose members are of several generations is one queue.
            (
                [
                    Self.record(.current, "q", Self.node("x"), Self.node("y")),
                    Self.record(.v1, "q", Self.node("x"), Self.node("z")),
                    Self.record(.v1, "p", Self.node("w")), Self.record(.v1, Self.all, Self.node("v")),
                ], ["v1:v", "v1:w", "current:x current:y v1:z"]
            ),
            ([ServiceRecord(name: "other", version: Self.all, nodes: [Self.node("x")])], []),
        ]
        for (records, expected) in cases { #expect(groups(records) == expected) }
    }

    @Test func choosesAtRandomWithinQueues() {
        let nodes = (0..<20).map { Self.node("\($0)") }
        let route = HTTPBrokerRoute(records: [ServiceRecord(name: "micro.http.broker", version: "q", nodes: nodes)])
        var random = SystemRandomNumberGenerator()
        let firsts = Set((0..<200).compactMap { _ in route.groups(of: "a", using: &random).first?.first?.node.id })
        #expect(firsts.count > 5)
    }

    @Test func postsToTheSubscribersId() {
        let target = HTTPBrokerTarget(node: Self.node("a b-1"), dialect: .v1)
        #expect(target.path == "/_sub?id=a%20b-1")
        #expect(HTTPBrokerTarget(node: Self.node("x"), dialect: .current).path == "/?id=x")
    }

    @Test(arguments: [
        ("golab.events", true), ("a", true), ("x_y-z.9", true), ("a b", false), ("a..b", false), (".a", false),
        ("a.", false), ("ü", false), ("a/b", false), (String(repeating: "x", count: 26), true),
        (String(repeating: "x", count: 27), false), (String(repeating: "x.", count: 60) + "x", false),
    ])
    func namesNodes(_ topic: String, _ isPart: Bool) {
        let id = HTTPBrokerRegistration.nodeID(topic: topic)
        #expect(id.hasPrefix("\(topic)-") == isPart)
        #expect(id.utf8.count == 36 + (isPart ? topic.utf8.count + 1 : 0))
    }

    @Test func writesEachDialectsHeaders() throws {
        let message = BrokerMessage(headers: ["micro-topic": "own", ":topic": "odd", "X": "1"], body: [1])
        func headers(_ dialect: HTTPBrokerDialect, _ message: BrokerMessage) -> String {
            let text = String(decoding: dialect.document(message, topic: "t"), as: UTF8.self)
            return String(text.prefix { $0 != "}" })
        }
        #expect(headers(.current, message) == #"{"Header":{"Micro-Topic":"t","X":"1""#)
        #expect(headers(.v1, message) == #"{"Header":{":topic":"t","Micro-Topic":"own","X":"1""#)
        #expect(headers(.v1, BrokerMessage()) == #"{"Header":{":topic":"t","Micro-Topic":"t""#)
    }
}
