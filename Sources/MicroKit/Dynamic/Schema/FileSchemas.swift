import SwiftProtobuf

/// A source whose descriptors are all there from the start.
package protocol PooledSchemaSource: SchemaSource {
    /// The descriptors.
    var pool: DescriptorPool { get }
    /// Names of the files that were asked for, whose services are shown; others were imported.
    var fileNames: Set<String> { get }
}

extension PooledSchemaSource {
    package func serviceNames() async throws -> [String] { shown.map(\.fullName) }

    package func services() async throws -> [ServiceDescriptor] { shown }

    package func method(service: String, method: String) async throws -> MethodDescriptor? {
        let known = pool.services.map(\.fullName)
        guard let name = try ServiceNameMatch.find(service, in: known) else { return nil }
        return pool.service(named: name)?.method(named: method)
    }

    package func symbol(named fullName: String) async throws -> SchemaSymbol? { pool.symbol(named: fullName) }

    private var shown: [ServiceDescriptor] { pool.services.filter { fileNames.contains($0.file.name) } }
}

/// Services described by `.proto` files, read by this library's own parser (``ProtoParser``): the same answer on every
/// machine, with no program to install.
package struct ProtoFiles: PooledSchemaSource {
    /// `greeter.proto`, or with how many others.
    package let name: String
    /// The descriptors.
    package let pool: DescriptorPool
    /// The files that were asked for.
    package let fileNames: Set<String>

    /// Reads files and all that they import.
    /// - Parameters:
    ///   - paths: files on disk, at least one.
    ///   - importPaths: folders that the names of imports begin in.
    ///   - limits: what the files may hold at most.
    ///   - files: where they are read.
    /// - Throws: ``MicroError`` `invalidSchema` with `file:line:column`; `fileUnreadable` for a file that is missing or
    ///   can't be read.
    package init(
        _ paths: [String],
        importPaths: [String] = [],
        limits: ProtoLoader.Limits = ProtoLoader.Limits(),
        from files: ProtoFileSystem = .disk
    ) throws(MicroError) {
        let (loaded, given) = try ProtoLoader.load(paths, importPaths: importPaths, limits: limits, from: files)
        pool = try DescriptorPool(loaded)
        fileNames = given
        name = SchemaFileName.short(paths)
    }
}

/// Services described by files of descriptors, as `protoc --include_imports --descriptor_set_out` and `buf build` write
/// them: a serialized `google.protobuf.FileDescriptorSet`.
package struct ProtosetFile: PooledSchemaSource {
    /// `greeter.protoset`, or with how many others.
    package let name: String
    /// The descriptors.
    package let pool: DescriptorPool
    /// All files in it.
    package let fileNames: Set<String>

    /// Bytes of a file at most.
    private static let sizeLimit = 64 << 20

    /// Reads files. Files of protobuf itself that are imported but not in them are added.
    /// - Throws: ``MicroError`` `invalidSchema` for a file that is no descriptor set, lacks an import or contradicts
    ///   another; `fileUnreadable` for one that is missing or can't be read.
    package init(_ paths: [String], from files: ProtoFileSystem = .disk) throws(MicroError) {
        var descriptors: [Google_Protobuf_FileDescriptorProto] = []
        for path in paths { descriptors += try Self.read(path, files) }
        let given = Set(descriptors.map(\.name))
        fileNames = given
        name = SchemaFileName.short(paths)
        do {
            pool = try DescriptorPool(descriptors + WellKnownProtos.missing(in: descriptors))
        } catch {
            var failure = error
            failure.message = "\(name): \(error.message)"
            let isIncomplete = descriptors.contains { file in file.dependency.contains { !given.contains($0) } }
            if isIncomplete { failure.hint = "make the file with protoc --include_imports --descriptor_set_out=FILE" }
            throw failure
        }
    }

    private static func read(
        _ path: String,
        _ files: ProtoFileSystem
    ) throws(MicroError) -> [Google_Protobuf_FileDescriptorProto] {
        guard let bytes = try files.read(path, sizeLimit) else {
            throw MicroError(.fileUnreadable, "there is no file \(path)")
        }
        guard bytes.count <= sizeLimit else {
            throw MicroError(.invalidSchema, "\(path) is larger than \(sizeLimit >> 20) MiB")
        }
        let set = try? Google_Protobuf_FileDescriptorSet(serializedBytes: bytes)
        guard let set, !set.file.isEmpty, set.file.allSatisfy({ !$0.name.isEmpty }) else {
            throw MicroError(
                .invalidSchema,
                "\(path) is no set of descriptors",
                hint: path.hasSuffix(".proto")
                    ? "give .proto files with --proto"
                    : "make the file with protoc --include_imports --descriptor_set_out=FILE"
            )
        }
        return set.file
    }
}

/// What a source of files is called.
private enum SchemaFileName {
    static func short(_ paths: [String]) -> String {
        let first = paths.first?.split(separator: "/").last.map(String.init) ?? "no file"
        return paths.count > 1 ? "\(first) and \(paths.count - 1) more" : first
    }
}

extension WellKnownProtos {
    /// The files of protobuf itself that are imported, by files or by each other, but not there.
    static func missing(in files: [Google_Protobuf_FileDescriptorProto]) -> [Google_Protobuf_FileDescriptorProto] {
        let known = Set(files.map(\.name))
        let wanted = Set(files.flatMap(\.dependency)).subtracting(known).filter { text(of: $0) != nil }.sorted()
        // Texts of this library's own: they parse, and import nothing but each other.
        let loaded = try? ProtoLoader.load(wanted, from: .none)
        return loaded?.files.filter { !known.contains($0.name) } ?? []
    }
}
