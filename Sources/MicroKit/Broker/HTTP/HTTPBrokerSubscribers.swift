import Synchronization

/// The subscribers that a listener has messages for.
final class HTTPBrokerSubscribers: Sendable {
    private let intakes = Mutex<[String: SubscriptionIntake]>([:])

    /// Adds a subscriber under the id with which it is registered.
    func insert(_ intake: SubscriptionIntake, id: String) { intakes.withLock { $0[id] = intake } }

    /// Removes a subscriber; messages for it are refused from now on.
    func remove(id: String) { _ = intakes.withLock { $0.removeValue(forKey: id) } }

    /// Has the message of a request handled, by just the subscriber that it is for.
    /// - Parameters:
    ///   - request: A request to the listener.
    ///   - answer: Called once, on any thread, perhaps at once.
    func handle(_ request: HTTPBrokerRequest, _ answer: @escaping @Sendable (HTTPBrokerReply) -> Void) {
        let post: HTTPBrokerRequest.Post
        do {
            post = try request.post()
        } catch {
            return answer(error)
        }
        guard let intake = intakes.withLock({ $0[post.id] }), intake.subscription.topic == post.topic else {
            return answer(.nobody)
        }
        intake.offer(post.message) { outcome in
            switch outcome {
            case .handled: answer(.handled)
            case .failed(let error): answer(.failure(Self.detail(of: error)))
            case .busy: answer(.busy)
            case .over: answer(.nobody)
            }
        }
    }

    private static func detail(of error: any Error) -> String {
        switch error {
        case let error as ServiceError: error.detail
        case let error as MicroError: error.message
        default: String(describing: error)
        }
    }
}
