import Foundation
import Testing

@testable import micro

@Suite struct BuiltInTemplateTests {
    private static let name: MustacheValues = [
        "name": "greeter", "alias": "greeter", "module": "greeter", "type": "Greeter", "kind": "service",
        "image": "greeter", "loopback": "lo", "folder": "greeter",
    ]

    private static func values(_ kind: ProjectKind, proto: Bool = false) -> MustacheValues {
        name.merging(MicroDependency.release.values) { $1 }
            .merging(BuiltInTemplate.values(kind, usesProtobuf: proto)) { $1 }
    }

    /// Sections over unknown names are left out without a word, so that a slip would stay unseen.
    @Test(arguments: ProjectKind.allCases)
    func asksForKnownNamesAlone(kind: ProjectKind) throws {
        var templates = [BuiltInTemplate.package(kind)]
        if kind == .service {
            templates += [BuiltInTemplate.package(kind, usesProtobuf: true), BuiltInTemplate.goModule]
        }
        let known = Set(Self.values(kind).keys)
        for file in templates.flatMap(\.files) {
            let names = try MustacheTemplate(file.path + "\n" + String(decoding: file.content, as: UTF8.self)).names
            #expect(names.isSubset(of: known), "\(file.path): \(names.subtracting(known))")
        }
    }

    @Test(arguments: ProjectKind.allCases)
    func hasWhatEveryProjectNeeds(kind: ProjectKind) throws {
        let files = try BuiltInTemplate.package(kind).render(Self.values(kind))
        let paths = Set(files.map(\.path))
        for path in ["Package.swift", "Dockerfile", ".dockerignore", ".gitignore", "Makefile", "README.md"] {
            #expect(paths.contains(path), "\(path)")
        }
        for file in files {
            let text = String(decoding: file.content, as: UTF8.self)
            #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"), "\(file.path)")
            #expect(!text.contains("\n\n\n"), "\(file.path)")
            #expect(!text.contains("{{"), "\(file.path)")
        }
    }

    /// Byte for byte what protoc-gen-swift 1.39 writes.
    @Test func generatedMessagesAreThoseOfTheGenerator() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let fixture = root.appendingPathComponent("Fixtures/greeter.pb.swift.protoc-gen-swift-1.39")
        let files = try BuiltInTemplate.package(.service, usesProtobuf: true).render(Self.values(.service, proto: true))
        let generated = try #require(files.first { $0.path == "Sources/greeter/greeter.pb.swift" })
        #expect(try String(decoding: generated.content, as: UTF8.self) == String(contentsOf: fixture, encoding: .utf8))
    }

    /// New projects ask for the same versions as this package.
    @Test func versionsAreThoseOfThisPackage() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let manifest = try String(contentsOf: root.appendingPathComponent("Package.swift"), encoding: .utf8)
        #expect(manifest.contains(#"swift-protobuf.git", from: "\#(BuiltInTemplate.protobufVersion)""#))
        #expect(manifest.contains(#"swift-log.git", from: "\#(BuiltInTemplate.loggingVersion)""#))
        #expect(manifest.hasPrefix("// swift-tools-version: 6.2\n"), "new projects say 6.2")
    }
}
