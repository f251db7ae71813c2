package import SwiftProtobuf

/// Reads `.proto` files with everything that they import.
///
/// An import is looked for under each import path in turn; then where the importing file's own name begins, in its
/// folder and in the folders above; then among the files that come with protobuf, which are built in.
package struct ProtoLoader {
    /// What a set of files may hold at most.
    package struct Limits: Sendable {
        /// Files, imported ones among them.
        package var files = 4096
        /// Bytes of all files.
        package var size = 64 << 20
        /// What holds for each.
        package var parser = ProtoParser.Limits()
        /// Makes the usual limits.
        package init() {}
    }

    private struct Source {
        var name: String
        /// Where it was read, nil for a file that is built in.
        var path: String?
        var descriptor: Google_Protobuf_FileDescriptorProto
    }

    private let importPaths: [String]
    private let limits: Limits
    private let files: ProtoFileSystem
    private var sources: [Source] = []
    /// The names that files were loaded under, by their canonical paths.
    private var names: [String: String] = [:]
    private var taken: Set<String> = []
    private var size = 0

    /// Loads files.
    /// - Parameters:
    ///   - paths: files on disk, or names that an import path knows.
    ///   - importPaths: folders that the names of imports begin in, as `protoc -I` has them.
    ///   - limits: what the files may hold at most.
    ///   - files: where they are read.
    /// - Returns: the files and all that they import, types resolved; and the names of the given ones.
    /// - Throws: `MicroError` `.invalidSchema` with `file:line:column` for what a file says, `.fileUnreadable` for a
    ///   file that is missing or can't be read.
    package static func load(
        _ paths: [String],
        importPaths: [String] = [],
        limits: Limits = Limits(),
        from files: ProtoFileSystem = .disk
    ) throws(MicroError) -> (files: [Google_Protobuf_FileDescriptorProto], given: Set<String>) {
        var loader = ProtoLoader(importPaths: importPaths, limits: limits, files: files)
        for path in paths { try loader.addGiven(path) }
        let given = Set(loader.sources.map(\.name))
        // The list grows while it is walked: imports are appended.
        var next = 0
        while next < loader.sources.count {
            try loader.addImports(of: next)
            next += 1
        }
        do {
            return (try ProtoLinker.link(loader.sources.map(\.descriptor)), given)
        } catch {
            throw loader.told(error)
        }
    }

    private init(importPaths: [String], limits: Limits, files: ProtoFileSystem) {
        self.importPaths = importPaths.map { $0.isEmpty ? "." : $0 }
        self.limits = limits
        self.files = files
    }

    // MARK: Given files

    private mutating func addGiven(_ path: String) throws(MicroError) {
        if let bytes = try files.read(path, limits.parser.fileSize) {
            let identity = files.canonical(path)
            guard names[identity] == nil else { return }
            return try add(bytes, named: name(ofGiven: path, identity), at: path)
        }
        if let (found, bytes) = try search(importPaths, path) { return try add(bytes, named: path, at: found) }
        if let text = WellKnownProtos.text(of: path) { return try add(Array(text.utf8), named: path, at: nil) }
        let places = importPaths.isEmpty ? "" : ", nor in \(importPaths.joined(separator: ", "))"
        throw MicroError(.fileUnreadable, "there is no file \(path)\(places)")
    }

    /// The name that an import of the file would have: its path in an import path or below the current folder.
    private func name(ofGiven path: String, _ identity: String) -> String {
        for folder in importPaths {
            let root = files.canonical(folder)
            let prefix = root.hasSuffix("/") ? root : root + "/"
            if identity.hasPrefix(prefix) { return String(identity.dropFirst(prefix.count)) }
        }
        let plain = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
        let isBelow = !plain.hasPrefix("/") && Self.isImportable(plain)
        let short = isBelow ? plain : plain.split(separator: "/").last.map(String.init) ?? plain
        return taken.contains(short) ? identity : short
    }

    // MARK: Imports

    private mutating func addImports(of index: Int) throws(MicroError) {
        let source = sources[index]
        let options = source.descriptor.optionDependency
        for (number, name) in source.descriptor.dependency.enumerated() {
            let real = try addImport(name, of: source, at: [3, Int32(number)])
            sources[index].descriptor.dependency[number] = real
        }
        // Files that are imported for their options only need not be there: options of their own stay as they are.
        for name in options where Self.isImportable(name) && !taken.contains(name) {
            if let (path, bytes) = try find(name, for: source) { try add(bytes, named: name, at: path) }
        }
    }

    /// Loads an import once and tells the name that it is loaded under.
    private mutating func addImport(
        _ name: String,
        of source: Source,
        at path: [Int32]
    ) throws(MicroError) -> String {
        guard Self.isImportable(name) else {
            throw told(
                fault("\"\(name)\" can't be imported; write it from an import path on, without . and ..", source, path)
            )
        }
        if taken.contains(name) { return name }
        if let (found, bytes) = try find(name, for: source) {
            if let known = names[files.canonical(found)] { return known }
            try add(bytes, named: name, at: found)
        } else if let text = WellKnownProtos.text(of: name) {
            try add(Array(text.utf8), named: name, at: nil)
        } else {
            var error = told(fault("the import \(name) is in none of \(placesTold(source))", source, path))
            error.hint = "name the folder that \(name) begins in with -I"
            throw error
        }
        return name
    }

    private func find(_ name: String, for source: Source) throws(MicroError) -> (String, [UInt8])? {
        if let found = try search(importPaths, name) { return found }
        guard let path = source.path else { return nil }
        return try search(Self.folders(around: path, files), name)
    }

    private func search(_ folders: [String], _ name: String) throws(MicroError) -> (String, [UInt8])? {
        for folder in folders {
            let path = folder == "." ? name : folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
            if let bytes = try files.read(path, limits.parser.fileSize) { return (path, bytes) }
        }
        return nil
    }

    /// The folder of a file and those above it, nearest first.
    private static func folders(around path: String, _ files: ProtoFileSystem) -> [String] {
        var folders: [String] = []
        var rest = files.canonical(path)[...]
        while let slash = rest.lastIndex(of: "/"), folders.count < 32 {
            rest = rest[..<slash]
            folders.append(rest.isEmpty ? "/" : String(rest))
        }
        if folders.isEmpty || folders.last != "/" { folders.append(".") }
        return folders
    }

    private static func isImportable(_ name: String) -> Bool {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        return !parts.contains { $0.isEmpty || $0 == "." || $0 == ".." } && !name.utf8.contains(0)
    }

    private func placesTold(_ source: Source) -> String {
        let folder = source.path.flatMap { Self.folders(around: $0, files).first }
        return (importPaths + (folder.map { ["\($0) and the folders above it"] } ?? [])).joined(separator: ", ")
    }

    // MARK: Parsing

    private mutating func add(_ bytes: [UInt8], named name: String, at path: String?) throws(MicroError) {
        size += bytes.count
        guard sources.count < limits.files, size <= limits.size else {
            throw MicroError(
                .invalidSchema,
                "\(sources.first?.name ?? name) imports more than \(limits.files) files or \(limits.size >> 20) MiB"
            )
        }
        if let path { names[files.canonical(path)] = name }
        taken.insert(name)
        do {
            let descriptor = try ProtoParser.parse(bytes, named: name, limits: limits.parser)
            sources.append(Source(name: name, path: path, descriptor: descriptor))
        } catch {
            throw told(error, at: path)
        }
    }

    private func fault(_ reason: String, _ source: Source, _ path: [Int32]) -> ProtoSyntaxError {
        let place = source.descriptor.sourceCodeInfo.location.place(of: path)
        return ProtoSyntaxError(file: source.name, line: place.line, column: place.column, reason: reason)
    }

    /// An error under the path that the file was read at, which a terminal or editor can open.
    private func told(_ error: ProtoSyntaxError, at path: String? = nil) -> MicroError {
        var shown = error
        shown.file = path ?? sources.first { $0.name == error.file }?.path ?? error.file
        return MicroError(.invalidSchema, shown.description, cause: error)
    }
}
