import Foundation
import Testing

@testable import micro

@Suite struct ProjectWriterTests {
    private static let project = [
        ProjectFile(path: "a", content: Array("new a".utf8), isExecutable: false),
        ProjectFile(path: "inner/deep/b", content: Array("new b".utf8), isExecutable: true),
        ProjectFile(path: "c", content: Array("new c".utf8), isExecutable: false),
    ]
    private static let written = [
        "a": "new a", "inner/": "", "inner/deep/": "", "inner/deep/b": "new b", "c": "new c",
    ]

    private struct Stop: Error {}

    /// Throws before the file with this number; one more than there are files is after all of them.
    private func stopping(before number: Int) -> () throws -> Void {
        var count = 0
        return {
            count += 1
            if count == number { throw Stop() }
        }
    }

    private func fill(_ folder: String, _ files: [String: String]) throws {
        for (path, text) in files {
            let url = URL(fileURLWithPath: "\(folder)/\(path)")
            let above = url.deletingLastPathComponent()
            try FileManager.default.createDirectory(at: above, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url)
        }
    }

    @Test(arguments: ["project", "not/there/yet/project"])
    func writesANewFolder(path: String) throws {
        try withTemporaryFolder { folder in
            try ProjectWriter(folder: "\(folder)/\(path)", isForced: false).write(Self.project)
            #expect(contents(of: "\(folder)/\(path)") == Self.written)
            #expect(FileManager.default.isExecutableFile(atPath: "\(folder)/\(path)/inner/deep/b"))
            #expect(!FileManager.default.isExecutableFile(atPath: "\(folder)/\(path)/a"))
            let first = path.split(separator: "/").first.map(String.init) ?? ""
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [first])
        }
    }

    @Test(arguments: 1...4)
    func leavesNothingOfANewFolderWhenStopped(number: Int) throws {
        try withTemporaryFolder { folder in
            let path = "\(folder)/not/there/project"
            let writer = ProjectWriter(folder: path, isForced: false, check: stopping(before: number))
            #expect(throws: Stop.self) { try writer.write(Self.project) }
            #expect(contents(of: folder).isEmpty)
        }
    }

    @Test func writesIntoAnEmptyFolderWithoutReplacingIt() throws {
        try withTemporaryFolder { folder in
            let before = try FileManager.default.attributesOfItem(atPath: folder)[.systemFileNumber] as? Int
            try ProjectWriter(folder: folder, isForced: false).write(Self.project)
            #expect(contents(of: folder) == Self.written)
            #expect(try FileManager.default.attributesOfItem(atPath: folder)[.systemFileNumber] as? Int == before)
        }
    }

    @Test func refusesAFolderWithSomethingInIt() throws {
        try withTemporaryFolder { folder in
            try fill(folder, [".hidden": "mine"])
            let writer = ProjectWriter(folder: folder, isForced: false)
            let failure = try #require(throws: Failure.self) { try writer.write(Self.project) }
            #expect(failure.status == .cannotCreate)
            #expect(failure.line == "\(folder) already exists (use --force)")
            #expect(throws: Failure.self) { try writer.checkPlaces(of: Self.project) }
            #expect(contents(of: folder) == [".hidden": "mine"])
        }
    }

    @Test func replacesFilesWhenForced() throws {
        try withTemporaryFolder { folder in
            try fill(folder, ["a": "old a", "mine": "mine", "inner/other": "mine"])
            try ProjectWriter(folder: folder, isForced: true).write(Self.project)
            #expect(contents(of: folder) == Self.written.merging(["mine": "mine", "inner/other": "mine"]) { $1 })
        }
    }

    /// What is behind a link is not touched.
    @Test func replacesLinksThemselves() throws {
        try withTemporaryFolder { folder in
            try fill(folder, ["outside": "mine", "project/x": ""])
            try FileManager.default.createSymbolicLink(atPath: "\(folder)/project/a", withDestinationPath: "../outside")
            try ProjectWriter(folder: "\(folder)/project", isForced: true).write(Self.project)
            #expect(contents(of: folder)["outside"] == "mine")
            #expect(contents(of: folder)["project/a"] == "new a")
        }
    }

    @Test(arguments: 1...4)
    func changesNothingWhenStopped(number: Int) throws {
        try withTemporaryFolder { folder in
            try fill(folder, ["a": "old a", "c": "old c", "mine": "mine"])
            let before = contents(of: folder)
            let writer = ProjectWriter(folder: folder, isForced: true, check: stopping(before: number))
            #expect(throws: Stop.self) { try writer.write(Self.project) }
            #expect(contents(of: folder) == before)
        }
    }

    /// A file in the way of a folder is found only when the files before it have been replaced.
    @Test func putsBackWhatItHasReplaced() throws {
        try withTemporaryFolder { folder in
            try fill(folder, ["a": "old a", "inner": "a file where a folder is to go", "mine": "mine"])
            let before = contents(of: folder)
            let writer = ProjectWriter(folder: folder, isForced: true)
            let failure = try #require(throws: Failure.self) { try writer.write(Self.project) }
            #expect(failure.status == .cannotCreate)
            #expect(contents(of: folder) == before)
        }
    }

    @Test func doesNotReplaceAFolderByAFile() throws {
        try withTemporaryFolder { folder in
            try fill(folder, ["c/inside": "mine"])
            let before = contents(of: folder)
            let writer = ProjectWriter(folder: folder, isForced: true)
            let failure = try #require(throws: Failure.self) { try writer.write(Self.project) }
            #expect(failure.line == "\(folder)/c is a folder, and a file is to go there")
            #expect(throws: Failure.self) { try writer.checkPlaces(of: Self.project) }
            #expect(contents(of: folder) == before)
        }
    }

    @Test(arguments: [("file", "a file of that name is there"), ("link", "a link that leads nowhere")])
    func refusesWhatIsNoFolder(name: String, says: String) throws {
        try withTemporaryFolder { folder in
            try fill(folder, ["file": "mine"])
            try FileManager.default.createSymbolicLink(atPath: "\(folder)/link", withDestinationPath: "nowhere")
            let writer = ProjectWriter(folder: "\(folder)/\(name)", isForced: true)
            let failure = try #require(throws: Failure.self) { try writer.write(Self.project) }
            #expect(failure.status == .cannotCreate)
            #expect(failure.line.contains(says))
        }
    }
}
