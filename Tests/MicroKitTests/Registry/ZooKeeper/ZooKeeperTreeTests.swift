import Testing

@testable import MicroKit

@Suite struct ZooKeeperTreeTests {
    private static func record(_ service: String, _ node: String) -> ZooKeeperTree.Finding {
        .record(.node(ServiceRecord(name: service, nodes: [Node(id: node, address: "h:1")])))
    }

    private static let root = ZooKeeperRequest.getChildren("/micro-registry", isWatched: true)

    private static func children(_ service: String) -> ZooKeeperRequest {
        .getChildren("/micro-registry/\(service)", isWatched: true)
    }

    private static func data(_ path: String) -> ZooKeeperRequest {
        .getData("/micro-registry/\(path)", isWatched: true)
    }

    /// What is asked and told after an answer, in words.
    private func take(
        _ finding: ZooKeeperTree.Finding,
        to request: ZooKeeperRequest,
        _ tree: inout ZooKeeperTree
    ) -> (requests: [ZooKeeperRequest], changes: [String]) {
        let step = tree.take(finding, to: request)
        return (step.requests, step.changes.map { "\($0.action) \($0.service.name) \($0.service.nodes[0].id)" })
    }

    private func withNodes(_ name: String?) -> ZooKeeperTree {
        var tree = ZooKeeperTree(name)
        if name == nil { _ = tree.take(.children(["a"]), to: Self.root) }
        _ = tree.take(.children(["1", "2"]), to: Self.children("a"))
        _ = tree.take(Self.record("a", "1"), to: Self.data("a/1"))
        _ = tree.take(Self.record("a", "2"), to: Self.data("a/2"))
        return tree
    }

    @Test func asksForAllThereIs() {
        var tree = ZooKeeperTree(nil)
        #expect(tree.begin() == [Self.root])
        #expect(
            take(.children(["b", "a"]), to: Self.root, &tree).requests == [Self.children("a"), Self.children("b")]
        )
        let nodes = take(.children(["2", "1"]), to: Self.children("a"), &tree)
        #expect(nodes.requests == [Self.data("a/1"), Self.data("a/2")])
        #expect(take(Self.record("a", "1"), to: Self.data("a/1"), &tree) == ([], ["update a 1"]))
        #expect(take(.record(.missing), to: Self.data("a/2"), &tree) == ([], []))
        // What is known is not asked for again.
        #expect(take(.children(["a", "b"]), to: Self.root, &tree) == ([], []))
        #expect(take(.children(["1", "2"]), to: Self.children("a"), &tree).requests == [Self.data("a/2")])
    }

    @Test func waitsForWhatIsNotThere() {
        for (name, path) in [(nil, "/micro-registry"), ("a/b", "/micro-registry/a-b")] as [(String?, String)] {
            var tree = ZooKeeperTree(name)
            let asked = ZooKeeperRequest.getChildren(path, isWatched: true)
            let waits = ZooKeeperRequest.exists(path, isWatched: true)
            #expect(tree.begin() == [asked])
            #expect(take(.children(nil), to: asked, &tree).requests == [waits])
            #expect(take(.existence(true), to: waits, &tree).requests == [asked])
            #expect(take(.existence(false), to: waits, &tree).requests == [])
            #expect(tree.requests(after: ZooKeeperEvent(.created, path)) == [asked])
        }
        #expect(ZooKeeperTree("").begin() == [])
    }

    @Test func asksAgainAfterEvents() {
        let all = withNodes(nil)
        #expect(all.requests(after: .init(.childrenChanged, "/micro-registry")) == [Self.root])
        #expect(all.requests(after: .init(.childrenChanged, "/micro-registry/a")) == [Self.children("a")])
        #expect(all.requests(after: .init(.deleted, "/micro-registry/a/1")) == [Self.data("a/1")])
        for path in ["/micro-registry/a/3", "/micro-registry/b/1", "/micro-registry/a/1/x", "/other", "", "/"] {
            #expect(all.requests(after: .init(.dataChanged, path)) == [])
        }
        #expect(withNodes("a").requests(after: .init(.childrenChanged, "/micro-registry")) == [])
    }

    @Test(arguments: [nil, "a"]) func tellsWhoLeaves(name: String?) {
        var tree = withNodes(name)
        #expect(take(.children(["2"]), to: Self.children("a"), &tree).changes == ["delete a 1"])
        #expect(take(.record(.missing), to: Self.data("a/2"), &tree).changes == ["delete a 2"])
        #expect(take(.record(.missing), to: Self.data("a/2"), &tree).changes == [])
        // It comes back.
        #expect(take(.children(["2"]), to: Self.children("a"), &tree).requests == [Self.data("a/2")])
        #expect(take(Self.record("a", "2"), to: Self.data("a/2"), &tree).changes == ["update a 2"])
    }

    @Test func wholeServicesLeave() {
        var tree = withNodes(nil)
        #expect(take(.children([]), to: Self.root, &tree).changes == ["delete a 1", "delete a 2"])
        tree = withNodes(nil)
        let gone = take(.children(nil), to: Self.children("a"), &tree)
        #expect(gone.changes == ["delete a 1", "delete a 2"] && gone.requests == [])
        #expect(take(.children(["a"]), to: Self.root, &tree).requests == [Self.children("a")])
        tree = withNodes("a")
        let one = take(.children(nil), to: Self.children("a"), &tree)
        #expect(one.changes == ["delete a 1", "delete a 2"])
        #expect(one.requests == [.exists("/micro-registry/a", isWatched: true)])
        tree = withNodes(nil)
        let all = take(.children(nil), to: Self.root, &tree)
        #expect(all.requests == [.exists("/micro-registry", isWatched: true)] && all.changes.count == 2)
    }

    @Test func dataMayChangeToAnything() {
        var tree = withNodes(nil)
        let path = Self.data("a/1")
        #expect(take(.record(.unreadable("")), to: path, &tree).changes == ["delete a 1"])
        #expect(take(.record(.folder), to: path, &tree).changes == [])
        #expect(take(Self.record("a", "1"), to: path, &tree).changes == ["update a 1"])
        #expect(take(Self.record("a/", "1"), to: path, &tree).changes == ["delete a 1", "update a/ 1"])
        // Another service than the one that is followed.
        var one = withNodes("a")
        #expect(take(Self.record("a/", "1"), to: path, &one).changes == ["delete a 1"])
        #expect(take(Self.record("a", "9"), to: Self.data("a/9"), &one) == ([], []))
        #expect(take(Self.record("a", "9"), to: .getData("/other/a/9", isWatched: true), &one) == ([], []))
    }
}
