import MicroTestSupport
import Testing

@testable import MicroKit

@Suite struct ConsulTagsTests {
    /// Tags of a go-micro v5 program, and what they stand for.
    @Test(arguments: [
        ("v-789c32d433d23306040000ffff02d700f3", ConsulTags(version: "1.2.3")),
        ("v-789c4a4bd3cb282929d04b2aca4f4c494e2c2e01040000ffff39d7069c", ConsulTags(version: "ff.http.broadcast")),
        (
            "t-789caa564a2acacf4e2d52b252ca28292950aa05040000ffff364d0600",
            ConsulTags(metadata: ["broker": "http"])
        ),
        ("v=1.0.0", ConsulTags(version: "1.0.0")),
        (#"t={"a":"b"}"#, ConsulTags(metadata: ["a": "b"])),
        ("t-" + hex("null"), ConsulTags(metadata: [:])),
        (#"e={"name":"Say.Hello"}"#, ConsulTags(endpoints: [Endpoint(name: "Say.Hello")])),
        ("e-" + hex(#"{"name":"A.B","request":null,"metadata":null}"#), ConsulTags(endpoints: [Endpoint(name: "A.B")])),
        ("primary", ConsulTags()), ("e", ConsulTags()), ("", ConsulTags()), ("x-789c", ConsulTags()),
    ])
    func reads(tag: String, tags: ConsulTags) {
        #expect(ConsulTags(reading: [tag]) { Issue.record("\($0)") } == tags)
    }

    @Test func readsBothFormsSideBySide() {
        let tags = ConsulTags(
            reading: [
                #"t={"a":"1"}"#, "t-" + hex(#"{"b":"2"}"#), "v-" + hex("new"), "v=old", #"e={"name":"One"}"#,
                "e-" + hex(#"{"name":"Two"}"#), "t-" + hex(#"{"a":"3"}"#),
            ]
        ) { Issue.record("\($0)") }
        #expect(tags.metadata == ["a": "3", "b": "2"])
        #expect(tags.version == "new")
        #expect(tags.endpoints.map(\.name) == ["One", "Two"])
    }

    @Test(arguments: [
        "t-zz", "t-789c", "e-00", "v-1", "e={", "e=[]", #"t={"a":1}"#, "t=[]",
        "e-" + hex(String(repeating: "[", count: 4000)), "v-" + hex(String(repeating: "a", count: 2 << 20)),
    ])
    func passesOver(tag: String) {
        var reasons: [String] = []
        #expect(ConsulTags(reading: [tag, "v=1"]) { reasons.append($0) }.version == "1")
        #expect(reasons.count == 1)
    }

    @Test func readsWhatItWrites() throws {
        let tags = ConsulTags(
            version: "1.2.3",
            metadata: ["protocol": "mucp", "a": "ä\n"],
            endpoints: [
                Endpoint(name: "Say.Hello", request: Value(name: "Request", type: "Request")),
                Endpoint(name: "Say.Bye"),
            ]
        )
        let written = try tags.written()
        #expect(written.map { $0.prefix(2) } == ["t-", "t-", "e-", "e-", "v-"])
        #expect(ConsulTags(reading: written) { Issue.record("\($0)") } == tags)
        let empty = try ConsulTags().written()
        #expect(empty.count == 1)
        #expect(ConsulTags(reading: empty) { Issue.record("\($0)") } == ConsulTags())
    }

    /// Any byte of a tag changed or cut off is read as something or passed over, and is no trap.
    @Test func survivesMutations() throws {
        var generator = SystemRandomNumberGenerator()
        let tags = try ConsulTags(version: "1", metadata: ["a": "b"], endpoints: [Endpoint(name: "A.B")]).written()
        for tag in tags {
            let bytes = Array(tag.utf8)
            for index in bytes.indices {
                var changed = bytes
                changed[index] = UInt8.random(in: 0...255, using: &generator)
                _ = ConsulTags(reading: [String(decoding: changed, as: UTF8.self)]) { _ in }
                _ = ConsulTags(reading: [String(decoding: bytes.prefix(index), as: UTF8.self)]) { _ in }
            }
        }
    }
}

private func hex(_ text: String) -> String {
    String(decoding: Hexadecimal.encode(Zlib.deflate(Array(text.utf8)) ?? []), as: UTF8.self)
}

extension ConsulTags {
    /// Reads the tags of an answer that holds no others.
    init(reading tags: [String], refuse: (String) -> Void) {
        var budget = Self.inflationLimit
        self.init(reading: tags, within: &budget, refuse: refuse)
    }
}
