import Testing

@testable import MicroKit

@Suite struct OutcomeTests {
    private struct Fault: Error {}

    private static let cases: [(any Error, String, Outcome.Fault, String, Outcome.Fault)] = [
        (ServiceError(id: "", code: 404, detail: ""), "404", .caller, "404", .caller),
        (ServiceError(id: "", code: 500, detail: ""), "500", .service, "500", .service),
        (ServiceError(id: "", code: 0, detail: "x"), "other", .service, "other", .service),
        (ServiceError(id: "", code: 123_456, detail: "x"), "other", .service, "other", .service),
        (ServiceError(id: "", code: -1, detail: "x"), "other", .service, "other", .service),
        (CancellationError(), "cancelled", .abandoned, "cancelled", .abandoned),
        (MicroError(.cancelled, ""), "500", .service, "cancelled", .abandoned),
        (MicroError(.timeout, ""), "500", .service, "timeout", .service),
        (MicroError(.invalidBody, ""), "invalidBody", .caller, "invalidBody", .service),
        (Fault(), "500", .service, "other", .service),
    ]

    @Test(arguments: cases.indices) func hasFewLabels(_ index: Int) {
        let (error, served, servedFault, called, calledFault) = Self.cases[index]
        let (serving, calling) = (Outcome(ofServing: error), Outcome(ofCalling: error))
        #expect(serving.label == served && serving.fault == servedFault)
        #expect(calling.label == called && calling.fault == calledFault)
    }
}
