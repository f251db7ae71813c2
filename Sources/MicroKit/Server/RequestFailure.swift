/// What a request that was not answered is to its caller; each protocol has its own form for it.
enum RequestFailure {
    /// Nobody waits for an answer any more.
    case abandoned
    /// A go-micro error.
    case error(ServiceError)
    /// The request itself can't be served, and why: see ``MicroError/isFaultOfRequest``.
    case fault(MicroError)
}

extension RequestRunner {
    /// Judges what the handling of a request threw; counts it, and logs it where the handler is at fault.
    func failure(of error: any Error, endpoint: String) -> RequestFailure {
        if error is CancellationError, Task.isCancelled { return .abandoned }
        statistics.countError()
        switch error {
        case let error as ServiceError: return .error(Self.shortened(error))
        case var error as MicroError where error.isFaultOfRequest:
            error.message = Self.shortened(error.message)
            return .fault(error)
        default:
            log(error, of: endpoint)
            return .error(ServiceError(id: name, code: 500, detail: Self.shortened(String(describing: error))))
        }
    }

    private static func shortened(_ error: ServiceError) -> ServiceError {
        var error = error
        error.detail = shortened(error.detail)
        // An error of another service that is passed on goes as it came, unless that is too long.
        if let raw = error.raw, raw != shortened(raw) { error.raw = nil }
        return error
    }

    /// Keeps the headers of an error reply within what clients take (ours 64 KiB, Go's 1 MiB).
    private static func shortened(_ text: String) -> String {
        let limit = 8 << 10
        return text.utf8.count <= limit ? text : String(decoding: text.utf8.prefix(limit), as: UTF8.self) + "…"
    }
}
