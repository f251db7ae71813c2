import Foundation
import Testing

@testable import micro

@Suite struct TemplateFolderTests {
    private let files = FileManager.default

    private func write(_ text: String, to path: String, mode: Int = 0o644) throws {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
        _ = files.createFile(atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: mode])
    }

    @Test func readsEverythingButGit() throws {
        try withTemporaryFolder { folder in
            try write("{{name}}", to: "\(folder)/Sources/{{name}}.swift")
            try write("x", to: "\(folder)/.gitignore")
            try write("#!/bin/sh", to: "\(folder)/run.sh", mode: 0o755)
            try write("x", to: "\(folder)/.git/config")
            let template = try TemplateFolder.read(folder)
            #expect(template.files.map(\.path) == [".gitignore", "Sources/{{name}}.swift", "run.sh"])
            #expect(template.files.map(\.isExecutable) == [false, false, true])
            #expect(template.files[1].content == Array("{{name}}".utf8))
        }
    }

    @Test func followsLinksWithinTheTemplateAlone() throws {
        try withTemporaryFolder { folder in
            try write("a", to: "\(folder)/t/a")
            try files.createSymbolicLink(atPath: "\(folder)/t/b", withDestinationPath: "a")
            let template = try TemplateFolder.read("\(folder)/t")
            #expect(template.files.map(\.path) == ["a", "b"])
            #expect(template.files.map(\.content) == [Array("a".utf8), Array("a".utf8)])
        }
    }

    @Test(arguments: [
        ("../secret", "leads out of the template", ExitReason.invalidBody),
        ("/etc/hostname", "leads out of the template", .invalidBody),
        ("../t2/a", "leads out of the template", .invalidBody),
        ("inner", "something else than a file", .invalidBody),
        (".", "leads out of the template", .invalidBody),
        ("nowhere", "leads nowhere", .inputMissing),
        ("link", "leads nowhere", .inputMissing),
    ])
    func refusesOtherLinks(target: String, says: String, status: ExitReason) throws {
        try withTemporaryFolder { folder in
            try write("s", to: "\(folder)/secret")
            try write("s", to: "\(folder)/t2/a")
            try write("i", to: "\(folder)/t/inner/i")
            try files.createSymbolicLink(atPath: "\(folder)/t/link", withDestinationPath: target)
            let failure = try #require(throws: Failure.self) { try TemplateFolder.read("\(folder)/t") }
            #expect(failure.status == status)
            #expect(failure.line.contains(says), "\(failure.line)")
        }
    }

    /// A pipe would be waited for without end.
    @Test func refusesPipes() throws {
        try withTemporaryFolder { folder in
            #expect(mkfifo("\(folder)/pipe", 0o600) == 0)
            let failure = try #require(throws: Failure.self) { try TemplateFolder.read(folder) }
            #expect(failure.line.contains("neither a file nor a folder"))
        }
    }

    @Test func keepsToItsLimits() throws {
        try withTemporaryFolder { folder in
            for index in 0..<4 { try write("1234", to: "\(folder)/d/e/\(index)") }
            func refusal(_ limits: TemplateFolder.Limits) throws -> String {
                try #require(throws: Failure.self) { try TemplateFolder.read(folder, limits: limits) }.line
            }
            #expect(try TemplateFolder.read(folder, limits: .init(files: 4, size: 16, depth: 2)).files.count == 4)
            #expect(try refusal(.init(files: 3)).contains("more than 3 files"))
            #expect(try refusal(.init(size: 15)).contains("larger than 15"))
            #expect(try refusal(.init(depth: 1)).contains("nested deeper than 1"))
        }
    }

    @Test(arguments: ["", "nowhere", "empty", "file", "https://example.com/template.git"])
    func refusesWhatIsNoTemplate(name: String) throws {
        try withTemporaryFolder { folder in
            try files.createDirectory(atPath: "\(folder)/empty", withIntermediateDirectories: true)
            try write("x", to: "\(folder)/file")
            let path = name.contains(":") || name.isEmpty ? name : "\(folder)/\(name)"
            let failure = try #require(throws: Failure.self) { try TemplateFolder.read(path) }
            #expect(failure.status == .inputMissing)
            #expect((failure.hint != nil) == name.contains(":"))
        }
    }
}
