import ArgumentParser
import MicroKit

/// What describes a service's messages, where the service does not do it itself.
struct SchemaOptions: ParsableArguments {
    @Option(
        name: [.long],
        help: ArgumentHelp(
            "A .proto file that describes the service's messages. May be given several times.",
            valueName: "file"
        ),
        completion: .file(extensions: ["proto"])
    )
    var proto: [String] = []

    @Option(
        name: [.customShort("I"), .customLong("import-path")],
        help: ArgumentHelp(
            "A folder in which imports of --proto are looked for. May be given several times.",
            valueName: "folder"
        ),
        completion: .directory
    )
    var importPath: [String] = []

    @Option(
        name: [.long],
        help: ArgumentHelp(
            "A file of descriptors, as protoc --include_imports --descriptor_set_out writes it. May be given several "
                + "times.",
            valueName: "file"
        ),
        completion: .file()
    )
    var protoset: [String] = []
}

extension SchemaOptions {
    /// What the options name, read.
    /// - Throws: ``Failure`` of status `usage`; ``MicroError`` `invalidSchema` and `fileUnreadable` for files that can't be
    ///   used.
    func sources() throws -> [any SchemaSource] {
        guard importPath.isEmpty || !proto.isEmpty else { throw Failure.usage("--import-path goes with --proto") }
        for path in importPath where SystemFiles.kind(of: path, followsLinks: true) != .folder {
            throw Failure(.inputMissing, "--import-path: there is no folder \(path)")
        }
        var sources: [any SchemaSource] = []
        if !proto.isEmpty { sources.append(try ProtoFiles(proto, importPaths: importPath)) }
        if !protoset.isEmpty { sources.append(try ProtosetFile(protoset)) }
        return sources
    }

    /// What turns bodies of calls into protobuf where it is described; nil when they go out as they are.
    /// - Throws: As ``sources()``.
    func transcoder(
        _ format: MessageFormatOptions,
        _ settings: ConnectionSettings,
        isRaw: Bool
    ) throws -> SchemaTranscoder? {
        let transcoder = SchemaTranscoder(
            files: try sources(),
            format: try format.options(),
            messageSize: settings.maximumMessageSize
        )
        return isRaw ? nil : transcoder
    }
}

/// How protobuf messages are written as JSON.
struct MessageFormatOptions: ParsableArguments {
    @Flag(help: "Show fields that have their default value too.")
    var emitDefaults = false

    @Flag(help: "Show fields by their names in the .proto file, not in lowerCamelCase.")
    var protoNames = false

    @Option(
        help: ArgumentHelp("How to write 64-bit integers: string or number. (default: string)", valueName: "form"),
        completion: .list(IntegerForm.allCases.map(\.rawValue))
    )
    var int64: String?
}

/// The ways to write a 64-bit integer.
enum IntegerForm: String, CaseIterable, Sendable { case string, number }

extension MessageFormatOptions {
    /// The options as the library takes them.
    /// - Throws: ``Failure`` of status `usage`.
    func options() throws -> ProtobufJSONOptions {
        var options = ProtobufJSONOptions()
        options.emitsDefaults = emitDefaults
        options.usesProtoNames = protoNames
        if let int64 {
            guard let form = IntegerForm(rawValue: int64) else {
                throw Failure.unknown("--int64: unknown form", int64, of: IntegerForm.self)
            }
            options.int64AsNumbers = form == .number
        }
        return options
    }
}
