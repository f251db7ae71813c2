import Testing

@testable import MicroKit

@Suite struct ZooKeeperRegistrationTests {
    private static func record(_ name: String = "a/b", _ nodes: String..., metadata: String = "") -> ServiceRecord {
        ServiceRecord(
            name: name,
            version: "1",
            metadata: ["text": metadata],
            nodes: nodes.map { Node(id: $0, address: "h:1") }
        )
    }

    @Test func aZnodeForEachNode() throws {
        let registration = try ZooKeeperRegistration(Self.record("a/b", "1", "2/3"))
        #expect(registration.parent == "/micro-registry/a-b")
        #expect(registration.znodes.map(\.path) == ["/micro-registry/a-b/1", "/micro-registry/a-b/2-3"])
        let read = try ServiceRecord(json: JSONValue(parsing: registration.znodes[1].data))
        #expect(read == Self.record("a/b", "2/3"))
    }

    @Test(arguments: [
        record("..", "1"), record("a", "."), record("a", "x/y", "x-y"), record("", "1"), record("a"),
        record("a", "1", metadata: String(repeating: "x", count: 1 << 20)),
    ])
    func whatZooKeeperCannotHold(record: ServiceRecord) {
        let error = #expect(throws: MicroError.self) { try ZooKeeperRegistration(record) }
        #expect(error?.code == .invalidRecord)
    }

    @Test func whatIsToBeDone() {
        let znode = ZooKeeperRegistration.Znode(path: "/a", data: [1])
        let cases: [(ZooKeeperRegistration.State, session: Int64?, ZooKeeperRequest?)] = [
            (.missing, nil, .create("/a", [1], isEphemeral: false)),
            (.missing, 0, .create("/a", [1], isEphemeral: true)),
            (.missing, 5, .create("/a", [1], isEphemeral: true)),
            (.there([1], owner: 0), nil, nil),
            (.there([1], owner: 5), 5, nil),
            (.there([1], owner: 0), 0, .replace("/a", [1], isEphemeral: true)),
            (.there([2], owner: 0), nil, .setData("/a", [1])),
            (.there([2], owner: 5), 5, .setData("/a", [1])),
            (.there([1], owner: 4), 5, .replace("/a", [1], isEphemeral: true)),
            (.there([1], owner: 0), 5, .replace("/a", [1], isEphemeral: true)),
            (.there([1], owner: 5), nil, .replace("/a", [1], isEphemeral: false)),
        ]
        for (state, session, request) in cases {
            #expect(ZooKeeperRegistration.request(for: znode, state, session: session) == request)
        }
    }
}
