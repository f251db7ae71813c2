/// A hidden folder where files wait until all of them are written.
final class StagingFolder {
    /// Where it is.
    let path: String
    /// The folder that the files are meant for, which errors name.
    private let destination: String
    private var folders: [String] = []
    private var files: [String] = []

    /// In the same folder as `destination`.
    convenience init(beside destination: String) {
        let parts = destination.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        self.init((parts + [Self.randomName]).joined(separator: "/"), for: destination)
    }

    /// In `destination` itself.
    convenience init(inside destination: String) {
        self.init("\(destination)/\(Self.randomName)", for: destination)
    }

    private init(_ path: String, for destination: String) {
        self.path = path
        self.destination = destination
    }

    private static var randomName: Substring { ".micro-new.\(String(UInt64.random(in: 0 ... .max), radix: 36))" }

    /// Writes all files. Calls `check` before each; throwing stops it.
    /// - Throws: ``Failure``; ``remove()`` is still to be called.
    func fill(_ files: [ProjectFile], check: () throws -> Void) throws {
        guard try SystemFiles.makeFolder(path, name: destination) else {
            throw Failure(.cannotCreate, "can't create the folder \(path): it is there already")
        }
        folders.append(path)
        for file in files {
            try check()
            let target = "\(path)/\(file.path)"
            folders += try SystemFiles.makeFolders(SystemFiles.folder(of: target))
            self.files.append(target)
            let name = "\(destination)/\(file.path)"
            try SystemFiles.write(file.content, to: target, name: name, isExecutable: file.isExecutable)
        }
    }

    /// Removes it with everything that was written into it and is still there.
    func remove() {
        for file in files { SystemFiles.remove(file: file) }
        SystemFiles.remove(folders: folders)
    }
}
