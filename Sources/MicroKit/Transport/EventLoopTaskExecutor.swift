package import NIOCore

/// Runs tasks on the thread of one event loop, so that code between two reads of a socket never changes threads.
///
/// Whatever such a task does without suspending holds up every connection of the loop.
package final class EventLoopTaskExecutor: TaskExecutor {
    /// The loop whose thread runs the jobs.
    package let eventLoop: any EventLoop

    /// Makes an executor over a loop; the loop must outlive the tasks given to it.
    package init(_ eventLoop: any EventLoop) {
        self.eventLoop = eventLoop
    }

    /// Runs the job in one of the loop's next turns, never within the call.
    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        eventLoop.execute {
            job.runSynchronously(on: self.asUnownedTaskExecutor())
        }
    }
}
