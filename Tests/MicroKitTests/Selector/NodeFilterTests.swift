import MicroKit
import Testing

@Suite struct NodeFilterTests {
    private static let services = [
        ServiceRecord(
            name: "s",
            version: "1",
            endpoints: [Endpoint(name: "A.B")],
            nodes: [Node(id: "a", address: "h:1", metadata: ["zone": "eu"]), Node(id: "b", address: "h:2")]
        ),
        ServiceRecord(name: "s", version: "2", nodes: [Node(id: "c", address: "h:3", metadata: ["zone": "us"])]),
    ]

    @Test(arguments: [
        (NodeFilter(), ["a", "b", "c"]), (NodeFilter(version: "2"), ["c"]), (NodeFilter(labels: ["zone": "eu"]), ["a"]),
        (NodeFilter(nodeID: "b"), ["b"]), (NodeFilter(endpoint: "A.B"), ["a", "b", "c"]),
        (NodeFilter(endpoint: "X.Y"), ["c"]), (NodeFilter(version: "1", nodeID: "c"), []),
    ])
    func passes(filter: NodeFilter, ids: [String]) {
        #expect(filter.apply(to: Self.services).flatMap(\.nodes).map(\.id) == ids)
    }
}
