/// The messages of a `google.rpc.Status`, the form of `grpc-status-details-bin` (`google/rpc/status.proto`), and
/// go-micro's `errors.Error` among them (go-micro `errors/errors.proto`).
enum GRPCStatusDetails {
    /// An entry of `google.rpc.Status.details`, a `google.protobuf.Any`.
    struct Entry {
        var typeURL = ""
        var content: [UInt8] = []

        /// The message's full name: what follows the last slash.
        var typeName: String { typeURL.split(separator: "/").last.map(String.init) ?? "" }

        var isMicroError: Bool { typeName == "errors.Error" }
    }

    /// The most entries that are looked at.
    private static let maximumCount = 64

    /// The entries of a serialized `google.rpc.Status`. What can't be read ends the list.
    static func entries(of status: [UInt8]) -> [Entry] {
        var entries: [Entry] = []
        var fields = ProtobufFields(status)
        while entries.count < maximumCount, let field = try? fields.next() {
            guard field.number == 3, let bytes = field.value.bytes else { continue }
            guard let entry = entry(bytes) else { break }
            entries.append(entry)
        }
        return entries
    }

    private static func entry(_ bytes: ArraySlice<UInt8>) -> Entry? {
        var entry = Entry()
        var fields = ProtobufFields(bytes)
        do {
            while let field = try fields.next() {
                if field.number == 1, let text = field.value.text { entry.typeURL = text }
                if field.number == 2, let content = field.value.bytes { entry.content = Array(content) }
            }
        } catch {
            return nil
        }
        return entry
    }

    /// Reads an `errors.Error`, nil when the bytes are none.
    static func microError(_ content: [UInt8]) -> ServiceError? {
        var error = ServiceError(id: "", code: 0, detail: "", status: "")
        var fields = ProtobufFields(content)
        do {
            while let field = try fields.next() {
                switch field.number {
                case 1: error.id = field.value.text ?? ""
                case 2: error.code = field.value.int64.flatMap { Int(exactly: $0) } ?? 0
                case 3: error.detail = field.value.text ?? ""
                case 4: error.status = field.value.text ?? ""
                default: break
                }
            }
        } catch {
            return nil
        }
        return error
    }

    /// A serialized `google.rpc.Status` with one `errors.Error` as its detail, as go-micro v2 and later send it.
    static func status(_ code: GRPCStatus.Code, _ message: String, _ error: ServiceError) -> [UInt8] {
        var micro = ProtobufFieldWriter()
        micro.add(1, error.id)
        micro.add(2, Int64(error.code))
        micro.add(3, error.detail)
        micro.add(4, error.status)
        var entry = ProtobufFieldWriter()
        entry.add(1, "type.googleapis.com/errors.Error")
        entry.add(2, bytes: micro.bytes)
        var status = ProtobufFieldWriter()
        status.add(1, Int64(code.rawValue))
        status.add(2, message)
        status.add(3, bytes: entry.bytes)
        return status.bytes
    }
}
