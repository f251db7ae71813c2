import MicroKit
import Testing

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
