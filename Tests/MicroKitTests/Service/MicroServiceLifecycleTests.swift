import MicroKit
import MicroTestSupport
import ServiceLifecycle
import Synchronization
import Testing

/// Services as a swift-service-lifecycle group runs them.
@Suite(.timeLimit(.minutes(5))) struct MicroServiceLifecycleTests {
    private struct Refused: Error {}

    /// Fails when told to.
    private struct FailingService: Service {
        let trigger: AsyncStream<Void>

        func run() async throws {
            for await _ in trigger { break }
            throw Refused()
        }
    }

    private func service(_ name: String, _ registry: any Registry, _ ready: AsyncStream<ServiceRecord>.Continuation)
        -> MicroService
    {
        var service = MicroService.onLoopback(name: name, registry: registry)
        service.onReady = { ready.yield($0) }
        return service
    }

    private func group(_ services: [any Service]) -> ServiceGroup {
        ServiceGroup(services: services, gracefulShutdownSignals: [], logger: MicroService.onLoopback().logger)
    }

    /// What takes one of a group's services down takes all out of the registry.
    @Test func goesWithOneThatFails() async throws {
        let registry = MemoryRegistry()
        let (ready, isReady) = AsyncStream.makeStream(of: ServiceRecord.self)
        let (trigger, pulled) = AsyncStream.makeStream(of: Void.self)
        let group = group([
            service("a", registry, isReady), service("b", registry, isReady), FailingService(trigger: trigger),
        ])
        let running = Task { try await group.run() }
        for await _ in ready.prefix(2) {}
        #expect(try await registry.list() == ["a", "b"])
        pulled.finish()
        await #expect(throws: Refused.self) { try await running.value }
        #expect(try await registry.list() == [])
    }

    /// A service whose address is taken fails its group.
    @Test func failsItsGroup() async throws {
        let registry = MemoryRegistry()
        let (ready, isReady) = AsyncStream.makeStream(of: ServiceRecord.self)
        try await withRunning(service("a", registry, isReady)) { record in
            var second = service("b", registry, isReady)
            second.address = record.nodes[0].address
            let failing = group([second])
            let error = try await #require(throws: MicroError.self) { try await failing.run() }
            #expect(error.code == .unreachable)
            #expect(try await registry.list() == ["a"])
        }
        isReady.finish()
        for await _ in ready {}
    }

    /// Messages, streams and calls in progress end; then the group returns without error.
    @Test func letsEverythingEndInGoodOrder() async throws {
        let (registry, broker) = (MemoryRegistry(), MemoryBroker())
        let (ready, isReady) = AsyncStream.makeStream(of: ServiceRecord.self)
        let (begun, beginning) = AsyncStream.makeStream(of: Void.self)
        let gate = Gate()
        var service = service("helloworld", registry, isReady)
        service.broker = broker
        service.subscribeBytes(to: "events") { _, _ in
            beginning.yield()
            await gate.wait()
        }
        service.handle("Say.Wait") { (request: JSONValue, _: RequestContext) in
            beginning.yield()
            await gate.wait()
            return request
        }
        service.handleStreamBytes("Say.Stream") { requests, replies, _ in
            for try await request in requests {
                beginning.yield()
                await gate.wait()
                try await replies.write(request)
                return
            }
        }
        let group = group([service])
        async let running: Void = group.run()
        for await _ in ready { break }
        let client = ServiceClient(registry: registry)
        let options = CallOptions(timeout: .seconds(50), connectTimeout: .seconds(50))
        async let message = broker.publish(
            BrokerMessage(topic: "events", body: []),
            to: "events",
            timeout: .seconds(50)
        )
        async let call = client.call(
            CallRequest(service: "helloworld", endpoint: "Say.Wait", body: Array("{}".utf8)),
            options: options,
            observer: nil
        )
        async let stream = client.withStream(
            StreamRequest(service: "helloworld", endpoint: "Say.Stream"),
            options: options,
            observer: nil
        ) { stream in
            try await stream.send(Array("{}".utf8))
            var count = 0
            for try await _ in stream.replies { count += 1 }
            return count
        }
        for await _ in begun.prefix(3) {}
        await group.triggerGracefulShutdown()
        // Gone from the registry while all three still go on.
        while try await !registry.list().isEmpty { await Task.yield() }
        gate.open()
        #expect(try await message.delivered.count == 1)
        #expect(String(decoding: try await call.body, as: UTF8.self).hasPrefix("{}"))
        #expect(try await stream == 1)
        try await running
        await client.close()
    }
}

/// Holds tasks up until it is opened.
private final class Gate: Sendable {
    private struct State {
        var isOpen = false
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())

    func wait() async {
        await withCheckedContinuation { continuation in
            let isOpen = state.withLock { state in
                if !state.isOpen { state.waiting.append(continuation) }
                return state.isOpen
            }
            if isOpen { continuation.resume() }
        }
    }

    func open() {
        let waiting = state.withLock { state in
            state.isOpen = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }
}
