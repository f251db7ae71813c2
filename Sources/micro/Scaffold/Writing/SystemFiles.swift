#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The calls of the operating system on files, with errors that a user can read.
enum SystemFiles {
    /// What stands at a path.
    enum Kind: Hashable {
        case file(isExecutable: Bool)
        case folder, link, other
    }

    /// What stands at a path, nil for nothing. A symbolic link may count as what it leads to.
    static func kind(of path: String, followsLinks: Bool = false) -> Kind? {
        var status = stat()
        guard (followsLinks ? stat(path, &status) : lstat(path, &status)) == 0 else { return nil }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return .file(isExecutable: status.st_mode & S_IXUSR != 0)
        case S_IFDIR: return .folder
        case S_IFLNK: return .link
        default: return .other
        }
    }

    /// The names of everything in a folder, sorted.
    /// - Throws: ``Failure`` of status `inputMissing`, also for a name that is not UTF-8.
    static func names(in folder: String) throws -> [String] {
        guard let stream = opendir(folder) else {
            throw Failure(.inputMissing, "can't read \(folder): \(systemErrorText(errno))")
        }
        defer { closedir(stream) }
        var names: [String] = []
        while true {
            errno = 0
            guard let entry = readdir(stream) else { break }
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(validating: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard let name else { throw Failure(.inputMissing, "a file's name in \(folder) is not UTF-8") }
            if name != ".", name != ".." { names.append(name) }
        }
        guard errno == 0 else { throw Failure(.inputMissing, "can't read \(folder): \(systemErrorText(errno))") }
        return names.sorted()
    }

    /// A path without symbolic links, `.` and `..`; nil when there is nothing.
    static func realPath(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// The name of something within its folder; of `.` and the like the name of what is meant.
    static func name(of path: String) -> String {
        let last = path.split(separator: "/").last.map(String.init) ?? ""
        guard last.isEmpty || last == "." || last == "..", let real = realPath(path) else { return last }
        return real.split(separator: "/").last.map(String.init) ?? ""
    }

    /// The path of the folder that something is in.
    static func folder(of path: String) -> String {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        return parts.isEmpty ? "." : parts == [""] ? "/" : parts.joined(separator: "/")
    }

    /// Makes a folder, which errors call by `name`.
    /// - Returns: Whether it was made; false when it is there already.
    /// - Throws: ``Failure`` of status `cannotCreate`.
    static func makeFolder(_ path: String, name: String? = nil) throws -> Bool {
        if kind(of: path, followsLinks: true) == .folder { return false }
        if mkdir(path, 0o777) == 0 { return true }
        let number = errno
        if number == EEXIST, kind(of: path, followsLinks: true) == .folder { return false }
        throw Failure(.cannotCreate, "can't create the folder \(name ?? path): \(systemErrorText(number))")
    }

    /// Makes a folder and those that it is to be in.
    /// - Returns: The folders that were made, outermost first.
    /// - Throws: ``Failure`` of status `cannotCreate`; then it has removed again what it made.
    static func makeFolders(_ path: String) throws -> [String] {
        var made: [String] = []
        var folder = path.hasPrefix("/") ? "/" : ""
        do {
            for part in path.split(separator: "/") {
                folder += (folder.isEmpty || folder == "/" ? "" : "/") + part
                if try makeFolder(folder) { made.append(folder) }
            }
        } catch {
            remove(folders: made)
            throw error
        }
        return made
    }

    /// Writes a new file.
    /// - Parameters:
    ///   - bytes: All that is to be in it.
    ///   - path: Where.
    ///   - name: What to call it in an error.
    ///   - isExecutable: Whether it may be run.
    /// - Throws: ``Failure`` of status `cannotCreate` when it can't be made, `inputOutput` when it can't be written.
    static func write(_ bytes: [UInt8], to path: String, name: String, isExecutable: Bool) throws {
        let mode: mode_t = isExecutable ? 0o777 : 0o666
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard descriptor >= 0 else {
            throw Failure(.cannotCreate, "can't create \(name): \(systemErrorText(errno))")
        }
        do {
            try FileDescriptorStream(descriptor: descriptor, name: name).write(bytes)
        } catch {
            close(descriptor)
            throw error
        }
        // Some file systems, such as NFS, tell only now that there was no room.
        guard close(descriptor) == 0 else {
            throw Failure(.inputOutput, "can't write to \(name): \(systemErrorText(errno))")
        }
    }

    /// Renames a file or a folder, which takes no time. An empty folder at the new place is replaced.
    /// - Returns: The error's number, 0 for none.
    static func rename(_ old: String, to new: String) -> Int32 {
        renameFile(old, new) == 0 ? 0 : errno
    }

    /// Removes a file.
    static func remove(file path: String) {
        _ = unlink(path)
    }

    /// Removes folders that are empty, the last one first.
    static func remove(folders: [String]) {
        for folder in folders.reversed() { _ = rmdir(folder) }
    }
}

private func renameFile(_ old: String, _ new: String) -> Int32 { rename(old, new) }
