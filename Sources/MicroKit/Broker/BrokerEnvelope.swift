/// The JSON document in which most brokers carry a message: `{"Header":{…},"Body":"<base64>"}` (go-micro
/// `broker/broker.go`, `codec/json`).
package enum BrokerEnvelope {
    /// The most headers that are read. Finding one takes as long as there are headers before it.
    package static let maximumHeaders = 1024

    /// The document, without a newline; headers sorted by name, as Go writes a map.
    package static func encode(_ message: BrokerMessage) -> [UInt8] {
        let headers = message.headers.map { JSONValue.Member($0.name, .string($0.text)) }
            .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        return JSONValue.object([.init("Header", .object(headers)), .init("Body", message.body.write())]).utf8()
    }

    /// Reads the document, which the caller keeps within a size. `Header` and `Body` may be null or missing, as Go's decoder has it; other members are
    /// passed over.
    /// - Throws: ``MicroError`` `invalidBody`.
    package static func decode(_ bytes: [UInt8]) throws -> BrokerMessage {
        let json: JSONValue
        do {
            json = try JSONValue(parsing: bytes)
        } catch {
            throw MicroError(.invalidBody, "the message is no JSON: \(error.plainText)", cause: error)
        }
        guard case .object = json else { throw MicroError(.invalidBody, "the message is no JSON object") }
        return BrokerMessage(headers: try headers(json["Header"]), body: try body(json["Body"]))
    }

    private static func headers(_ json: JSONValue?) throws -> Metadata {
        var headers = Metadata()
        switch json {
        case nil, .null: break
        case .object(let members):
            guard members.count <= maximumHeaders else {
                let text = "the message has \(members.count) headers; at most \(maximumHeaders) are read"
                throw MicroError(.invalidBody, text)
            }
            headers.reserve(members.count)
            for member in members {
                guard let text = member.value.stringValue else {
                    throw MicroError(.invalidBody, "header \(member.name) of the message is no string")
                }
                headers[member.name] = text
            }
        default: throw MicroError(.invalidBody, "Header of the message is no JSON object")
        }
        return headers
    }

    private static func body(_ json: JSONValue?) throws -> [UInt8] {
        switch json {
        case nil, .null: return []
        case let json?:
            do {
                return try [UInt8].read(json)
            } catch {
                throw MicroError(.invalidBody, "Body of the message is no base64", cause: error)
            }
        }
    }
}
