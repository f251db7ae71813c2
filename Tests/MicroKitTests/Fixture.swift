#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Files beside the tests.
enum Fixture {
    private static var folder: URL { URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures") }

    static func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appending(path: path)))
    }

    /// The path of a file, for what reads it itself.
    static func path(_ path: String) -> String { folder.appending(path: path).path() }

    static func names(in path: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: path).path()).sorted()
    }
}
