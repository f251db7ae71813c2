import Testing

@testable import MicroKit

@Suite struct ZooKeeperPathsTests {
    @Test func goMicrosPaths() {
        #expect(ZooKeeperPaths.service("go.micro.srv.greeter") == "/micro-registry/go.micro.srv.greeter")
        #expect(ZooKeeperPaths.node("a/b/1", of: "a/b") == "/micro-registry/a-b/a-b-1")
        #expect(ZooKeeperPaths.node("é", of: "grüße") == "/micro-registry/grüße/é")
    }

    @Test(arguments: ["", ".", "..", "a\0", "a\u{1F}", "\u{7F}", "\u{9F}", "\u{F000}", "\u{FFFF}", "😀"])
    func namesThatNoZnodeCanHave(name: String) {
        #expect(ZooKeeperPaths.component(name) == nil)
        #expect(ZooKeeperPaths.service(name) == nil)
        #expect(ZooKeeperPaths.node("a", of: name) == nil)
        #expect(ZooKeeperPaths.node(name, of: "a") == nil)
    }

    @Test(arguments: ["...", "a.b", " ", "/", "a..b"]) func namesThatOneCanHave(name: String) {
        #expect(ZooKeeperPaths.component(name) != nil)
    }
}
