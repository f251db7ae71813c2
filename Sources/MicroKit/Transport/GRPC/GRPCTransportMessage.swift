/// A transport's message as go-micro's gRPC transport writes it (go-micro `transport/grpc/proto/transport.proto`):
/// `message Message { map<string, string> header = 1; bytes body = 2; }`.
enum GRPCTransportMessage {
    private static let header: UInt64 = 1
    private static let body: UInt64 = 2
    private static let key: UInt64 = 1
    private static let value: UInt64 = 2

    /// The bytes of a message.
    ///
    /// Nothing makes header names alike on the way, and the generations of go-micro disagree about one.
    static func encode(_ message: TransportMessage) -> [UInt8] {
        var writer = ProtobufFieldWriter()
        for (name, text) in message.headers {
            add(name, text, to: &writer)
            // v1 and v2 look for Micro-Id, those after them for Micro-ID (go-micro `transport/headers/headers.go`).
            if name == MucpHeader.id { add("Micro-ID", text, to: &writer) }
        }
        if !message.body.isEmpty { writer.add(body, bytes: message.body) }
        return writer.bytes
    }

    private static func add(_ name: String, _ text: String, to writer: inout ProtobufFieldWriter) {
        var entry = ProtobufFieldWriter()
        entry.add(key, name)
        entry.add(value, text)
        writer.add(header, bytes: entry.bytes)
    }

    /// Reads a message. Of names that differ in case alone the last one counts.
    /// - Parameters:
    ///   - bytes: What came.
    ///   - limits: For its headers.
    ///   - address: Who sent it.
    /// - Returns: The message.
    /// - Throws: ``MicroError`` `messageTooLarge`; `invalidReply` for what is no message.
    static func decode(
        _ bytes: [UInt8],
        limits: TransportLimits,
        from address: String
    ) throws(MicroError) -> TransportMessage {
        var message = TransportMessage()
        var (count, size) = (0, 0)
        do {
            var fields = ProtobufFields(bytes)
            while let field = try fields.next() {
                switch (field.number, field.value.bytes) {
                case (body, let bytes?): message.body = Array(bytes)
                case (header, let bytes?):
                    count += 1
                    size += bytes.count
                    guard count <= limits.headerCount, size <= limits.headerSize else { throw tooManyHeaders(address) }
                    try add(bytes, to: &message.headers)
                default: break
                }
            }
        } catch let error as MicroError {
            throw error
        } catch {
            let text = "\(address) sent what is no message of go-micro's gRPC transport"
            throw MicroError(.invalidReply, text, phase: .wait, address: address)
        }
        return message
    }

    private static func add(_ entry: ArraySlice<UInt8>, to headers: inout Metadata) throws {
        var (name, text) = ("", "")
        var fields = ProtobufFields(entry)
        while let field = try fields.next() {
            switch field.number {
            case key: name = field.value.text ?? ""
            case value: text = field.value.text ?? ""
            default: break
            }
        }
        headers[name] = text
    }

    private static func tooManyHeaders(_ address: String) -> MicroError {
        let text = "\(address) sent a message with more headers than are allowed"
        return MicroError(.messageTooLarge, text, phase: .wait, address: address)
    }
}
