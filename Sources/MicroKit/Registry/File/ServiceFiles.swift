#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What is known of files of services and of folders that hold such files.
struct ServiceFiles: Sendable {
    /// The largest file that is read, in bytes.
    static let maximumSize = 16 << 20
    /// The most files of a folder.
    static let maximumCount = 1000
    /// How files of a folder end that count.
    static let endings = [".json", ".yaml", ".yml"]
    /// How long YAML must have been left alone before it replaces what is known: half of it is YAML as well, which half
    /// of a JSON document is not.
    private static let writingTime = Duration.milliseconds(500)

    private struct File {
        var stamp: StampedFile.Stamp?
        var isSettled = true
        var records: [ServiceRecord]?
        /// Why it could not be read last.
        var fault: String?
    }

    private let paths: [String]
    private var files: [String: File] = [:]
    /// Paths that are neither file nor folder, each with the reason.
    private var missing: [String: String] = [:]
    /// All services, those of a file that comes later in order after those of others.
    private(set) var records: [ServiceRecord] = []
    /// Counts changes of ``records``.
    private(set) var changes: UInt64 = 0
    /// Whether a file or a folder has ever been read.
    private(set) var isKnown = false

    /// Knows nothing yet.
    init(paths: [String]) { self.paths = paths }

    /// Why nothing can be known of some path, each once, with its name.
    var faults: [String] {
        missing.map { "\($0): \($1)" }.sorted()
            + files.sorted { $0.key < $1.key }.compactMap { path, file in file.fault.map { "\(path): \($0)" } }
    }

    /// Looks which files have changed and reads those. What can't be read keeps what it was known for: whoever writes
    /// it may not be done. What is no longer in a folder is gone.
    /// - Returns: What is wrong now and was not before, each with its file's name.
    mutating func refresh() -> [String] {
        let before = faults
        missing = [:]
        var order: [String] = []
        for path in paths { order += expand(path) }
        let present = Set(order)
        files = files.filter { present.contains($0.key) }
        for path in order { refresh(path) }
        var seen: Set<String> = []
        let records = order.filter { seen.insert($0).inserted }.flatMap { files[$0]?.records ?? [] }.merged()
        if !isKnown || records != self.records {
            changes += 1
            self.records = records
        }
        isKnown = isKnown || files.values.contains { $0.records != nil } || (missing.isEmpty && files.isEmpty)
        let known = Set(before)
        return faults.filter { !known.contains($0) }
    }

    /// The files of a path: itself, or those of the folder that it is.
    private mutating func expand(_ path: String) -> [String] {
        var isFolder = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return [path] }
        guard isFolder else { return [path] }
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
            missing[path] = "the folder can't be read"
            return files.keys.filter { $0.hasPrefix(path + "/") }.sorted()
        }
        let files = names.filter { name in !name.hasPrefix(".") && Self.endings.contains { name.hasSuffix($0) } }
            .sorted()
        if files.count > Self.maximumCount { missing[path] = "it has more than \(Self.maximumCount) files" }
        return files.prefix(Self.maximumCount).map { path.hasSuffix("/") ? path + $0 : path + "/" + $0 }
    }

    private mutating func refresh(_ path: String) {
        var file = files[path] ?? File()
        defer { files[path] = file }
        if let stamp = StampedFile.stamp(of: path), stamp == file.stamp, file.isSettled { return }
        do {
            let content = try StampedFile(reading: path, limit: Self.maximumSize)
            let isYAML = path.hasSuffix(".yaml") || path.hasSuffix(".yml")
            let isNew = content.quiet >= .zero && content.quiet < Self.writingTime
            if isYAML, isNew, file.records != nil, content.stamp != file.stamp {
                // Looked at again with the next question.
                file.isSettled = false
                return
            }
            file.stamp = content.stamp
            file.isSettled = content.isSettled
            file.records = try Self.records(content.bytes, isYAML: isYAML)
            file.fault = nil
        } catch let error as StampedFile.Unreadable {
            file.stamp = nil
            file.fault = error.reason
        } catch {
            file.fault = (error as? MicroError)?.message ?? "it can't be read"
        }
    }

    private static func records(_ bytes: [UInt8], isYAML: Bool) throws -> [ServiceRecord] {
        try ServiceDocument.records(try isYAML ? yaml(bytes) : json(bytes))
    }

    private static func json(_ bytes: [UInt8]) throws(MicroError) -> JSONValue {
        do throws(JSONSyntaxError) {
            return try JSONValue(parsing: bytes)
        } catch {
            throw MicroError(.invalidRecord, "line \(error.line), column \(error.column): \(error.reason)")
        }
    }

    private static func yaml(_ bytes: [UInt8]) throws(MicroError) -> JSONValue {
        do throws(YAMLSyntaxError) {
            return try JSONValue(yaml: bytes, maximumSize: maximumSize)
        } catch {
            throw MicroError(.invalidRecord, "line \(error.line), column \(error.column): \(error.reason)")
        }
    }
}
