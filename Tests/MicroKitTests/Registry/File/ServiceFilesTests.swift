import MicroTestSupport
import Testing

@testable import MicroKit

@Suite(.timeLimit(.minutes(5))) struct ServiceFilesTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func addresses(_ files: ServiceFiles) -> [String] { files.records.flatMap(\.nodes).map(\.address) }

    @Test func readsAgainWhatHasChanged() throws {
        var files = ServiceFiles(paths: [try folder.write(#"{"a": "h:1"}"#, to: "a.json")])
        #expect(files.refresh() == [])
        #expect(addresses(files) == ["h:1"])
        let changes = files.changes
        #expect(files.refresh() == [])
        #expect(files.changes == changes)
        // Of the same length and as fast as can be, replaced and written over.
        for number in 2...9 {
            try folder.write(#"{"a": "h:\#(number)"}"#, to: "a.json", atomically: number % 2 == 0)
            #expect(files.refresh() == [])
            #expect(addresses(files) == ["h:\(number)"])
        }
        #expect(files.changes == changes + 8)
    }

    @Test func whatIsHalfWrittenOrGoneKeepsWhatItWasKnownFor() throws {
        let path = try folder.write(#"{"a": "h:1"}"#, to: "a.json")
        var files = ServiceFiles(paths: [path])
        _ = files.refresh()
        let whole = #"{"a": "h:2", "b": "h:3"}"#
        for end in 0..<whole.count {
            try folder.write(String(whole.prefix(end)), to: "a.json", atomically: false)
            _ = files.refresh()
            #expect(addresses(files) == ["h:1"], "\(end)")
            #expect(files.faults.count == 1)
        }
        try folder.remove("a.json")
        #expect(files.refresh() == ["\(path): there is no such file"])
        #expect(files.refresh() == [])
        #expect(addresses(files) == ["h:1"])
        try folder.write(whole, to: "a.json")
        #expect(files.refresh() == [])
        #expect(addresses(files) == ["h:2", "h:3"])
        #expect(files.faults == [])
    }

    @Test func knowsNothingWhereNothingCanBeRead() throws {
        let bad = try folder.write("{", to: "bad.json")
        var files = ServiceFiles(paths: [bad, folder.path("none.json")])
        let faults = files.refresh()
        #expect(faults.count == 2)
        #expect(faults[0].hasPrefix("\(bad): line 1, column 2: "))
        #expect(!files.isKnown)
        let good = try folder.write("[]", to: "good.json")
        files = ServiceFiles(paths: [bad, good])
        #expect(files.refresh().count == 1)
        #expect(files.isKnown)
    }

    @Test func readsFolders() throws {
        var files = ServiceFiles(paths: [folder.path])
        #expect(files.refresh() == [])
        #expect(files.isKnown)
        #expect(files.records == [])
        try folder.write(#"{"a": "h:1"}"#, to: "2.json")
        try folder.write(#"{"a": "h:2", "b": "h:3"}"#, to: "1.json")
        try folder.write("{", to: ".hidden.json")
        try folder.write("{", to: "2.json~")
        #expect(files.refresh() == [])
        #expect(addresses(files) == ["h:1", "h:2", "h:3"])
        try folder.remove("1.json")
        #expect(files.refresh() == [])
        #expect(addresses(files) == ["h:1"])
    }

    @Test func severalPathsMayLeadToTheSameFile() throws {
        let path = try folder.write(#"{"a": "h:1"}"#, to: "a.json")
        var files = ServiceFiles(paths: [path, folder.path, path])
        #expect(files.refresh() == [])
        #expect(addresses(files) == ["h:1"])
    }

    /// The first lines of YAML are YAML: what is being written must not count before it is.
    @Test func readsYAMLWhenItIsLeftAlone() throws {
        let path = try folder.write("# mine\ngreeter:\n  - h:1\n  - h:2\norders: {address: h:3}\n", to: "a.yaml")
        var files = ServiceFiles(paths: [path])
        #expect(files.refresh() == [])
        #expect(addresses(files) == ["h:1", "h:2", "h:3"])
        try folder.write("greeter:\n  - h:1\n", to: "a.yaml", atomically: false)
        // Where this takes long, the file has been left alone for long.
        let start = ContinuousClock.now
        _ = files.refresh()
        #expect(addresses(files).count == 3 || start.duration(to: .now) > .milliseconds(400))
        while addresses(files) != ["h:1"] { #expect(files.refresh() == []) }
        try folder.write("greeter: [h:1\n", to: "a.yaml")
        while files.faults.isEmpty { _ = files.refresh() }
        #expect(files.faults[0].hasPrefix("\(path): line "))
        #expect(addresses(files) == ["h:1"])
    }
}
