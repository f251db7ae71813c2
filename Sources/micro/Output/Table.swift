#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Rows under headings, to be aligned.
struct Table: Sendable, Hashable {
    /// One heading a column.
    var headings: [String]
    /// As many cells a row as there are headings.
    var rows: [[String]] = []

    /// No column is padded to more than this. One long cell among many short ones, all of them remote, would otherwise
    /// fill the memory with spaces.
    private static let widestPadding = 200

    /// The aligned text, two spaces between columns; the widest columns are cut when a width is given.
    func rendered(width: Int?) -> String {
        let lines = ([headings.map { $0.uppercased() }] + rows).map { $0.map(TerminalText.escaped) }
        var widths = headings.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
        if let width {
            Self.shrink(&widths, to: width - 2 * (headings.count - 1))
        } else {
            widths = widths.map { min($0, Self.widestPadding) }
        }
        return lines.map { line in
            let cells = zip(line, widths).map { cell, column in Self.fitted(cell, column, cuts: width != nil) }
            return cells.joined(separator: "  ").trimmingTrailingSpaces() + "\n"
        }.joined()
    }

    private static func shrink(_ widths: inout [Int], to total: Int) {
        while widths.reduce(0, +) > total, let widest = widths.indices.max(by: { widths[$0] < widths[$1] }),
            widths[widest] > 8
        {
            widths[widest] -= 1
        }
    }

    private static func fitted(_ cell: String, _ width: Int, cuts: Bool) -> String {
        let missing = width - cell.count
        if missing >= 0 { return cell + String(repeating: " ", count: missing) }
        return cuts ? cell.prefix(width - 1) + "…" : cell
    }
}

extension String {
    fileprivate func trimmingTrailingSpaces() -> String {
        var text = self[...]
        while text.last == " " { text = text.dropLast() }
        return String(text)
    }
}

/// The number of columns of the terminal on stdout, nil when it can't be told.
func terminalColumns() -> Int? {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
}
