/// An endpoint as a command for curl, in the way that its node takes requests: plain HTTP, mucp over HTTP, or gRPC with
/// JSON.
enum CurlExport {
    /// - Throws: ``MicroError`` `endpointIsStream`, and `invalidArgument` where curl can't make the call.
    static func text(_ subject: EndpointExport.Subject) throws(MicroError) -> String {
        let body = RequestTemplate.json(subject.shape.request, of: subject.shape).text()
        switch subject.plainRequest {
        case .json(let headers): return post(subject, headers, body)
        case .framedJSON(let path): return framed(subject, path, body)
        case .none(let error): throw error
        }
    }

    private static func post(
        _ subject: EndpointExport.Subject,
        _ headers: [(name: String, text: String)],
        _ body: String
    ) -> String {
        let headers = headers.map { "-H \(quoted("\($0.name): \($0.text)"))" }
        let lines =
            ["curl -X POST \(quoted(subject.baseURL + subject.httpPath))"] + security(subject)
            + ["-H 'Content-Type: application/json'"] + headers + ["-d \(quoted(body))"]
        return lines.joined(separator: " \\\n  ") + "\n"
    }

    /// One message with its prefix (gRPC over HTTP/2, "Length-Prefixed-Message"), which goes out by printf since a shell's
    /// words hold no zero bytes. The reply's prefix is cut off again; its headers and trailers, among them the status,
    /// are shown on stderr. Servers of go-micro v1 look for the type of the body in `X-Content-Type` and end as a whole
    /// where it is missing (go-micro `server/grpc/grpc.go`).
    private static func framed(_ subject: EndpointExport.Subject, _ path: GRPCPath, _ body: String) -> String {
        let size = UInt32(clamping: body.utf8.count)
        let prefix = [0] + [24, 16, 8, 0].map { size >> $0 & 0xFF }
        let version = subject.tls == nil ? "--http2-prior-knowledge" : "--http2"
        let url = quoted(subject.baseURL + EndpointExport.Subject.percentCoded(path.text))
        let curl =
            ["| curl -sS -D /dev/stderr \(version) -X POST \(url)"]
            + (security(subject) + [
                "-H 'Content-Type: application/grpc+json'", "-H 'X-Content-Type: application/json'",
                "-H 'TE: trailers'", "--data-binary @-",
            ]).map { "  \($0)" }
        let lines = ["printf '\(prefix.map(octal).joined())%s' \(quoted(body))"] + curl + ["| tail -c +6"]
        return lines.joined(separator: " \\\n  ") + "\n"
    }

    /// The options of curl that stand for those of TLS.
    private static func security(_ subject: EndpointExport.Subject) -> [String] {
        guard let tls = subject.tls else { return [] }
        var options: [String] = []
        if tls.verification == .none { options.append("--insecure") }
        if let path = tls.authorities { options.append("--cacert \(quoted(path))") }
        if let path = tls.certificate { options.append("--cert \(quoted(path))") }
        if let path = tls.privateKey { options.append("--key \(quoted(path))") }
        if let name = tls.serverName, let address = subject.address {
            options.append("--connect-to \(quoted("\(subject.named(name, address)):\(address)"))")
        }
        return options
    }

    /// `\017`, three digits so that none behind it is taken for another one.
    private static func octal(_ byte: UInt32) -> String {
        let digits = String(byte, radix: 8)
        return "\\" + String(repeating: "0", count: 3 - digits.count) + digits
    }

    /// A word for a POSIX shell, in single quotes unless it is plain.
    static func quoted(_ word: String) -> String {
        let isPlain =
            !word.isEmpty
            && word.utf8.allSatisfy { byte in
                byte < 0x80
                    && (Character(Unicode.Scalar(byte)).isLetter || Character(Unicode.Scalar(byte)).isNumber
                        || "/:._-%@+,".utf8.contains(byte))
            }
        return isPlain
            ? word : "'\(word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#))'"
    }
}
