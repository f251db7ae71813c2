import MicroKit
import Testing

@Suite struct NodeChoiceTests {
    static let records = [
        ServiceRecord(
            name: "greeter",
            version: "1.0.0",
            endpoints: [Endpoint(name: "Say.Hello")],
            nodes: [Node(id: "g-1", address: "h:1", metadata: ["protocol": "mucp", "zone": "eu"])]
        ),
        ServiceRecord(
            name: "greeter",
            version: "2.0.0",
            nodes: [
                Node(id: "g-2", address: "h:2", metadata: ["protocol": "grpc", "zone": "us"]),
                Node(id: "g-3", address: "h:3"),
                Node(id: "g-4", address: "h:4", metadata: ["protocol": "drpc"]),
            ]
        ),
    ]

    private func ids(
        _ filter: NodeFilter,
        _ records: [ServiceRecord] = records,
        wanted: RPCProtocol? = nil
    ) throws -> [String] {
        try NodeChoice(service: "greeter", filter: filter, records: records, wanted: wanted).callable()
            .flatMap(\.nodes).map(\.id)
    }

    /// Versions of one name may offer different endpoints.
    @Test(arguments: [("Say.New", ["b"]), ("Say.Hello", ["a", "b"]), ("Debug.Health", ["a", "b", "c"])])
    func prefersRecordsThatListTheEndpoint(_ endpoint: String, _ ids: [String]) throws {
        func record(_ id: String, _ endpoints: [String]) -> ServiceRecord {
            let node = Node(id: id, address: "127.0.0.1:1", metadata: ["protocol": "mucp"])
            return ServiceRecord(
                name: "s",
                version: id,
                endpoints: endpoints.map { Endpoint(name: $0) },
                nodes: [node]
            )
        }
        let records = [record("a", ["Say.Hello"]), record("b", ["Say.Hello", "Say.New"]), record("c", [])]
        let choice = NodeChoice(service: "s", filter: NodeFilter(), records: records)
        #expect(try choice.callable(for: endpoint).flatMap(\.nodes).map(\.id) == ids)
    }

    @Test func leavesOutWhatSpeaksSomethingElse() throws {
        #expect(try ids(NodeFilter()) == ["g-1", "g-2", "g-3"])
        #expect(try ids(NodeFilter(version: "2.0.0")) == ["g-2", "g-3"])
    }

    /// Who insists on a protocol may know better than the registry, but not where some node does advertise it.
    @Test(arguments: [(RPCProtocol.mucp, ["g-1"]), (.grpc, ["g-2"]), (.http, ["g-1", "g-2", "g-3", "g-4"])])
    func prefersNodesOfTheWantedProtocol(_ wanted: RPCProtocol, _ nodes: [String]) throws {
        #expect(try ids(NodeFilter(), wanted: wanted) == nodes)
    }

    @Test(arguments: [
        (NodeFilter(nodeID: "g-9"), MicroError.Code.nodeNotFound, "no node of greeter has the id \"g-9\""),
        (NodeFilter(version: "3"), .nodeNotFound, "no version \"3\"; there are \"1.0.0\", \"2.0.0\""),
        (NodeFilter(labels: ["zone": "ap"]), .nodeNotFound, "the label zone=ap; there are \"eu\", \"us\""),
        (NodeFilter(labels: ["rack": "1"]), .nodeNotFound, "no node has that label"),
        (NodeFilter(version: "1.0.0", labels: ["zone": "us"]), .nodeNotFound, "fulfils all conditions at once"),
        (
            NodeFilter(nodeID: "g-4"), .protocolMismatch,
            "node g-4 of greeter speaks \"drpc\", which is none of mucp, grpc, http"
        ),
    ])
    func saysWhyNoNodeIsLeft(_ filter: NodeFilter, _ code: MicroError.Code, _ text: String) {
        let error = #expect(throws: MicroError.self) { try ids(filter) }
        #expect(error?.code == code)
        #expect(error?.message.contains(text) == true, "\(error?.message ?? "")")
    }

    @Test(arguments: [[], [ServiceRecord(name: "greeter", version: "1")]])
    func nothingThere(_ records: [ServiceRecord]) {
        let error = #expect(throws: MicroError.self) { try ids(NodeFilter(version: "1"), records) }
        #expect(error?.code == .serviceNotFound)
    }
}
