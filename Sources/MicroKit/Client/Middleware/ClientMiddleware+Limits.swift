extension ClientMiddleware {
    /// Lets a number of calls and streams go on at the same time; the others wait for their turn in the order they came.
    ///
    /// The wait is part of the time that ``CallOptions/timeout`` gives. A call that gets no turn in that time throws
    /// ``MicroError`` `timeout`, and nothing has been sent then.
    /// - Parameter count: How many may go on, at least one.
    /// - Returns: The middleware, which counts for itself: used for two clients, it counts their calls together.
    public static func limit(concurrent count: Int) -> ClientMiddleware {
        let turnstile = Turnstile(places: max(1, count))
        return ClientMiddleware { request, next in
            var request = request
            if let place = turnstile.enterAtOnce() {
                defer { place.leave() }
                return try await next(request)
            }
            let timeout = request.options.timeout
            let deadline = ContinuousClock.now + timeout
            let late = MicroError(
                .timeout,
                "\(request.service) \(request.endpoint) was not called: \(count) others were still going on after "
                    + timeout.shortText,
                hint: "allow more calls at once or more time"
            )
            let place: Turnstile.Place
            do {
                place = try await withDeadline(deadline, expired: { late }) { try await turnstile.enter() }
            } catch is CancellationError {
                throw MicroError(.cancelled, "the call was cancelled before its turn")
            }
            defer { place.leave() }
            request.options.timeout = ContinuousClock.now.duration(to: deadline)
            guard request.options.timeout > .zero else { throw late }
            return try await next(request)
        }
    }
}
