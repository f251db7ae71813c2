import MicroTestSupport
import Testing

@testable import micro

@Suite struct ShellWordTests {
    @Test(arguments: [
        ("greeter", "greeter"), ("a/b-c_d.e", "a/b-c_d.e"), ("a b", "'a b'"), ("it's", #"'it'\''s'"#), ("", "''"),
        (#"{"name": "John"}"#, #"'{"name": "John"}'"#), ("$HOME", "'$HOME'"), ("~", "'~'"),
    ])
    func quotesWhatAShellWouldTouch(word: String, quoted: String) async throws {
        #expect(ShellWord.quoted(word) == quoted)
        #expect(try await ProgramRun.shell("printf %s \(quoted)").output == word)
    }
}
