/// The endpoints of a service by name: go-micro's router (`server/rpc_router.go`).
package struct EndpointTable: Sendable {
    /// What answers an endpoint.
    package enum Handler: Sendable {
        /// One reply for each request.
        case call(any EndpointHandler)
        /// A stream in both directions.
        case stream(any StreamHandler)
    }

    private var handlers: [String: Handler] = [:]
    private var services: Set<String> = []
    private var unlisted: Set<String> = []
    private var unwrapped: Set<String> = []

    /// Makes an empty table.
    package init() {}

    /// Sets the handler of an endpoint, in place of an earlier one.
    /// - Parameters:
    ///   - name: `Type.Method`; see ``validate()``.
    ///   - handler: Answers its calls.
    ///   - isListed: Whether the registry shall know it.
    ///   - isWrapped: Whether middleware is run around it.
    package mutating func set(
        _ name: String,
        _ handler: any EndpointHandler,
        isListed: Bool = true,
        isWrapped: Bool = true
    ) {
        set(name, .call(handler), isListed: isListed)
        if !isWrapped { unwrapped.insert(name) }
    }

    /// Sets the handler of a stream, in place of an earlier handler of that name.
    package mutating func set(_ name: String, _ handler: any StreamHandler) {
        set(name, .stream(handler), isListed: true)
    }

    private mutating func set(_ name: String, _ handler: Handler, isListed: Bool) {
        handlers[name] = handler
        unwrapped.remove(name)
        if isListed { unlisted.remove(name) } else { unlisted.insert(name) }
        if let dot = name.firstIndex(of: ".") { services.insert(String(name[..<dot])) }
    }

    /// The handler of an endpoint.
    /// - Throws: ``MicroError`` `endpointNotFound` whose message is go-micro's own text (go-micro
    ///   `server/rpc_router.go`), by which clients of every generation know that an endpoint is missing.
    package func handler(of name: String) throws(MicroError) -> Handler {
        if let handler = handlers[name] { return handler }
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2 else {
            throw MicroError(.endpointNotFound, "rpc: service/endpoint request ill-formed: \(name)")
        }
        guard services.contains(String(parts[0])) else {
            throw MicroError(.endpointNotFound, "rpc: can't find service \(parts[0])")
        }
        throw MicroError(.endpointNotFound, "rpc: can't find method \(parts[1])")
    }

    /// Whether there is an endpoint of that name.
    package func contains(_ name: String) -> Bool { handlers[name] != nil }

    /// Whether there is any endpoint of a type, the part before the dot.
    package func hasType(_ type: String) -> Bool { services.contains(type) }

    /// Whether middleware is run around an endpoint, be there one of that name or not.
    package func isWrapped(_ name: String) -> Bool { !unwrapped.contains(name) }

    /// All endpoints with what answers them, by name.
    package var all: [(name: String, handler: Handler)] {
        handlers.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 }
    }

    /// The names of all endpoints, in no order.
    package var names: some Collection<String> { handlers.keys }

    /// What the registry gets to know, in go-micro's order: by type, then by method (go-micro `server/extractor.go`).
    package var records: [Endpoint] {
        handlers.filter { !unlisted.contains($0.key) }
            .sorted { $0.key.split(separator: ".").lexicographicallyPrecedes($1.key.split(separator: ".")) }
            .map { Self.record(of: $0.key, $0.value) }
    }

    /// go-micro itself lists `Context` and `Stream` as the messages of a stream, which tells nobody anything.
    private static func record(of name: String, _ handler: Handler) -> Endpoint {
        switch handler {
        case .call(let handler): Endpoint(name: name, request: handler.request, response: handler.response)
        case .stream(let handler):
            Endpoint(
                name: name,
                request: handler.request,
                response: handler.response,
                metadata: [Endpoint.MetadataKey.stream: "true"]
            )
        }
    }

    /// Checks that every name is `Type.Method`, since no client can call any other.
    /// - Throws: ``MicroError`` `invalidArgument`.
    package func validate() throws {
        for name in handlers.keys.sorted() {
            let parts = name.split(separator: ".", omittingEmptySubsequences: false)
            guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else {
                let text = "an endpoint's name must be two words with a dot between, not '\(name)'"
                throw MicroError(.invalidArgument, text, hint: "name it like Say.Hello")
            }
        }
    }
}
