import Testing

@testable import micro

@Suite struct LiveCompletionTests {
    /// Shells expand what they are offered, and names come from whoever answers.
    @Test func onlyWhatNoShellWouldExpandIsOffered() {
        let names = ["$(id)", "`id`", "it's", "a b", "a;b", "go.x", "a*", "~root", "b\u{1B}[m", "", "Say.Hello"]
        #expect(LiveCompletion.offered(names, "") == ["Say.Hello", "go.x"])
        #expect(LiveCompletion.offered(names, "go") == ["go.x"])
    }
}
