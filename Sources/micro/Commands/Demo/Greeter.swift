import Logging
import MicroKit

/// The service of `micro demo`: one endpoint of each kind that a first user wants to see.
enum Greeter {
    struct HelloRequest: Codable, Sendable { var name: String? }
    struct HelloReply: Codable, Sendable { var msg: String }

    struct Address: Codable, Sendable {
        var street: String?
        var city: String?
    }
    struct Person: Codable, Sendable {
        var name: String?
        var address: Address?
        var languages: [String]?
    }
    struct IntroduceRequest: Codable, Sendable {
        var person: Person?
        var id: Int64?
    }
    struct IntroduceReply: Codable, Sendable {
        var msg: String
        var person: Person
        var id: Int64
    }

    struct FailRequest: Codable, Sendable {
        var code: Int?
        var detail: String?
    }
    struct SlowRequest: Codable, Sendable { var ms: Int? }
    struct CountRequest: Codable, Sendable { var to: Int? }
    struct CountReply: Codable, Sendable { var seq: Int }
    struct Event: Codable, Sendable { var id: Int? }

    /// The service, to be registered and run.
    static func service(registry: any Registry, transport: any Transport, broker: any Broker) -> MicroService {
        var service = MicroService(name: "greeter", registry: registry, transport: transport)
        service.version = "1.0.0"
        service.broker = broker
        service.address = "127.0.0.1:0"
        service.logger = Logger(label: "greeter") { _ in SwiftLogNoOpLogHandler() }
        service.handle("Say.Hello") { (request: HelloRequest, _) in
            HelloReply(msg: "Hello \(request.name ?? "there")")
        }
        service.handle("Say.Introduce") { (request: IntroduceRequest, _) in
            let person = request.person ?? Person()
            let place = person.address?.city.map { " from \($0)" } ?? ""
            return IntroduceReply(
                msg: "This is \(person.name ?? "somebody")\(place)",
                person: person,
                id: request.id ?? 0
            )
        }
        service.handle("Say.Fail") { (request: FailRequest, _) -> HelloReply in
            throw ServiceError(id: "greeter", code: request.code ?? 500, detail: request.detail ?? "failed as asked")
        }
        service.handle("Say.Slow") { (request: SlowRequest, _) in
            try await Task.sleep(for: .milliseconds(min(max(request.ms ?? 0, 0), 60_000)))
            return HelloReply(msg: "Sorry to keep you waiting")
        }
        service.handleStream("Say.Count") { (request: CountRequest, replies: ReplyWriter<CountReply>, _) in
            for number in 0..<min(max(request.to ?? 3, 0), 1_000_000) {
                try await replies.write(CountReply(seq: number + 1))
            }
        }
        service.subscribe(to: "events", endpoint: "Say.Event") { (_: Event, _) in }
        return service
    }
}
