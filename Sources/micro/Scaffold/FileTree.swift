/// Paths drawn as a tree, as go-micro's `new` does (github.com/xlab/treeprint): folders where their first file stands,
/// and behind each line downwards two no-break spaces and a space.
struct FileTree {
    private final class Folder {
        var names: [String] = []
        var folders: [String: Folder] = [:]
    }

    private let root = Folder()

    /// - Parameter paths: With `/` between folders.
    init(_ paths: [String]) {
        for path in paths {
            var folder = root
            let parts = path.split(separator: "/").map(String.init)
            for part in parts.dropLast() {
                if folder.folders[part] == nil {
                    folder.names.append(part)
                    folder.folders[part] = Folder()
                }
                folder = folder.folders[part] ?? folder
            }
            if let file = parts.last { folder.names.append(file) }
        }
    }

    /// One line for the folder itself and one for everything in it.
    var lines: [String] { ["."] + Self.lines(root, indent: "") }

    private static func lines(_ folder: Folder, indent: String) -> [String] {
        folder.names.enumerated().flatMap { index, name in
            let isLast = index == folder.names.count - 1
            let line = indent + (isLast ? "└── " : "├── ") + name
            let inner = indent + (isLast ? "    " : "│\u{A0}\u{A0} ")
            return [line] + (folder.folders[name].map { lines($0, indent: inner) } ?? [])
        }
    }
}
