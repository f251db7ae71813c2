/// A user's own template: a folder whose files and file names may hold variables.
struct TemplateFolder {
    /// Limits on what a template may be; none that somebody wrote by hand comes near.
    struct Limits {
        var files = 2_000
        /// Of all files together, in bytes.
        var size = 16 << 20
        /// Folders in folders.
        var depth = 32
    }

    private let root: String
    private let limits: Limits
    private var files: [ProjectTemplate.File] = []
    private var size = 0

    /// Reads a template with everything in it but `.git`.
    ///
    /// A symbolic link to a file of the same template counts as that file; every other link is refused, and so is
    /// what is neither file nor folder.
    /// - Throws: ``Failure`` of status `inputMissing` when something can't be read, `invalidBody` for a link out of
    ///   the folder and over a limit.
    static func read(_ path: String, limits: Limits = Limits()) throws -> ProjectTemplate {
        guard SystemFiles.kind(of: path, followsLinks: true) == .folder, let root = SystemFiles.realPath(path) else {
            throw Failure(
                .inputMissing,
                "--template: there is no folder \(path)",
                hint: path.contains("://") || path.hasSuffix(".git") ? "clone it first, then name its folder" : nil
            )
        }
        var folder = TemplateFolder(root: root, limits: limits)
        try folder.readFolder("", depth: 0)
        guard !folder.files.isEmpty else {
            throw Failure(.inputMissing, "--template: there is no file in \(path)")
        }
        return ProjectTemplate(files: folder.files)
    }

    private init(root: String, limits: Limits) {
        self.root = root
        self.limits = limits
    }

    private mutating func readFolder(_ path: String, depth: Int) throws {
        guard depth <= limits.depth else { throw Self.over("has folders nested deeper than \(limits.depth)") }
        for name in try SystemFiles.names(in: path.isEmpty ? root : "\(root)/\(path)") where name != ".git" {
            try Interruption.check()
            let inner = path.isEmpty ? name : "\(path)/\(name)"
            switch SystemFiles.kind(of: "\(root)/\(inner)") {
            case .folder: try readFolder(inner, depth: depth + 1)
            case .file(let isExecutable): try readFile(inner, from: "\(root)/\(inner)", isExecutable: isExecutable)
            case .link: try readLink(inner)
            case .other: throw Failure(.invalidBody, "--template: \(inner) is neither a file nor a folder")
            case nil: throw Failure(.inputMissing, "--template: \(inner) can't be read")
            }
        }
    }

    private mutating func readLink(_ path: String) throws {
        guard let target = SystemFiles.realPath("\(root)/\(path)") else {
            throw Failure(.inputMissing, "--template: the link \(path) leads nowhere")
        }
        guard target.hasPrefix(root.hasSuffix("/") ? root : root + "/") else {
            throw Failure(.invalidBody, "--template: the link \(path) leads out of the template")
        }
        guard case .file(let isExecutable) = SystemFiles.kind(of: target) else {
            throw Failure(.invalidBody, "--template: the link \(path) leads to something else than a file")
        }
        try readFile(path, from: target, isExecutable: isExecutable)
    }

    private mutating func readFile(_ path: String, from source: String, isExecutable: Bool) throws {
        guard files.count < limits.files else { throw Self.over("has more than \(limits.files) files") }
        let tooLarge = Self.over("is larger than \(ByteCount(limits.size))")
        let content: [UInt8]
        do {
            content = try FileDescriptorStream.contents(ofFile: source, limit: limits.size - size)
        } catch let failure as Failure where failure.status == .invalidBody {
            throw tooLarge
        }
        size += content.count
        files.append(.init(path, content: content, isExecutable: isExecutable))
    }

    private static func over(_ reason: String) -> Failure { Failure(.invalidBody, "--template: the folder \(reason)") }
}
