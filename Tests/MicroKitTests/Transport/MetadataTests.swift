import MicroKit
import Testing

@Suite struct MetadataTests {
    @Test func namesCompareWithoutCaseAndStandOnce() {
        var metadata: Metadata = ["Foo-Bar": "1", "foo-bar": "2"]
        #expect(metadata.count == 1)
        #expect(metadata["FOO-BAR"] == "2")
        metadata["foo-Bar"] = nil
        #expect(metadata.isEmpty)
    }

    @Test(arguments: [
        ("x-foo", "X-Foo"), ("Micro-ID", "Micro-Id"), ("CONTENT-TYPE", "Content-Type"), ("a_b.c", "A_b.c"),
        ("a b", "a b"),
        ("é", "é"), ("", ""), ("-a--b", "-A--B"),
    ])
    func spellsNamesAsGoDoes(name: String, canonical: String) {
        #expect(Metadata.canonicalName(name) == canonical)
    }

    @Test func canonicalNamesComeSorted() {
        let metadata: Metadata = ["timeout": "1", "accept": "2", "Micro-ID": "3"]
        #expect(metadata.canonicalSorted.map(\.name) == ["Accept", "Micro-Id", "Timeout"])
    }
}
