/// An endpoint as an OpenAPI 3.1 document (<https://spec.openapis.org/oas/v3.1.0>): the HTTP/JSON call
/// `POST /<service>/<endpoint>`, errors as go-micro's `errors.Error`. A node that does not take such calls is named as no
/// server: the document is then of a gateway before it.
enum OpenAPIExport {
    static func document(_ subject: EndpointExport.Subject) -> JSONValue {
        let schemas = JSONSchemas(shape: subject.shape, root: "#/components/schemas/")
        var members: [JSONValue.Member] = [
            .init("openapi", .string("3.1.0")),
            .init(
                "info",
                .object([
                    .init("title", .string(subject.service.isEmpty ? subject.endpoint : subject.service)),
                    .init("version", .string(subject.version)),
                ])
            ),
        ]
        if subject.node != nil, case .json = subject.plainRequest {
            members.append(.init("servers", .array([.object([.init("url", .string(subject.baseURL))])])))
        }
        let operation = JSONValue.object([.init("post", operation(subject, schemas))])
        members.append(.init("paths", .object([.init(subject.httpPath, operation)])))
        let definitions = (schemas.definitions.members ?? []) + [.init(errorName(subject.shape), errorSchema)]
        members.append(.init("components", .object([.init("schemas", .object(definitions))])))
        return .object(members)
    }

    private static func operation(_ subject: EndpointExport.Subject, _ schemas: JSONSchemas) -> JSONValue {
        let error = JSONValue.object([
            .init("$ref", .string("#/components/schemas/\(errorName(subject.shape))"))
        ])
        return .object(
            [.init("operationId", .string(subject.names.type + subject.names.method))] + manner(of: subject) + [
                .init(
                    "requestBody",
                    .object([
                        .init("required", .bool(true)),
                        .init("content", content(schemas.schema(subject.shape.request))),
                    ])
                ),
                .init(
                    "responses",
                    .object([
                        .init("200", response("The reply.", schemas.schema(subject.shape.reply))),
                        .init("default", response("An error.", error)),
                    ])
                ),
            ]
        )
    }

    /// What the call needs besides its body, and why it can't be made where it can't.
    private static func manner(of subject: EndpointExport.Subject) -> [JSONValue.Member] {
        func described(_ text: String) -> [JSONValue.Member] { [.init("description", .string(text))] }
        switch subject.plainRequest {
        case .json(let headers):
            return headers.isEmpty ? [] : [.init("parameters", .array(headers.map { parameter($0.name, $0.text) }))]
        case .framedJSON:
            return described("The service takes this over gRPC; plain HTTP/JSON needs a gateway before it.")
        case .none(let error) where error.code == .endpointIsStream:
            return described("This endpoint is a stream, which plain HTTP/JSON does not carry.")
        case .none(let error): return described("Plain HTTP/JSON needs a gateway: \(error.message).")
        }
    }

    /// A header that is always the same.
    private static func parameter(_ name: String, _ text: String) -> JSONValue {
        .object([
            .init("name", .string(name)), .init("in", .string("header")), .init("required", .bool(true)),
            .init("schema", .object([.init("type", .string("string")), .init("const", .string(text))])),
        ])
    }

    private static func response(_ description: String, _ schema: JSONValue) -> JSONValue {
        .object([.init("description", .string(description)), .init("content", content(schema))])
    }

    private static func content(_ schema: JSONValue) -> JSONValue {
        .object([.init("application/json", .object([.init("schema", schema)]))])
    }

    /// A name that no message has.
    private static func errorName(_ shape: EndpointShape) -> String {
        var name = "Error"
        while shape.messages[name] != nil || shape.enums[name] != nil { name = "Micro" + name }
        return name
    }

    private static var errorSchema: JSONValue {
        let members: [JSONValue.Member] = [
            .init("id", JSONSchemas.typed("string")), .init("code", JSONSchemas.typed("integer")),
            .init("detail", JSONSchemas.typed("string")), .init("status", JSONSchemas.typed("string")),
        ]
        return JSONSchemas.typed("object", [.init("properties", .object(members))])
    }
}
