/// Header names of go-micro's own RPC protocol (go-micro `transport/headers/headers.go@v4.10`).
package enum MucpHeader {
    package static let service = "Micro-Service"
    package static let method = "Micro-Method"
    package static let endpoint = "Micro-Endpoint"
    package static let id = "Micro-Id"
    package static let stream = "Micro-Stream"
    package static let error = "Micro-Error"
    package static let topic = "Micro-Topic"
    package static let target = "Micro-Target"
    package static let `protocol` = "Micro-Protocol"
    /// Of this library alone, in the refusal of a service that does not take mucp: what it takes, comma-separated.
    package static let offered = "Micro-Offered"
    package static let timeout = "Timeout"
    package static let contentType = "Content-Type"
    package static let accept = "Accept"
    /// Put before a `Micro-` name by peers of before 2019; read as a fall-back, written on replies.
    package static let legacyPrefix = "X-"
}
