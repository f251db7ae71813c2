import Foundation
import MicroTestSupport
import Testing

@testable import micro

@Suite(.timeLimit(.minutes(2))) struct ChildProcessTests {
    /// As the program does, since children may leave before they have read all.
    init() { signal(SIGPIPE, SIG_IGN) }

    @Test(
        arguments: [
            (["true"], 0), (["sh", "-c", "exit 7"], 7), (["sh", "-c", "kill -9 $$"], 137),
            (["sh", "-c", "test \"$(cat)\" = hello"], 0), (["sh", "-c", "test \"$WORD\" = here"], 0),
            // It ends without reading all.
            (["sh", "-c", "read line; test \"$line\" = hello"], 0),
            // Ours are not its signals.
            (["sh", "-c", "kill -PIPE $$"], 141),
        ] as [([String], Int32)]
    )
    func endsWithItsOwnStatus(words: [String], status: Int32) async throws {
        let child = ChildProcess(words: words, environment: ["WORD": "here", "PATH": "/usr/bin:/bin"])
        #expect(try await child.run(input: Array("hello\n".utf8)) == status)
    }

    @Test func aProgramThatIsNotThereIsAFailure() async {
        let child = ChildProcess(words: ["no-such-program"], environment: [:])
        let failure = await #expect(throws: Failure.self) { _ = try await child.run(input: []) }
        #expect(failure?.status == .inputMissing)
        #expect(failure?.line == "can't run no-such-program: No such file or directory")
    }

    @Test func isStoppedWithTheTask() async throws {
        let task = Task {
            try await ChildProcess(words: ["sleep", "600"], environment: [:]).run(input: [])
        }
        task.cancel()
        await #expect(throws: CancellationError.self) { _ = try await task.value }
    }
}
