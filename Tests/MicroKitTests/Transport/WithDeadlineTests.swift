import MicroKit
import NIOCore
import NIOPosix
import Testing

@Suite struct WithDeadlineTests {

    @Test func resultsAndErrorsPass() async throws {
        let error = MicroError(.invalidReply, "mine")
        #expect(try await withDeadline(.now + .seconds(60), expired: { MicroError(.timeout, "") }) { 7 } == 7)
        let thrown = await #expect(throws: MicroError.self) {
            try await withDeadline(.now + .seconds(60), expired: { MicroError(.timeout, "") }) { throw error }
        }
        #expect(thrown?.code == .invalidReply)
    }

    @Test func theDeadlineCancels() async {
        let thrown = await #expect(throws: MicroError.self) {
            try await withDeadline(.now + .milliseconds(10), expired: { MicroError(.timeout, "late") }) {
                try await Task.sleep(for: .seconds(600))
            }
        }
        #expect(thrown?.code == .timeout)
    }

    @Test func aCancelledPauseEnds() async {
        await withTaskGroup(of: Bool.self) { group in
            group.addTask {
                do {
                    try await pause(until: .now + .seconds(600))
                    return false
                } catch {
                    return error is CancellationError
                }
            }
            group.cancelAll()
            #expect(await group.next() == true)
        }
    }

    /// Programs that make one call run everything on one event loop; its timers must serve there.
    @Test func worksOnAnEventLoop() async {
        let executor = LoopExecutor(loop: MultiThreadedEventLoopGroup.singleton.next())
        await withTaskExecutorPreference(executor) {
            #expect(executor.loop.inEventLoop)
            await theDeadlineCancels()
            await aCancelledPauseEnds()
        }
    }
}

private final class LoopExecutor: TaskExecutor {
    let loop: any EventLoop

    init(loop: any EventLoop) { self.loop = loop }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        loop.execute { [self] in job.runSynchronously(on: asUnownedTaskExecutor()) }
    }
}
