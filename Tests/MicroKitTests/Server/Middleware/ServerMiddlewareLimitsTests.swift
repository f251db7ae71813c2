import MicroKit
import MicroTestSupport
import SwiftProtobuf
import Testing

@Suite(.timeLimit(.minutes(5))) struct ServerMiddlewareLimitsTests {
    /// While one call and one stream go on, a third request is refused; afterwards there is room again.
    @Test func refusesWhatIsTooMuch() async throws {
        let (begun, beginner) = AsyncStream.makeStream(of: Void.self)
        let (release, releaser) = AsyncStream.makeStream(of: Void.self)
        let configure: (inout MicroService) -> Void = { service in
            service.use(.limit(concurrent: 1))
            service.handle("Say.Wait") { (request: JSONValue, _: RequestContext) in
                beginner.yield()
                for await _ in release { break }
                return request
            }
        }
        try await withLab(HTTPTransport(), configure) { client in
            async let waiting = client.call("helloworld", "Say.Wait", JSONValue.object([]), as: JSONValue.self)
            for await _ in begun { break }
            let error = await #expect(throws: ServiceError.self) {
                try await client.call("helloworld", "Say.Hello", Helloworld_Request(), as: Helloworld_Response.self)
            }
            #expect(error?.code == 429 && error?.id == "helloworld")
            #expect(error?.status == "Too Many Requests")
            let other = await #expect(throws: ServiceError.self) { try await client.count(to: 1) }
            #expect(other?.code == 429)
            // A probe of its health is answered nevertheless.
            let health = CallRequest(service: "helloworld", endpoint: "Debug.Health", body: Array("{}".utf8))
            _ = try await client.call(health, options: CallOptions(), observer: nil)
            releaser.finish()
            _ = try await waiting
            #expect(try await client.count(to: 1) == [1])
        }
    }

    /// A place is given back however a request ends.
    @Test func givesPlacesBack() async throws {
        let middleware = ServerMiddleware.limit(concurrent: 1)
        for _ in 0..<3 {
            await #expect(throws: CancellationError.self) {
                _ = try await middleware.handle(RequestContext()) { _ in throw CancellationError() }
            }
        }
        #expect(try await middleware.handle(RequestContext()) { _ in .done } == .done)
        let none = ServerMiddleware.limit(concurrent: 0)
        await #expect(throws: ServiceError.self) { _ = try await none.handle(RequestContext()) { _ in .done } }
        #expect(try await none.handle(RequestContext(kind: .message)) { _ in .done } == .done)
    }

    @Test(arguments: ServerMiddlewareTests.transports.indices) func endsCallsInTime(_ index: Int) async throws {
        let logs = NotedLogs()
        let configure: (inout MicroService) -> Void = { $0.use(.logging(logs.logger), .limit(time: .milliseconds(20))) }
        try await withLab(ServerMiddlewareTests.transports[index], configure) { client in
            let request = Helloworld_SleepRequest.with { $0.ms = 60_000 }
            let error = await #expect(throws: ServiceError.self) {
                try await client.call(
                    "helloworld",
                    "Say.Sleep",
                    request,
                    as: Helloworld_Response.self,
                    options: CallOptions(timeout: .seconds(30))
                )
            }
            #expect(error?.code == 408 && error?.detail == "Say.Sleep was not done in time")
        }
        // Whoever is outside sees the error that is replied.
        #expect(logs.lines.map { $0.metadata["code"] } == ["408"])
    }

    @Test func keepsTheCallersShorterTime() async throws {
        let soon = ContinuousClock.now + .seconds(1)
        for (limit, keeps) in [(Duration.seconds(5), true), (.zero, false)] {
            let context = RequestContext(deadline: soon)
            _ = try await ServerMiddleware.limit(time: limit).handle(context) { context in
                #expect((context.deadline == soon) == keeps)
                return .done
            }
        }
        let stream = RequestContext(kind: .stream)
        _ = try await ServerMiddleware.limit(time: .seconds(1)).handle(stream) { context in
            #expect(context.deadline == nil)
            return .done
        }
    }
}
