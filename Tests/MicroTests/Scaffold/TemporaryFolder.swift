import Foundation

/// A folder for one test, removed when `body` returns.
func withTemporaryFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("micro-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try body(path)
}

/// Everything below a folder with what is in it; folders end with `/` and hold nothing.
func contents(of folder: String) -> [String: String] {
    var found: [String: String] = [:]
    for case let path as String in FileManager.default.enumerator(atPath: folder) ?? .init() {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: "\(folder)/\(path)", isDirectory: &isFolder) else { continue }
        let content = FileManager.default.contents(atPath: "\(folder)/\(path)") ?? Data()
        found[isFolder.boolValue ? path + "/" : path] =
            isFolder.boolValue ? "" : String(decoding: content, as: UTF8.self)
    }
    return found
}
