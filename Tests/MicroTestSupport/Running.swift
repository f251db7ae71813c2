import Logging
package import MicroKit

/// Runs a service while `body` does, which gets its record; then stops it by cancelling and waits for its end.
package func withRunning<Result: Sendable>(
    _ service: MicroService,
    _ body: @escaping @Sendable (ServiceRecord) async throws -> Result
) async throws -> Result {
    let (ready, continuation) = AsyncStream.makeStream(of: ServiceRecord.self)
    var service = service
    service.onReady = { continuation.yield($0) }
    return try await withThrowingTaskGroup(of: Void.self) { [service] group in
        group.addTask {
            defer { continuation.finish() }
            try await service.run()
        }
        guard let record = await ready.first(where: { _ in true }) else {
            try await group.next()
            throw MicroError(.internal, "the service ended before it was ready")
        }
        do {
            let result = try await body(record)
            group.cancelAll()
            try await group.waitForAll()
            return result
        } catch {
            group.cancelAll()
            throw error
        }
    }
}

extension MicroService {
    /// A service on a port of its own of the loopback interface, which logs nothing.
    package static func onLoopback(name: String = "helloworld", registry: any Registry = NotedRegistry())
        -> MicroService
    {
        var service = MicroService(name: name, registry: registry)
        service.address = "127.0.0.1:0"
        service.logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        return service
    }
}

extension ClientMiddleware {
    /// Gives calls more time than a busy machine takes.
    package static let patient = ClientMiddleware { request, next in
        var request = request
        request.options.timeout = .seconds(50)
        request.options.connectTimeout = .seconds(50)
        return try await next(request)
    }
}
