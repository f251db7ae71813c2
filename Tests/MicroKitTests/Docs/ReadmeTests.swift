// snippet: readme
import MicroKit

// end

/// The README's service, which would find every network interface of this host and is not run here.
private func readme() async throws {
    // snippet: readme
    struct HelloRequest: Codable { var name: String }
    struct HelloReply: Codable { var msg: String }

    var service = MicroService(name: "greeter")
    service.handle("Say.Hello") { (request: HelloRequest, context) in
        HelloReply(msg: "Hello \(request.name)")
    }
    try await service.runUntilSignal()
    // end
}

/// The doc comment of ``MicroService``.
private func comment() async throws {
    // snippet: comment-of-microservice
    var service = MicroService(name: "greeter")
    service.handle("Say.Hello") { (request: HelloRequest, context) in
        HelloReply(msg: "Hello \(request.name)")
    }
    try await service.runUntilSignal()
    // end
}
