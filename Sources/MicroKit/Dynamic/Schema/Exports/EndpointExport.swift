/// The forms that an endpoint can be shown in for other tools.
package enum EndpointExport: String, CaseIterable, Sendable {
    /// An example of the request as JSON, to fill in.
    case template
    /// A JSON Schema of the request, draft 2020-12, with the reply's beside it.
    case jsonschema
    /// An OpenAPI 3.1 document of the HTTP/JSON call.
    case openapi
    /// A `.proto` file with the endpoint and its messages.
    case proto
    /// A command for curl.
    case curl
    /// Swift types and the call with MicroKit's client.
    case swift

    /// An endpoint to show.
    package struct Subject: Sendable {
        /// Name of the service, empty when it is called at an address without one.
        package var service: String
        /// Its version, as it goes into documents.
        package var version: String
        /// `Type.Method`, or `package.Service/Method`.
        package var endpoint: String
        /// What it takes and gives.
        package var shape: EndpointShape
        /// A node that offers it, nil when none is known.
        package var node: Node?
        /// How TLS is spoken to it, nil for plaintext.
        package var tls: ClientTLS?

        /// Makes a subject.
        package init(
            service: String,
            version: String = "latest",
            endpoint: String,
            shape: EndpointShape,
            node: Node? = nil,
            tls: ClientTLS? = nil
        ) {
            self.service = service
            self.version = version.isEmpty ? "latest" : version
            self.endpoint = endpoint
            self.shape = shape
            self.node = node
            self.tls = tls
        }

        /// `host:port` of the node.
        var address: String? { node?.address }

        /// The path of the plain HTTP/JSON call, percent-coded.
        var httpPath: String {
            let text = endpoint.hasPrefix("/") ? endpoint : service.isEmpty ? "/\(endpoint)" : "/\(service)/\(endpoint)"
            return Self.percentCoded(text)
        }

        /// A path as it stands in a URL (RFC 3986 section 2.1).
        static func percentCoded(_ path: String) -> String { path.utf8.map(coded).joined() }

        private static func coded(_ byte: UInt8) -> String {
            let isPlain =
                byte < 0x80 && (Character(Unicode.Scalar(byte)).isLetter || Character(Unicode.Scalar(byte)).isNumber)
            if isPlain || "/.-_~".utf8.contains(byte) { return String(UnicodeScalar(byte)) }
            let hex = String(byte, radix: 16, uppercase: true)
            return "%" + (hex.count < 2 ? "0" : "") + hex
        }

        /// `Say` and `Hello` of `Say.Hello`, `/package.Say/Hello` and the like.
        var names: (type: String, method: String) {
            let parts = endpoint.split { $0 == "." || $0 == "/" }.map(String.init)
            return (parts.dropLast().last ?? service, parts.last ?? endpoint)
        }
    }

    /// The endpoint in this form: a JSON document where ``isJSON``, otherwise text.
    /// - Throws: ``MicroError`` `endpointIsStream` and `invalidArgument` for a ``curl`` that can't make the call.
    package func text(of subject: Subject) throws(MicroError) -> String {
        if let json = json(of: subject) { return json.text(.indented("  ")) + "\n" }
        return try plainText(of: subject)
    }

    /// The endpoint as a JSON document, nil for forms that are none.
    package func json(of subject: Subject) -> JSONValue? {
        switch self {
        case .template: RequestTemplate.json(subject.shape.request, of: subject.shape)
        case .jsonschema: JSONSchemaExport.document(subject)
        case .openapi: OpenAPIExport.document(subject)
        case .proto, .curl, .swift: nil
        }
    }

    /// Whether the form is a JSON document.
    package var isJSON: Bool {
        switch self {
        case .template, .jsonschema, .openapi: true
        case .proto, .curl, .swift: false
        }
    }

    private func plainText(of subject: Subject) throws(MicroError) -> String {
        switch self {
        case .proto: ProtoExport.text(subject)
        case .curl: try CurlExport.text(subject)
        case .swift: SwiftExport.text(subject)
        case .template, .jsonschema, .openapi: ""
        }
    }
}
