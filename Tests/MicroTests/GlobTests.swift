import Testing

@testable import micro

@Suite struct GlobTests {
    @Test(arguments: [
        ("*", "", true), ("go.*", "go.micro", true), ("*broker", "micro.http.broker", true), ("a?c", "abc", true),
        ("a?c", "ac", false), ("a*b*c", "aXXbYYc", true), ("a", "ab", false), ("", "", true), ("*a*a*a*", "aa", false),
    ])
    func matches(pattern: String, text: String, expected: Bool) { #expect(Glob(pattern).matches(text) == expected) }
}
