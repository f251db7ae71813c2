/// An endpoint as a command for curl, against a service that answers plain HTTP/JSON.
enum CurlExport {
    static func text(_ subject: EndpointExport.Subject) -> String {
        let body = RequestTemplate.json(subject.shape.request, of: subject.shape).text()
        let url = "http://\(subject.address ?? "localhost:8080")\(subject.httpPath)"
        return """
            curl -X POST \(quoted(url)) \\
              -H 'Content-Type: application/json' \\
              -d \(quoted(body))

            """
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
