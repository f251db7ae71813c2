import MicroKit

/// Everything that the registry knows of one service.
struct ServiceDescription: Report {
    var services: [ServiceRecord]
    /// Field names in snake_case, which is what the Go `micro` shows whatever the field is called.
    var legacyNames = false

    /// The Go `micro`'s layout (micro/micro `internal/command/cli/command.go@v1.18.0`): nodes of every version,
    /// endpoints of the first version only.
    var text: TerminalText {
        guard let first = services.first else { return "" }
        var text: TerminalText = "service  \(first.name)\n"
        for service in services {
            if !service.version.isEmpty { text += "\nversion \(service.version)\n" }
            text += "\nID\tAddress\tMetadata\n"
            for node in service.nodes.sorted(by: { $0.id < $1.id }) {
                text += "\(node.id)\t\(node.address)\t\(node.metadata.joined)\n"
            }
        }
        for endpoint in first.endpoints { text += describe(endpoint) }
        return text
    }

    private func describe(_ endpoint: Endpoint) -> TerminalText {
        var text: TerminalText = "\nEndpoint: \(endpoint.name)\n\n"
        if !endpoint.metadata.isEmpty { text += "Metadata: \(endpoint.metadata.joined)\n\n" }
        text += "Request: \(fields(of: endpoint.request))\n\n"
        text += "Response: \(fields(of: endpoint.response))\n\n"
        return text
    }

    private func fields(of value: Value?) -> TerminalText {
        guard let value, !value.values.isEmpty else { return "{}" }
        return "{\n\(lines(value.values, level: 1))}"
    }

    private func lines(_ values: [Value], level: Int) -> TerminalText {
        let indent = TerminalText(stringLiteral: String(repeating: "\t", count: level))
        var text = TerminalText()
        for value in values {
            let name = legacyNames ? value.name.snakeCased : value.name
            if value.values.isEmpty {
                text += "\(indent)\(name) \(value.type)\n"
            } else {
                text += "\(indent)\(name) \(value.type) {\n\(lines(value.values, level: level + 1))\(indent)}\n"
            }
        }
        return text
    }

    var table: Table {
        Table(
            headings: ["service", "version", "id", "address", "metadata"],
            rows: services.flatMap { service in
                service.nodes.sorted { $0.id < $1.id }.map {
                    [service.name, service.version, $0.id, $0.address, $0.metadata.joined]
                }
            }
        )
    }

    var json: JSONValue { .array(services.map(\.jsonValue)) }
}

extension String {
    /// `byName` as `by_name`: a `_` before each upper-case letter that follows a lower-case one or a digit.
    var snakeCased: String {
        var result = ""
        var previous: Character?
        for character in self {
            if character.isUppercase, let previous, previous.isLowercase || previous.isNumber { result.append("_") }
            result += character.lowercased()
            previous = character
        }
        return result
    }
}
