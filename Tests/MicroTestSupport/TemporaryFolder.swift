import Foundation

/// A folder of one test, which goes with it.
package final class TemporaryFolder: Sendable {
    /// Its path, without a slash at the end.
    package let path: String

    /// Makes an empty folder.
    package init() throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("micro-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The path of something in the folder.
    package func path(_ name: String) -> String { "\(path)/\(name)" }

    /// Writes a file, in one step that nobody sees the middle of, or over what is there.
    /// - Returns: Its path.
    @discardableResult
    package func write(_ text: String, to name: String, atomically: Bool = true) throws -> String {
        if atomically {
            try Data(text.utf8).write(to: URL(filePath: path(name)), options: .atomic)
        } else {
            try Data(text.utf8).write(to: URL(filePath: path(name)))
        }
        return path(name)
    }

    /// Removes a file.
    package func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path(name)) }
}
