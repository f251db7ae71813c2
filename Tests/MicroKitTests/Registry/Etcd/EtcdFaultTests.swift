import Testing

@testable import MicroKit

@Suite struct EtcdFaultTests {
    private static func fault(_ error: any Error) -> EtcdFault {
        EtcdFault(error, at: "a:1", within: .seconds(5))
    }

    @Test(arguments: [
        (GRPCStatus.Code.unavailable, "server passing"), (.deadlineExceeded, "server passing"),
        (.aborted, "server passing"),
        (.unauthenticated, "token"), (.invalidArgument, "token"), (.permissionDenied, "refused"),
        (.notFound, "refused"),
        (.outOfRange, "refused"), (.resourceExhausted, "refused"), (.unknown, "refused"),
    ])
    func statusesAreToldApartByTheirCodes(code: GRPCStatus.Code, kind: String) {
        #expect(Self.kind(Self.fault(ServiceError(GRPCStatus(code, "etcdserver: x")))) == kind)
    }

    @Test(arguments: [
        (MicroError.Code.unreachable, "server"), (.connectionLost, "server passing"), (.timeout, "server"),
        (.protocolMismatch, "server"), (.untrusted, "server"), (.certificateRefused, "server"), (.cancelled, "final"),
        (.messageTooLarge, "final"), (.accessDenied, "final"),
    ])
    func failuresAreToldApartByTheirCodes(code: MicroError.Code, kind: String) {
        #expect(Self.kind(Self.fault(MicroError(code, "x"))) == kind)
    }

    @Test func othersAreFinal() {
        guard case .final(let error) = Self.fault(CancellationError()) else { Issue.record("no"); return }
        #expect(error.code == .cancelled)
        struct Odd: Error {}
        guard case .final(let other) = Self.fault(Odd()) else { Issue.record("no"); return }
        #expect(other.code == .internal)
    }

    @Test func reasonsAreNotRepeated() {
        let error = MicroError(.unreachable, "can't connect to a:1: connection refused")
        guard case .server(let complaint) = Self.fault(error) else { Issue.record("no"); return }
        #expect(complaint.text == "can't be reached: connection refused")
    }

    private static func kind(_ fault: EtcdFault) -> String {
        switch fault {
        case .server(let complaint): complaint.isPassing ? "server passing" : "server"
        case .token: "token"
        case .refused: "refused"
        case .final: "final"
        }
    }
}
