import MicroKit
import NIOHPACK
import Testing

@Suite struct GRPCStatusTests {
    /// A gRPC code, the HTTP status it is told as, and the HTTP status of go-micro that is sent as it.
    @Test(
        arguments: [
            (GRPCStatus.Code.ok, 200, 200), (.cancelled, 499, nil), (.unknown, 500, 418), (.invalidArgument, 400, 400),
            (.deadlineExceeded, 408, 408), (.notFound, 404, 404), (.alreadyExists, 409, 409),
            (.permissionDenied, 403, 403), (.resourceExhausted, 429, nil), (.failedPrecondition, 412, 412),
            (.aborted, 409, nil), (.outOfRange, 400, nil), (.unimplemented, 501, 501), (.internal, 500, 500),
            (.unavailable, 503, 503), (.dataLoss, 500, nil), (.unauthenticated, 401, 401),
        ] as [(GRPCStatus.Code, Int, Int?)]
    )
    func codesStandForHTTPStatuses(code: GRPCStatus.Code, told: Int, sent: Int?) {
        #expect(code.httpStatus == told)
        if let sent { #expect(GRPCStatus.Code(serviceErrorCode: sent) == code) }
    }

    @Test(arguments: [
        (200, GRPCStatus.Code.unknown), (400, .internal), (401, .unauthenticated), (403, .permissionDenied),
        (404, .unimplemented), (429, .unavailable), (502, .unavailable), (503, .unavailable), (504, .unavailable),
        (500, .unknown),
    ])
    func httpStatusesStandForCodes(status: Int, code: GRPCStatus.Code) {
        #expect(GRPCStatus.Code(httpStatus: status) == code)
    }

    @Test(arguments: [
        (0, GRPCStatus.Code.internal), (1, .internal), (2, .internal), (3, .internal), (4, .internal), (5, .unknown),
        (6, .internal), (7, .unavailable), (8, .cancelled), (9, .internal), (10, .internal),
        (11, .resourceExhausted), (12, .permissionDenied), (13, .unknown), (99, .internal),
    ])
    func resetsStandForCodes(reset: Int, code: GRPCStatus.Code) {
        #expect(GRPCStatus.Code(http2ErrorCode: reset) == code)
    }

    @Test(arguments: [
        GRPCStatus(.ok), GRPCStatus(.notFound, "no such thing"), GRPCStatus(.unknown, "50 % ümläut\n"),
        GRPCStatus(.internal, "x", details: [0, 1, 2, 0xFF]), GRPCStatus(.internal, "", details: [8, 13]),
    ])
    func survivesTrailers(status: GRPCStatus) {
        #expect(GRPCStatus(trailers: status.trailers) == status)
    }

    @Test(
        arguments: [
            ([("grpc-message", "x")], nil),
            ([("grpc-status", "5"), ("grpc-message", "a%20b%zz%")], GRPCStatus(.notFound, "a b%zz%")),
            ([("grpc-status", "17")], GRPCStatus(.unknown)),
            ([("grpc-status", "-1")], GRPCStatus(.unknown)),
            ([("grpc-status", "two")], GRPCStatus(.unknown)),
            ([("grpc-status", "2"), ("grpc-message", "%ff%FE")], GRPCStatus(.unknown, "\u{FFFD}\u{FFFD}")),
            ([("grpc-status", "2"), ("grpc-status-details-bin", "!!")], GRPCStatus(.unknown)),
            ([("grpc-status", "2"), ("grpc-status-details-bin", "AQI")], GRPCStatus(.unknown, details: [1, 2])),
            ([("grpc-status", "2"), ("grpc-status-details-bin", "AQI=")], GRPCStatus(.unknown, details: [1, 2])),
        ] as [([(String, String)], GRPCStatus?)]
    )
    func readsWhatPeersSend(headers: [(String, String)], expected: GRPCStatus?) {
        #expect(GRPCStatus(trailers: HPACKHeaders(headers)) == expected)
    }
}
