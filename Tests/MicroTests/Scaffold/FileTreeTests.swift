import Testing

@testable import micro

@Suite struct FileTreeTests {
    /// The drawing of go-micro v2.
    @Test func drawsLikeGoMicro() {
        let tree = FileTree(["main.go", "handler/greeter.go", "proto/greeter/greeter.proto", "Makefile"])
        #expect(
            tree.lines == [
                ".",
                "├── main.go",
                "├── handler",
                "│\u{A0}\u{A0} └── greeter.go",
                "├── proto",
                "│\u{A0}\u{A0} └── greeter",
                "│\u{A0}\u{A0}     └── greeter.proto",
                "└── Makefile",
            ]
        )
    }

    @Test func gathersWhatIsInOneFolder() {
        let tree = FileTree(["a/1", "b", "a/2"])
        #expect(tree.lines == [".", "├── a", "│\u{A0}\u{A0} ├── 1", "│\u{A0}\u{A0} └── 2", "└── b"])
    }

    @Test func drawsNothing() {
        #expect(FileTree([]).lines == ["."])
    }
}
