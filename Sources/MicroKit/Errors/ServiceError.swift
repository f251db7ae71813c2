/// What a service replied instead of a result: go-micro's `errors.Error`.
///
/// On the wire it is the JSON object `{"id":…,"code":…,"detail":…,"status":…}` in the `Micro-Error` header
/// (go-micro `errors/errors.go`). A reply that is not such an object is a plain text error: code 0, the text as detail.
/// v3.5 and later may also send `{"errors":[…]}`, whose members are in ``causes``.
public struct ServiceError: Error, Sendable, Hashable {
    /// Who made the error, for example `go.micro.client` or the service's own name. Empty for a plain text error.
    public var id: String
    /// An HTTP status code, or 0 when the service gave none.
    public var code: Int
    /// What went wrong, in the service's words. Hostile text: escape before it reaches a terminal.
    public var detail: String
    /// The code's standard text, such as `Not Found`.
    public var status: String
    /// The members of a `MultiError`, otherwise empty.
    public var causes: [ServiceError]
    /// What the service added for programs to read; gRPC services alone can.
    public var details: [ErrorDetail] = []
    /// The header's value as it arrived, nil for an error that was made here.
    public var raw: String?

    /// Makes an error; `status` defaults to the standard text of `code`.
    public init(id: String, code: Int, detail: String, status: String? = nil, causes: [ServiceError] = []) {
        self.id = id
        self.code = code
        self.detail = detail
        self.status = status ?? Self.standardStatus(code)
        self.causes = causes
        self.raw = nil
    }

    /// Go's `http.StatusText` for the codes that go-micro's constructors use; empty for others.
    public static func standardStatus(_ code: Int) -> String {
        switch code {
        case 400: "Bad Request"
        case 401: "Unauthorized"
        case 402: "Payment Required"
        case 403: "Forbidden"
        case 404: "Not Found"
        case 405: "Method Not Allowed"
        case 406: "Not Acceptable"
        case 408: "Request Timeout"
        case 409: "Conflict"
        case 410: "Gone"
        case 412: "Precondition Failed"
        case 413: "Request Entity Too Large"
        case 415: "Unsupported Media Type"
        case 422: "Unprocessable Entity"
        case 429: "Too Many Requests"
        case 499: "Client Closed Request"
        case 500: "Internal Server Error"
        case 501: "Not Implemented"
        case 502: "Bad Gateway"
        case 503: "Service Unavailable"
        case 504: "Gateway Timeout"
        default: ""
        }
    }
}

extension ServiceError {
    /// Reads the value of a `Micro-Error` header. Never fails: what is not a go-micro error is a plain text error.
    public init(headerValue text: String) {
        self.init(id: "", code: 0, detail: text, status: "")
        raw = text
        guard text.utf8.first == UInt8(ascii: "{"), let json = try? JSONValue(parsing: text), case .object = json else {
            return
        }
        let members = json["errors"]?.arrayValue ?? []
        guard json["id"] != nil || json["code"] != nil || json["detail"] != nil || !members.isEmpty else { return }
        id = json["id"]?.stringValue ?? ""
        code = json["code"]?.intValue ?? 0
        detail = json["detail"]?.stringValue ?? ""
        status = json["status"]?.stringValue ?? ""
        causes = members.map { ServiceError(headerValue: $0.text()) }
        if let first = causes.first, code == 0 {
            code = first.code
            status = first.status
            id = id.isEmpty ? first.id : id
            detail = causes.map(\.detail).joined(separator: "; ")
        }
    }

    /// The JSON object that goes into a `Micro-Error` header, members in go-micro's order, empty ones left out as
    /// v2 and later do. An error with neither id nor code is plain text, as go-micro sends ordinary Go errors.
    public var headerValue: String {
        if let raw { return raw }
        if id.isEmpty, code == 0 { return detail }
        return jsonValue.text()
    }

    /// The error as a JSON object in go-micro's member order.
    public var jsonValue: JSONValue {
        var members: [JSONValue.Member] = []
        if !id.isEmpty { members.append(.init("id", .string(id))) }
        if code != 0 { members.append(.init("code", .number(String(code)))) }
        if !detail.isEmpty { members.append(.init("detail", .string(detail))) }
        if !status.isEmpty { members.append(.init("status", .string(status))) }
        return .object(members)
    }
}
