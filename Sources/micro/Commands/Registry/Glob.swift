/// A pattern in which `*` stands for any text and `?` for one character.
struct Glob: Sendable {
    private let pattern: [Character]

    init(_ pattern: String) { self.pattern = Array(pattern) }

    /// Whether the whole text matches. Takes time in proportion to the lengths' product at most.
    func matches(_ text: String) -> Bool {
        var reachable = [true] + [Bool](repeating: false, count: pattern.count)
        for (index, letter) in pattern.enumerated() where letter == "*" { reachable[index + 1] = reachable[index] }
        for character in text {
            var next = [Bool](repeating: false, count: pattern.count + 1)
            for (index, letter) in pattern.enumerated() {
                if letter == "*" {
                    next[index + 1] = reachable[index + 1] || next[index]
                } else if letter == "?" || letter == character {
                    next[index + 1] = reachable[index]
                }
            }
            reachable = next
        }
        return reachable[pattern.count]
    }
}
