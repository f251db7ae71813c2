import NIOHTTP1

/// A request to an HTTP API.
struct HTTPAPIRequest: Sendable {
    /// What is to be done (RFC 9110 section 9.3, RFC 5789).
    enum Method: String, Sendable {
        case get = "GET"
        case put = "PUT"
        case post = "POST"
        case patch = "PATCH"
        case delete = "DELETE"
    }

    /// The method.
    var method: Method
    /// The segments of the path behind the endpoint's own, not escaped.
    var path: [String]
    /// The query's parameters, not escaped; those without a value are written as Go writes them, `name=`.
    var query: [(name: String, value: String)] = []
    /// Headers beside those of ``HTTPAPISettings``.
    var headers: [(name: String, value: String)] = []
    /// What is sent, nil for nothing.
    var body: JSONValue?
    /// How long the server may take beyond the time for any request, since it was asked to wait.
    var patience: Duration = .zero

    /// Makes a request.
    init(_ method: Method, _ path: String...) {
        self.method = method
        self.path = path
    }

    /// The URL at an endpoint.
    func url(at endpoint: HTTPAPIEndpoint) -> String {
        var url = "\(endpoint.isSecure ? "https" : "http")://"
        url += "\(endpoint.target)\(endpoint.path)"
        for segment in path { url += "/" + PercentCoding.encode(segment) }
        for (index, parameter) in query.enumerated() {
            url += index == 0 ? "?" : "&"
            url += PercentCoding.encode(parameter.name) + "=" + PercentCoding.encode(parameter.value)
        }
        return url
    }
}

/// An answer of an HTTP API, whatever its status.
struct HTTPAPIReply: Sendable {
    /// The status.
    var status: Int
    /// The headers.
    private let headers: HTTPHeaders
    /// The body, complete; empty for one that was read line by line.
    var body: [UInt8]
    /// Who answered.
    var endpoint: HTTPAPIEndpoint

    /// Makes an answer.
    init(status: Int, headers: HTTPHeaders, body: [UInt8], endpoint: HTTPAPIEndpoint) {
        self.status = status
        self.headers = headers
        self.body = body
        self.endpoint = endpoint
    }

    /// The first header of that name, in any case.
    func header(_ name: String) -> String? { headers.first(name: name) }

    /// Whether the status is one of 200 to 299.
    var isSuccess: Bool { (200..<300).contains(status) }

    /// How deep the JSON of an answer may nest.
    private static let maximumDepth = 128

    /// Reads the body as JSON.
    /// - Parameters:
    ///   - what: What it should be, as a phrase such as `a list of services`.
    ///   - server: What the server is called.
    ///   - read: Takes the JSON; nil when it is something else.
    /// - Returns: What was read.
    /// - Throws: ``MicroError`` `registryUnavailable`: what answers with something else is not the server meant.
    func read<Value>(
        _ what: String,
        from server: String,
        _ read: (JSONValue) throws(MicroError) -> Value?
    ) throws(MicroError) -> Value {
        let json: JSONValue
        do {
            json = try JSONValue(parsing: body, maximumDepth: Self.maximumDepth)
        } catch {
            throw unexpected("JSON: \(error.reason)", from: server, cause: error)
        }
        guard let value = try read(json) else { throw unexpected(what, from: server) }
        return value
    }

    private func unexpected(_ what: String, from server: String, cause: (any Error)? = nil) -> MicroError {
        MicroError(
            .registryUnavailable,
            "\(server) at \(endpoint) answers with something that is not \(what)",
            phase: .discovery,
            address: "\(endpoint.target)",
            hint: "is it the address of \(server)'s HTTP API?",
            cause: cause
        )
    }

    /// What the server said in words: the `message` of a JSON object, or the first line; at most 300 characters.
    var words: String {
        let start = body.prefix(64 << 10)
        if let message = (try? JSONValue(parsing: Array(start), maximumDepth: 16))?["message"]?.stringValue {
            return String(message.prefix(300))
        }
        let line = start.split(maxSplits: 1) { $0 == 10 || $0 == 13 }.first ?? []
        let text = String(decoding: line.prefix(1200), as: UTF8.self).prefix(300)
        return text.hasPrefix("<") ? "" : String(text)
    }

    /// The error for an answer that is no success.
    /// - Parameters:
    ///   - server: What the server is called.
    ///   - purpose: What was asked, as a phrase such as `listing services`.
    ///   - credentials: What was shown to the server, as in `the token`; nil for nothing.
    /// - Returns: `accessDenied` for 401 and 403, otherwise `registryUnavailable`.
    func refusal(from server: String, of purpose: String, credentials: String?) -> MicroError {
        let said = words.isEmpty ? "" : ": \(words)"
        let (code, message, hint): (MicroError.Code, String, String?) =
            switch (status, credentials) {
            case (401, nil), (403, nil):
                (.accessDenied, "\(server) at \(endpoint) wants credentials for \(purpose)\(said)", nil)
            case (401, let shown?), (403, let shown?):
                (.accessDenied, "\(server) at \(endpoint) refuses \(shown) for \(purpose)\(said)", nil)
            case (300..<400, _):
                (
                    .registryUnavailable, "\(server) at \(endpoint) answers \(purpose) with a redirection (\(status))",
                    "give the address it leads to\(header("location").map { ", \($0)" } ?? "")"
                )
            case (404, _):
                (
                    .registryUnavailable, "\(server) at \(endpoint) knows nothing of \(purpose)\(said)",
                    "is it the address of \(server)'s HTTP API?"
                )
            default: (.registryUnavailable, "\(server) at \(endpoint) fails at \(purpose) (\(status))\(said)", nil)
            }
        return MicroError(
            code,
            message,
            phase: .discovery,
            address: "\(endpoint.target)",
            hint: hint,
            cause: HTTPAPIRefusal(status: status)
        )
    }
}

/// The cause when a server answers, but not with success.
struct HTTPAPIRefusal: Error {
    /// The HTTP status.
    let status: Int

    /// Whether it is about what was asked for rather than about the server or the one who asks.
    var isOfTheRequest: Bool { [301, 308, 400, 404, 405, 414].contains(status) }
}
