import Testing

@testable import micro

@Suite struct ProjectTemplateTests {
    private static let values: MustacheValues = [
        "name": "greeter", "up": "..", "path": "a/b", "empty": "", "bell": "\u{7}",
    ]

    private func render(_ files: ProjectTemplate.File...) throws -> [ProjectFile] {
        try ProjectTemplate(files: files).render(Self.values)
    }

    @Test func putsValuesIntoTextsAndNames() throws {
        let files = try render(.init("src/{{name}}/{{name}}.txt", "Hello {{name}}"))
        #expect(files.map(\.path) == ["src/greeter/greeter.txt"])
        #expect(files.first?.content == Array("Hello greeter".utf8))
    }

    @Test(arguments: [[0x7B, 0x7B, 0x00], [0x7B, 0x7B, 0xFF]] as [[UInt8]])
    func copiesWhatIsNoText(bytes: [UInt8]) throws {
        let files = try render(.init("logo.png", content: bytes, isExecutable: false))
        #expect(files.first?.content == bytes)
    }

    @Test func keepsTheExecutableBit() throws {
        let files = try render(.init("run.sh", content: [], isExecutable: true))
        #expect(files.first?.isExecutable == true)
    }

    @Test func leavesOutFilesWithoutAName() throws {
        #expect(
            try render(.init("{{empty}}/a", ""), .init("{{empty}}", ""), .init("b", "")).map(\.path) == ["b"]
        )
    }

    @Test(arguments: [
        ("a/{{up}}/b", "becomes '..'"), ("{{up}}", "becomes '..'"), ("../a", "becomes '..'"), ("./a", "becomes '.'"),
        ("{{path}}", "becomes 'a/b'"), ("{{bell}}", "no name of a file"), ("{{nmae}}", "the file name {{nmae}}"),
        (String(repeating: "a", count: 256), "no name of a file"),
    ])
    func refusesPathsThatLeaveTheFolder(path: String, says: String) throws {
        let failure = try #require(throws: Failure.self) { try render(.init(path, "")) }
        #expect(failure.status == .invalidBody)
        #expect(failure.line.contains(says), "\(failure.line)")
    }

    @Test func refusesTwoFilesInOnePlace() throws {
        let failure = try #require(throws: Failure.self) { try render(.init("{{name}}", ""), .init("Greeter", "")) }
        #expect(failure.line == "the template's files {{name}} and Greeter both become Greeter")
        #expect(throws: Failure.self) { try render(.init("a/b", ""), .init("a", "")) }
    }

    @Test func namesFileAndLineOfAWrongText() throws {
        let failure = try #require(throws: Failure.self) { try render(.init("docs/a.md", "\n\n{{nmae}}")) }
        #expect(failure.line == "docs/a.md, line 3: there is no value for {{nmae}}")
        #expect(failure.hint == "did you mean {{name}}?")
    }
}
