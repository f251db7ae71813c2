#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Where a new package gets MicroKit from.
enum MicroDependency: Sendable, Hashable {
    /// A version of this one or later, from the public repository.
    case release
    /// A folder on this host, by its absolute path.
    case path(String)

    /// The public repository.
    static let url = "https://github.com/micro/micro-swift"

    /// The checkout that the user names.
    /// - Throws: ``Failure`` of status `inputMissing` when it is none, `usage` for a path that can't stand in files.
    static func checkout(_ path: String) throws -> MicroDependency {
        guard let folder = SystemFiles.realPath(path), isCheckout(folder) else {
            throw Failure(
                .inputMissing,
                "--micro-path: there is no checkout of micro in \(path)",
                hint: "name the folder with its Package.swift"
            )
        }
        // The path goes into Swift, make and Docker files, each with its own idea of these.
        let unfit = folder.unicodeScalars.contains {
            $0.value < 0x20 || $0.value == 0x7F || "\"'\\$#`".unicodeScalars.contains($0)
        }
        guard !unfit else {
            throw Failure.usage(
                "--micro-path: a path with quotes, '\\', '$', '#' or control characters can't be used: \(folder)",
                hint: "give the folder another name"
            )
        }
        return .path(folder)
    }

    /// What `micro` itself was built from, if it stands in the build folder of a checkout; nil for an installed one.
    static func ownCheckout(executable: String) -> MicroDependency? {
        let parts = executable.split(separator: "/").map(String.init)
        guard let build = parts.lastIndex(where: { $0.hasPrefix(".build") }) else { return nil }
        let folder = "/" + parts[..<build].joined(separator: "/")
        return try? checkout(folder)
    }

    /// The path of the running program, nil where the system does not tell.
    static var executablePath: String? {
        #if os(Linux)
            return SystemFiles.realPath("/proc/self/exe")
        #elseif canImport(Darwin)
            var size = UInt32(PATH_MAX)
            var buffer = [CChar](repeating: 0, count: Int(size))
            guard _NSGetExecutablePath(&buffer, &size) == 0 else { return nil }
            return SystemFiles.realPath(
                String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
            )
        #else
            return nil
        #endif
    }

    private static func isCheckout(_ folder: String) -> Bool {
        let manifest = try? FileDescriptorStream.contents(ofFile: "\(folder)/Package.swift", limit: 1 << 20)
        guard let text = manifest.map({ String(decoding: $0, as: UTF8.self) }) else { return false }
        return text.contains(#"name: "micro""#) && text.contains(#"name: "MicroKit""#)
    }

    /// What the user should know of a choice that was made for them.
    var note: String? {
        guard case .path(let folder) = self else { return nil }
        return "this micro is a development build: the project takes MicroKit from \(folder) (see --micro-path)"
    }

    /// The name by which the build knows the package, besides those that are known in any case.
    var packages: [String] {
        guard case .path(let folder) = self else { return [] }
        return [SystemFiles.name(of: folder)]
    }

    /// What templates know about it.
    var values: MustacheValues {
        switch self {
        case .release:
            [
                "microURL": .text(Self.url), "microVersion": .text(Version.number), "microPath": "",
                "microPackage": .text(Self.url.split(separator: "/").last.map(String.init) ?? ""),
            ]
        case .path(let folder):
            [
                "microURL": "", "microVersion": .text(Version.number), "microPath": .text(folder),
                "microPackage": "micro",
            ]
        }
    }
}
