import MicroTestSupport
import Testing

@testable import MicroKit

@Suite struct ServiceFilesTests {
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
}
