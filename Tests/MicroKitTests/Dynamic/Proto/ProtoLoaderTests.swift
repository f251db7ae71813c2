import SwiftProtobuf
import Testing

@testable import MicroKit

@Suite struct ProtoLoaderTests {
    private static let head = "syntax = \"proto3\";\n"

    private func names(_ paths: [String], _ importPaths: [String] = [], _ files: [String: String]) throws -> [String] {
        try ProtoLoader.load(paths, importPaths: importPaths, from: .memory(files)).files.map(\.name)
    }

    @Test func findsImports() throws {
        let files = [
            "/p/api/v1/a.proto": Self.head + "import \"b.proto\"; import \"api/common.proto\"; import \"x/y.proto\";",
            "/p/api/v1/b.proto": Self.head, "/p/api/common.proto": Self.head, "/lib/x/y.proto": Self.head,
        ]
        #expect(
            try names(["/p/api/v1/a.proto"], ["/lib"], files) == [
                "a.proto", "b.proto", "api/common.proto", "x/y.proto",
            ]
        )
    }

    @Test func prefersImportPathsAndNamesByThem() throws {
        let files = [
            "/p/a.proto": Self.head + "import \"b.proto\";", "/p/b.proto": Self.head + "package near;",
            "/q/b.proto": Self.head + "package far;",
        ]
        let loaded = try ProtoLoader.load(["/p/a.proto"], importPaths: ["/q", "/p"], from: .memory(files)).files
        #expect(loaded.map(\.name) == ["a.proto", "b.proto"] && loaded[1].package == "far")
        #expect(try names(["p/a.proto"], ["/p"], ["/p/p/a.proto": Self.head]) == ["p/a.proto"])
    }

    /// A file that is given and imported, under whatever names, is one file.
    @Test func loadsAFileOnce() throws {
        let files = [
            "/p/proto/a.proto": Self.head + "import \"proto/b.proto\"; message A { B b = 1; }",
            "/p/proto/b.proto": Self.head + "message B {}",
        ]
        let loaded = try ProtoLoader.load(["/p/proto/a.proto", "/p/proto/b.proto"], from: .memory(files)).files
        #expect(loaded.map(\.name) == ["a.proto", "b.proto"] && loaded[0].dependency == ["b.proto"])
    }

    @Test func hasProtobufsOwnFiles() throws {
        let own = [
            "any", "api", "duration", "empty", "field_mask", "source_context", "struct", "timestamp", "type",
            "wrappers",
            "descriptor", "cpp_features", "go_features", "java_features",
        ]
        let imports = own.map { "import \"google/protobuf/\($0).proto\";" }.joined()
        let files = try ProtoLoader.load(["/a.proto"], from: .memory(["/a.proto": Self.head + imports])).files
        #expect(files.count == own.count + 1)
        let pool = try DescriptorPool(files)
        #expect(pool.message(named: "google.protobuf.Struct")?.isWellKnown == true)
        #expect(pool.message(named: "google.protobuf.Any")?.isWellKnown == true)
        #expect(pool.message(named: "google.protobuf.FieldOptions")?.field(jsonOrProtoName: "features") != nil)
    }

    @Test(arguments: [
        (
            ["import \"../x.proto\";"],
            "/t.proto:2:8: \"../x.proto\" can't be imported; write it from an import path on, without . and .."
        ),
        (["import \"x.proto\";"], "/t.proto:2:8: the import x.proto is in none of /inc, / and the folders above it"),
        (
            ["import \"b.proto\";", "message M {", "/b.proto"],
            "/b.proto:2:12: expected a field or '}', found the end of the file"
        ),
        (
            [
                "import \"b.proto\"; message M { B b = 1; }", "import \"c.proto\";", "/b.proto", "message B {}",
                "/c.proto",
            ], "/t.proto:2:33: B is declared in c.proto, which t.proto does not import"
        ),
    ])
    func tellsWhere(parts: [String], expected: String) {
        var files = ["/t.proto": Self.head + parts[0]]
        for index in stride(from: 1, to: parts.count, by: 2) { files[parts[index + 1]] = Self.head + parts[index] }
        let error = #expect(throws: MicroError.self) {
            try ProtoLoader.load(["/t.proto"], importPaths: ["/inc"], from: .memory(files))
        }
        #expect(error?.message == expected)
    }

    @Test func refusesWhatIsNotThereOrTooMuch() {
        let missing = #expect(throws: MicroError.self) {
            try ProtoLoader.load(["no.proto"], importPaths: ["/inc"], from: .memory([:]))
        }
        #expect(missing?.message == "there is no file no.proto, nor in /inc" && missing?.code == .fileUnreadable)
        var limits = ProtoLoader.Limits()
        limits.files = 3
        let files = Dictionary(
            uniqueKeysWithValues: (0..<9).map { ("/\($0).proto", Self.head + "import \"\($0 + 1).proto\";") }
        )
        let endless = #expect(throws: MicroError.self) {
            try ProtoLoader.load(["/0.proto"], limits: limits, from: .memory(files))
        }
        #expect(endless?.message == "0.proto imports more than 3 files or 64 MiB")
    }

    @Test func seesPublicImportsOnly() throws {
        var files = [
            "/a.proto": Self.head + "import \"b.proto\"; message A { C c = 1; }",
            "/b.proto": Self.head + "import public \"c.proto\";", "/c.proto": Self.head + "message C {}",
        ]
        #expect(try names(["/a.proto"], [], files).count == 3)
        files["/b.proto"] = Self.head + "import \"c.proto\";"
        #expect(throws: MicroError.self) { try names(["/a.proto"], [], files) }
    }

    @Test func goesRoundNoCircle() throws {
        let files = ["/a.proto": Self.head + "import \"b.proto\";", "/b.proto": Self.head + "import \"a.proto\";"]
        let loaded = try ProtoLoader.load(["/a.proto"], from: .memory(files)).files
        #expect(throws: MicroError.self) { try DescriptorPool(loaded) }
    }
}
