#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Writes a project so that either all of it is there or nothing has changed.
///
/// Everything is first written into a hidden folder on the same file system; only then it is renamed into its place,
/// which takes no room on the disk and hardly any time.
struct ProjectWriter {
    /// The project's folder, as the user named it.
    var folder: String
    /// Whether a folder with something in it may be written into, and files in it replaced.
    var isForced: Bool
    /// Called before each file; throwing stops the writing.
    var check: () throws -> Void = Interruption.check

    /// Writes the files.
    /// - Throws: ``Failure`` of status `cannotCreate`, `inputOutput`, or what ``check`` throws; nothing has changed
    ///   then.
    func write(_ files: [ProjectFile]) throws {
        if try checkPlaces(of: files) { try writeInto(files) } else { try writeNew(files) }
    }

    /// Whether the folder is there.
    /// - Throws: ``Failure`` of status `cannotCreate` when it is and the files can't go there.
    @discardableResult
    func checkPlaces(of files: [ProjectFile]) throws -> Bool {
        guard let kind = SystemFiles.kind(of: folder, followsLinks: true) else {
            if SystemFiles.kind(of: folder) != nil { throw exists("it is a link that leads nowhere") }
            return false
        }
        guard kind == .folder else { throw exists("a file of that name is there") }
        if !isForced, try !SystemFiles.names(in: folder).isEmpty { throw Self.alreadyExists(folder) }
        for file in files where SystemFiles.kind(of: "\(folder)/\(file.path)") == .folder {
            throw Failure(.cannotCreate, "\(folder)/\(file.path) is a folder, and a file is to go there")
        }
        return true
    }

    /// The failure for a folder that has something in it.
    static func alreadyExists(_ folder: String) -> Failure {
        Failure(.cannotCreate, "\(folder) already exists (use --force)")
    }

    private func exists(_ reason: String) -> Failure {
        Failure(.cannotCreate, "can't create \(folder): \(reason)")
    }

    // MARK: A folder that is not there

    private func writeNew(_ files: [ProjectFile]) throws {
        let madeAbove = try SystemFiles.makeFolders(SystemFiles.folder(of: folder))
        let stage = StagingFolder(beside: folder)
        do {
            try stage.fill(files, check: check)
            try check()
            try publish(stage)
        } catch {
            stage.remove()
            SystemFiles.remove(folders: madeAbove)
            throw error
        }
    }

    private func publish(_ stage: StagingFolder) throws {
        let number = SystemFiles.rename(stage.path, to: folder)
        // Somebody else may have been quicker.
        if number == ENOTEMPTY || number == EEXIST { throw Self.alreadyExists(folder) }
        if number != 0 { throw Failure(.cannotCreate, "can't create \(folder): \(systemErrorText(number))") }
    }

    // MARK: A folder that is there

    private func writeInto(_ files: [ProjectFile]) throws {
        let stage = StagingFolder(inside: folder)
        var replacement = Replacement(folder: folder, stage: stage)
        do {
            try stage.fill(files, check: check)
            try check()
            for file in files { try replacement.put(file.path) }
            replacement.finish()
        } catch {
            replacement.undo()
            stage.remove()
            throw error
        }
        stage.remove()
    }
}

/// Files that take their places one by one, and can give them up again.
private struct Replacement {
    let folder: String
    let stage: StagingFolder
    private var madeFolders: [String] = []
    /// What has been put in place, and whether something was there before.
    private var done: [(path: String, hasOld: Bool)] = []

    init(folder: String, stage: StagingFolder) {
        self.folder = folder
        self.stage = stage
    }

    mutating func put(_ path: String) throws {
        let target = "\(folder)/\(path)"
        madeFolders += try SystemFiles.makeFolders(SystemFiles.folder(of: target))
        let hasOld = SystemFiles.kind(of: target) != nil
        if hasOld { try rename(target, oldPath(done.count)) }
        do {
            try rename("\(stage.path)/\(path)", target)
        } catch {
            if hasOld { _ = SystemFiles.rename(oldPath(done.count), to: target) }
            throw error
        }
        done.append((path, hasOld))
    }

    /// Where a file waits that may have to come back.
    private func oldPath(_ index: Int) -> String { "\(stage.path).old.\(index)" }

    private func rename(_ old: String, _ new: String) throws {
        let number = SystemFiles.rename(old, to: new)
        if number != 0 { throw Failure(.cannotCreate, "can't replace \(new): \(systemErrorText(number))") }
    }

    /// Forgets what has been replaced.
    func finish() {
        for (index, item) in done.enumerated() where item.hasOld { SystemFiles.remove(file: oldPath(index)) }
    }

    /// Puts everything back.
    func undo() {
        for (index, item) in done.enumerated().reversed() {
            let target = "\(folder)/\(item.path)"
            // Back into the stage, which knows what it has to remove.
            _ = SystemFiles.rename(target, to: "\(stage.path)/\(item.path)")
            if item.hasOld { _ = SystemFiles.rename(oldPath(index), to: target) }
        }
        SystemFiles.remove(folders: madeFolders)
    }
}
