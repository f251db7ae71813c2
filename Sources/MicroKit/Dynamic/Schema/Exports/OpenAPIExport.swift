/// An endpoint as an OpenAPI 3.1 document (<https://spec.openapis.org/oas/v3.1.0>): the plain HTTP/JSON call
/// `POST /<service>/<endpoint>`, errors as go-micro's `errors.Error`.
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
        if let address = subject.address {
            members.append(.init("servers", .array([.object([.init("url", .string("http://\(address)"))])])))
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
        let summary =
            subject.shape.requestStreams || subject.shape.replyStreams
            ? [
                JSONValue.Member(
                    "description",
                    .string("This endpoint is a stream, which plain HTTP/JSON does not carry.")
                )
            ]
            : []
        return .object(
            [.init("operationId", .string(subject.names.type + subject.names.method))] + summary + [
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
