import Testing

@testable import MicroKit

@Suite struct EtcdFaultTests {
    @Test(arguments: [
        (GRPCStatus.Code.unavailable, "server passing"), (.deadlineExceeded, "server passing"),
        (.aborted, "server passing"),
        (.unauthenticated, "token"), (.invalidArgument, "token"), (.permissionDenied, "refused"),
        (.notFound, "refused"),
        (.outOfRange, "refused"), (.resourceExhausted, "refused"), (.unknown, "refused"),
    ])
    func statusesAreToldApartByTheirCodes(code: GRPCStatus.Code, kind: String) {
        #expect(Self.kind(EtcdFault(ServiceError(GRPCStatus(code, "etcdserver: x")), at: "a:1")) == kind)
    }

    @Test(arguments: [
        (MicroError.Code.unreachable, "server"), (.connectionLost, "server passing"), (.timeout, "server"),
        (.protocolMismatch, "server"), (.untrusted, "server"), (.certificateRefused, "server"), (.cancelled, "final"),
        (.messageTooLarge, "final"), (.accessDenied, "final"),
    ])
    func failuresAreToldApartByTheirCodes(code: MicroError.Code, kind: String) {
        #expect(Self.kind(EtcdFault(MicroError(code, "x"), at: "a:1")) == kind)
    }

    @Test func othersAreFinal() {
        guard case .final(let error) = EtcdFault(CancellationError(), at: "a:1") else { Issue.record("no"); return }
        #expect(error.code == .cancelled)
        struct Odd: Error {}
        guard case .final(let other) = EtcdFault(Odd(), at: "a:1") else { Issue.record("no"); return }
        #expect(other.code == .internal)
    }

    @Test func reasonsAreNotRepeated() {
        let error = MicroError(.unreachable, "can't connect to a:1: connection refused")
        guard case .server(let complaint) = EtcdFault(error, at: "a:1") else { Issue.record("no"); return }
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
