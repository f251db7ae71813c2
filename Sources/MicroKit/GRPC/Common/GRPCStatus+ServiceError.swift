extension ServiceError {
    /// What a gRPC status says, as go-micro's clients read it (go-micro `client/grpc/error.go`): an `errors.Error`
    /// among the details, else go-micro's JSON in the message, else the message itself with the HTTP status that
    /// stands for the code, and the code's name, such as `NOT_FOUND`, as ``status``.
    package init(_ status: GRPCStatus) {
        let entries = status.details.map(GRPCStatusDetails.entries) ?? []
        let origin = entries.firstIndex { $0.isMicroError }
        if let origin, let error = GRPCStatusDetails.microError(entries[origin].content) {
            self = error
        } else {
            self = Self(plain: status)
        }
        details = entries.indices.filter { $0 != origin }.map { ErrorDetail(entries[$0]) }
    }

    private init(plain status: GRPCStatus) {
        let parsed = ServiceError(headerValue: status.message)
        if parsed.code > 0 {
            self = parsed
        } else {
            self.init(id: "", code: status.code.httpStatus, detail: status.message, status: status.code.name)
        }
    }
}

extension GRPCStatus {
    /// The status that go-micro's servers send for an error (go-micro `server/grpc/grpc.go`): its JSON as the message
    /// and, since v2, itself as a detail. An error without id and code is plain text of code ``Code/unknown``.
    package init(_ error: ServiceError) {
        let message = error.headerValue
        guard !error.id.isEmpty || error.code != 0 else {
            self.init(.unknown, message)
            return
        }
        let code = Code(serviceErrorCode: error.code)
        self.init(code, message, details: GRPCStatusDetails.status(code, message, error))
    }
}
