import Synchronization
import Testing

@testable import MicroKit

@Suite(.timeLimit(.minutes(5))) struct StreamInboxTests {
    private final class Counter: Sendable {
        let count = Mutex(0)
    }

    private func inbox(_ limits: StreamInbox.Limits = .init(count: 4, size: 100)) -> (StreamInbox, Counter) {
        let rooms = Counter()
        return (StreamInbox(limits: limits) { rooms.count.withLock { $0 += 1 } }, rooms)
    }

    private func message(_ size: Int) -> TransportMessage { TransportMessage(body: [UInt8](repeating: 1, count: size)) }

    @Test func givesMessagesInOrder() async throws {
        let (inbox, _) = inbox()
        for size in 0..<10 { inbox.offer(message(size)) }
        inbox.finish(nil)
        for size in 0..<10 { #expect(try await inbox.next() == message(size)) }
        #expect(try await inbox.next() == nil)
        #expect(try await inbox.next() == nil)
    }

    @Test func givesMessagesThatComeLater() async throws {
        let (inbox, _) = inbox()
        async let first = inbox.next()
        inbox.offer(message(1))
        #expect(try await first == message(1))
        async let end = inbox.next()
        inbox.finish(nil)
        #expect(try await end == nil)
    }

    /// Full by number or by size; told of room once, when half is taken.
    @Test(arguments: [([0, 0, 0, 0], 2), ([100], 1), ([60, 60], 2), ([30, 30, 50], 2)])
    func isFull(_ sizes: [Int], _ taken: Int) async throws {
        let (inbox, rooms) = inbox()
        for size in sizes {
            #expect(!inbox.isFull)
            inbox.offer(message(size))
        }
        for _ in 0..<taken {
            #expect(inbox.isFull && rooms.count.withLock { $0 } == 0)
            _ = try await inbox.next()
        }
        #expect(!inbox.isFull && rooms.count.withLock { $0 } == 1)
    }

    @Test func endsBehindWhatWaits() async throws {
        let (inbox, _) = inbox()
        inbox.offer(message(1))
        inbox.finish(MicroError(.connectionLost, "gone"))
        inbox.finish(nil)
        inbox.offer(message(2))
        #expect(inbox.hasEnded)
        #expect(try await inbox.next() == message(1))
        for _ in 0..<2 {
            await #expect(throws: MicroError.self) { _ = try await inbox.next() }
        }
    }

    @Test func aCancelledReaderTakesNothing() async throws {
        let (inbox, _) = inbox()
        let code = await withTaskGroup(of: MicroError.Code?.self) { group in
            group.addTask {
                do {
                    _ = try await inbox.next()
                    return nil
                } catch {
                    return (error as? MicroError)?.code
                }
            }
            group.cancelAll()
            return await group.next() ?? nil
        }
        #expect(code == .cancelled)
        inbox.offer(message(1))
        #expect(try await inbox.next() == message(1))
    }

    /// Cancellations and messages that meet: nobody waits for ever, nothing is lost or given twice.
    @Test func cancellationsMayMeetMessages() async throws {
        let (inbox, _) = inbox()
        for round in 0..<300 {
            let got = try await withThrowingTaskGroup(of: TransportMessage?.self) { group in
                group.addTask { try? await inbox.next() }
                group.addTask {
                    inbox.offer(message(round))
                    return nil
                }
                group.cancelAll()
                return try await group.reduce(nil) { $0 ?? $1 }
            }
            if let got { #expect(got == message(round)) } else { #expect(try await inbox.next() == message(round)) }
        }
    }

    @Test func refusesASecondReader() async throws {
        let (inbox, _) = inbox()
        let refused = Counter()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<2 {
                group.addTask {
                    do {
                        _ = try await inbox.next()
                    } catch {
                        #expect((error as? MicroError)?.code == .internal)
                        refused.count.withLock { $0 += 1 }
                        inbox.finish(nil)
                    }
                }
            }
        }
        #expect(refused.count.withLock { $0 } == 1)
    }
}
