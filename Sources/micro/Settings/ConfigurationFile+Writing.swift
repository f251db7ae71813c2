import MicroKit

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension ConfigurationFile {
    /// Changes the file that the environment names, or makes it. Nobody ever sees half of it, others can't read it, and
    /// of two programs that change it at once each sees what the other wrote.
    /// - Throws: ``Failure`` of status `configuration` when it can't be read, `cannotCreate` or `inputOutput` when it
    ///   can't be written; what `change` throws, after which it is as it was.
    static func update(_ environment: [String: String], _ change: (inout ConfigurationFile) throws -> Void) throws {
        guard let path = path(environment) else {
            throw Failure(
                .configuration,
                "there is no place for the configuration file, as HOME is not set",
                hint: "set XDG_CONFIG_HOME or MICRO_CONFIG_FILE"
            )
        }
        // A link, as people have who keep such files elsewhere, stays one.
        let place = SystemFiles.realPath(path) ?? path
        let folder = SystemFiles.folder(of: place)
        try makePrivate(folder)
        try whileLocked(folder) {
            var file =
                try read(environment) ?? ConfigurationFile(source: ConfigurationSource(path: path, bytes: []))
            try change(&file)
            try file.write(to: place, in: folder)
        }
    }

    /// Makes the folder, and those around it, for the user alone.
    private static func makePrivate(_ folder: String) throws {
        let made = try SystemFiles.makeFolders(folder)
        for path in made where chmod(path, 0o700) != 0 {
            throw Failure(.cannotCreate, "can't protect the folder \(path): \(systemErrorText(errno))")
        }
    }

    private static func whileLocked(_ folder: String, _ body: () throws -> Void) throws {
        let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
        // Where a file system knows no locks, as some of networks, it goes without.
        if descriptor >= 0 { _ = flock(descriptor, LOCK_EX) }
        defer { if descriptor >= 0 { close(descriptor) } }
        try body()
    }

    private func write(to path: String, in folder: String) throws {
        let temporary = "\(folder)/.config-\(UInt64.random(in: 0 ... .max)).json"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw Failure(.cannotCreate, "can't create a file in \(folder): \(systemErrorText(errno))")
        }
        do {
            defer { close(descriptor) }
            try FileDescriptorStream(descriptor: descriptor, name: path).write(json.utf8(.indented("  ")) + [0x0A])
            guard fsync(descriptor) == 0 else {
                throw Failure(.inputOutput, "can't write to \(path): \(systemErrorText(errno))")
            }
        } catch {
            SystemFiles.remove(file: temporary)
            throw error
        }
        let number = SystemFiles.rename(temporary, to: path)
        guard number == 0 else {
            SystemFiles.remove(file: temporary)
            throw Failure(.cannotCreate, "can't replace \(path): \(systemErrorText(number))")
        }
    }

    /// The document, with names in the order of their texts.
    var json: JSONValue {
        func object(_ settings: Settings) -> JSONValue {
            .sortedObject(Dictionary(uniqueKeysWithValues: settings.map { ($0.key.rawValue, $0.value) }))
        }
        var members: [JSONValue.Member] = []
        if let current { members.append(.init("context", .string(current))) }
        if let previous { members.append(.init("previous", .string(previous))) }
        if !settings.isEmpty { members.append(.init("settings", object(settings))) }
        members.append(
            .init("contexts", .object(contexts.sorted { $0.key < $1.key }.map { .init($0.key, object($0.value)) }))
        )
        return .object(members)
    }

    /// Whether others than the user may read the file.
    static func isReadableByOthers(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & 0o077 != 0
    }
}
