/// How a request, a call or a message ended, as logs, metrics and traces have it.
struct Outcome: Equatable {
    /// Whose fault a failure is.
    enum Fault {
        /// No failure.
        case none
        /// What was asked can't be done: codes 400 to 499.
        case caller
        /// Nobody waits for the end any more.
        case abandoned
        /// Everything else.
        case service
    }

    /// The code of the failure, of which there are not many: an HTTP status, ``MicroError/Code``, `cancelled`, or
    /// `other`; `ok` where there is none.
    let label: String
    let fault: Fault

    static let success = Outcome(label: "ok", fault: .none)

    /// What a handler's error is to the caller; see ``EndpointHandler/handle(_:encoding:context:)``.
    init(ofServing error: any Error) {
        switch error {
        case let error as ServiceError: self.init(error)
        case is CancellationError: self.init(label: "cancelled", fault: .abandoned)
        case let error as MicroError where error.isFaultOfRequest:
            self.init(label: error.code.rawValue, fault: .caller)
        default: self.init(label: "500", fault: .service)
        }
    }

    /// What an error is to the one who made the call.
    init(ofCalling error: any Error) {
        switch error {
        case let error as ServiceError: self.init(error)
        case is CancellationError: self.init(label: MicroError.Code.cancelled.rawValue, fault: .abandoned)
        case let error as MicroError:
            self.init(label: error.code.rawValue, fault: error.code == .cancelled ? .abandoned : .service)
        default: self.init(label: "other", fault: .service)
        }
    }

    private init(_ error: ServiceError) {
        // Codes come from anywhere, and each makes a time series.
        let label = (100..<600).contains(error.code) ? String(error.code) : "other"
        self.init(label: label, fault: (400..<500).contains(error.code) ? .caller : .service)
    }

    private init(label: String, fault: Fault) {
        self.label = label
        self.fault = fault
    }
}

extension MicroError {
    /// Whether a server replies the message as plain text, since the request is at fault.
    var isFaultOfRequest: Bool { [.endpointNotFound, .invalidBody, .unsupportedContentType].contains(code) }
}
