import Testing

@testable import MicroKit

@Suite struct JSONMembersTests {
    /// The same look-ups among few members and among so many that there is an index.
    @Test(arguments: [0, 100])
    func findsTheLastOfTheNameThenOfOtherCase(_ others: Int) {
        let names = (0..<others).map { "other\($0)" } + ["name", "NAME", "Ünder", "name", "Name", "K"]
        let members = JSONMembers(names.enumerated().map { .init($1, .number("\($0)")) })
        // The Kelvin sign is a K by Unicode, for Go's folding and for Swift's comparison of strings.
        let cases: [(String, Int?)] = [
            ("name", 3), ("NAME", 1), ("Name", 4), ("nAmE", 4), ("k", 5), ("Ünder", 2), ("ÜNDER", 2), ("ünder", nil),
            ("nam", nil), ("", nil), ("\u{212A}", 5),
        ]
        for (name, place) in cases {
            #expect(members[name] == place.map { .number("\(others + $0)") }, "\(name)")
        }
    }
}
