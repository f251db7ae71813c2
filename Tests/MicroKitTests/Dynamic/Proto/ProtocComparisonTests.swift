import Foundation
import MicroTestSupport
import SwiftProtobuf
import Testing

@testable import MicroKit

/// What protoc makes of files, where it is installed, is what this library's parser makes of them.
@Suite(.enabled(if: Protoc.path != nil, "protoc (Debian protobuf-compiler) is not installed"))
struct ProtocComparisonTests {
    @Test(arguments: [ProtoSamples.everything, ProtoSamples.proto3])
    func agreesOnSamples(sample: String) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "protoc-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        // protoc 3 knows no verification of extension ranges.
        let text = sample.replacing(" [verification = UNVERIFIED]", with: "")
        try Data(text.utf8).write(to: folder.appending(path: "sample.proto"))
        try await compare(["sample.proto"], in: [folder.path()])
    }

    @Test(.heavy, arguments: Protoc.folders)
    func agreesOnInstalledFiles(folder: Protoc.Folder) async throws {
        let files = folder.files
        try #require(!files.isEmpty)
        for file in files { try await compare([file], in: [folder.path] + folder.others) }
    }

    /// Protobuf's own files are known here with all the fields that the installed ones have.
    @Test func hasAllOfProtobufsOwnFiles() throws {
        for folder in Protoc.folders {
            for name in folder.files where WellKnownProtos.text(of: name) != nil {
                let known = try ProtoLoader.load([name], from: .none).files[0]
                let installed = try ProtoLoader.load([name], importPaths: [folder.path]).files[0]
                let missing = Self.fields(of: installed).subtracting(Self.fields(of: known))
                #expect(missing.isEmpty, "\(name)")
            }
        }
    }

    private static func fields(of file: Google_Protobuf_FileDescriptorProto) -> Set<String> {
        var fields = Set(file.enumType.flatMap { type in type.value.map { "\(type.name).\($0.name) \($0.number)" } })
        var waiting = file.messageType.map { ($0.name, $0) }
        while let (name, message) = waiting.popLast() {
            waiting += message.nestedType.map { ("\(name).\($0.name)", $0) }
            for field in message.field {
                fields.insert("\(name).\(field.name) \(field.number) \(field.type) \(field.label) \(field.typeName)")
            }
        }
        return fields
    }

    private func compare(_ files: [String], in folders: [String]) async throws {
        guard let theirs = try await Protoc.descriptors(of: files, in: folders) else { return }
        let ours = try ProtoLoader.load(files, importPaths: folders).files
        let byName = Dictionary(ours.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        for file in theirs where files.contains(file.name) {
            let mine = try #require(byName[file.name], "\(file.name) is missing")
            expectSame(mine, file, "read")
            let text = ProtoPrinter.text(of: mine)
            let again = try ProtoParser.parse(Array(text.utf8), named: file.name)
            let others = ours.filter { $0.name != file.name }
            expectSame(try ProtoLinker.link([again] + others)[0], file, "printed and read again")
        }
        _ = try DescriptorPool(ours)
    }

    private func expectSame(
        _ ours: Google_Protobuf_FileDescriptorProto,
        _ theirs: Google_Protobuf_FileDescriptorProto,
        _ what: String
    ) {
        let (ours, theirs) = (Self.lines(of: ours), Self.lines(of: theirs))
        guard ours != theirs else { return }
        let index = zip(ours, theirs).enumerated().first { $1.0 != $1.1 }?.offset ?? min(ours.count, theirs.count)
        let nearby = (ours.dropFirst(max(0, index - 5)).prefix(7), theirs.dropFirst(max(0, index - 5)).prefix(7))
        Issue.record("\(what): ours \(nearby.0.joined(separator: " ")), protoc's \(nearby.1.joined(separator: " "))")
    }

    /// The descriptor as text, without custom options, which protoc turns into unknown fields, and with all spellings
    /// of a number alike, which differ between versions of protoc.
    private static func lines(of file: Google_Protobuf_FileDescriptorProto) -> [Substring] {
        var file = file
        file.clearSourceCodeInfo()
        ProtoOptionsCleaner.clean(&file)
        file.options.uninterpretedOption = []
        for index in file.extension.indices where file.extension[index].hasOptions {
            file.extension[index].options.uninterpretedOption = []
        }
        var options = TextFormatEncodingOptions()
        options.printUnknownFields = false
        let text = file.textFormatString(options: options)
        return text.split(separator: "\n").filter { !$0.hasSuffix("options {") && !$0.hasSuffix("}") }.map { line in
            guard let value = line.split(separator: "default_value: \"").last?.dropLast(), let number = Double(value)
            else { return line }
            return "default_value: \(Float(number))"
        }
    }
}

/// The protobuf compiler of this machine.
enum Protoc {
    /// A folder of `.proto` files.
    struct Folder: Sendable {
        var path: String
        /// Where else imports are found.
        var others: [String] = []

        var files: [String] {
            let found = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
            return found.filter { $0.hasSuffix(".proto") }.sorted()
        }
    }

    static let path = ["/usr/bin/protoc", "/usr/local/bin/protoc", "/opt/homebrew/bin/protoc"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    /// Those that swift-protobuf tests itself with, and those of Debian's packages.
    static let folders: [Folder] = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../..").standardized
            .path()
        let protos = root + "/.build/checkouts/swift-protobuf/Protos"
        let own = protos + "/Sources/SwiftProtobuf"
        return [
            Folder(path: own), Folder(path: protos + "/Sources/Conformance", others: [own]),
            Folder(path: protos + "/Tests/SwiftProtobufTests", others: [own]), Folder(path: "/usr/include/google"),
            Folder(path: "/usr/share/grpc-proto", others: ["/usr/include"]),
        ].filter { !$0.files.isEmpty }
    }()

    /// What protoc writes for files, nil for files that this version refuses, such as later editions.
    static func descriptors(of files: [String], in folders: [String]) async throws
        -> [Google_Protobuf_FileDescriptorProto]?
    {
        let output = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).pb")
        defer { try? FileManager.default.removeItem(at: output) }
        let process = Process()
        process.executableURL = URL(filePath: try #require(path))
        process.arguments =
            folders.flatMap { ["-I", $0] }
            + ["--include_imports", "--descriptor_set_out=\(output.path())"] + files
        process.standardError = FileHandle.nullDevice
        try process.run()
        await exit(of: process)
        guard process.terminationStatus == 0 else { return nil }
        return try Google_Protobuf_FileDescriptorSet(serializedBytes: Array(Data(contentsOf: output))).file
    }
}
