/// Finds what a misspelt word may have meant.
package enum Suggestion {
    /// The nearest candidate, nil when none is near: about one slip in three letters is forgiven. Words of more
    /// than 100 letters have none.
    package static func nearest(_ word: String, in candidates: some Sequence<String>) -> String? {
        guard word.utf8.count <= 100 else { return nil }
        let wanted = word.lowercased()
        let ranked = candidates.lazy.filter { $0.utf8.count <= 200 }.map { ($0, distance(wanted, $0.lowercased())) }
        guard let best = ranked.min(by: { ($0.1, $0.0) < ($1.1, $1.0) }) else { return nil }
        return best.1 <= max(1, min(word.count, best.0.count) / 3) ? best.0 : nil
    }

    /// The number of letters to put in, take out, change or swap with their neighbour.
    package static func distance(_ left: String, _ right: String) -> Int {
        let (left, right) = (Array(left), Array(right))
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for (row, leftLetter) in left.enumerated() {
            var current = [row + 1]
            for (column, rightLetter) in right.enumerated() {
                var cost = min(
                    last[column] + (leftLetter == rightLetter ? 0 : 1),
                    last[column + 1] + 1,
                    current[column] + 1
                )
                if row > 0, column > 0, leftLetter == right[column - 1], left[row - 1] == rightLetter {
                    cost = min(cost, beforeLast[column - 1] + 1)
                }
                current.append(cost)
            }
            (beforeLast, last) = (last, current)
        }
        return last[right.count]
    }
}
