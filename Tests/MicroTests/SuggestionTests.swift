import Testing

@testable import micro

@Suite struct SuggestionTests {
    @Test(arguments: [
        ("caal", "call"), ("greter", "greeter"), ("Say.Helo", "Say.Hello"), ("say.hello", "Say.Hello"),
        ("haelth", "health"),
    ])
    func findsTheNearest(word: String, meant: String) {
        #expect(Suggestion.nearest(word, in: ["call", "greeter", "Say.Hello", "Say.Stream", "health"]) == meant)
    }

    @Test func keepsQuietWhenNothingIsNear() {
        #expect(Suggestion.nearest("zzz", in: ["call", "greeter"]) == nil)
        #expect(Suggestion.nearest("x", in: [String]()) == nil)
    }
}

@Suite struct GlobTests {
    @Test(arguments: [
        ("*", "", true), ("go.*", "go.micro", true), ("*broker", "micro.http.broker", true), ("a?c", "abc", true),
        ("a?c", "ac", false), ("a*b*c", "aXXbYYc", true), ("a", "ab", false), ("", "", true), ("*a*a*a*", "aa", false),
    ])
    func matches(pattern: String, text: String, expected: Bool) { #expect(Glob(pattern).matches(text) == expected) }
}
