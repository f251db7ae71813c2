import MicroKit
import Testing

@testable import micro

@Suite struct FailureTests {
    /// Failures of the library, and what this program makes of them.
    @Test(
        arguments: [
            (MicroError(.fileUnreadable, "x"), ExitReason.inputMissing, nil),
            (MicroError(.messageTooLarge, "x"), .protocolFault, "raise the limit with --max-message-size"),
            (MicroError(.messageTooLarge, "x", hint: "send less"), .protocolFault, "send less"),
            (MicroError(.untrusted, "x", hint: "library", cause: TLSDistrust.authority), .forbidden, "--cacert"),
            (MicroError(.untrusted, "x", hint: "library", cause: TLSDistrust.certificate), .forbidden, "--cacert"),
            (MicroError(.untrusted, "x", cause: TLSDistrust.name), .forbidden, "--server-name"),
            (MicroError(.untrusted, "x", hint: "compare the clocks"), .forbidden, "compare the clocks"),
            (MicroError(.certificateRefused, "x"), .forbidden, "--cert and --key"),
            (MicroError(.protocolMismatch, "x", cause: PeerMismatch(peer: .tls)), .protocolFault, "--tls"),
            (MicroError(.accessDenied, "x"), .forbidden, nil), (MicroError(.timeout, "x"), .timedOut, nil),
        ] as [(MicroError, ExitReason, String?)]
    )
    func libraryFailures(_ error: MicroError, _ status: ExitReason, _ hint: String?) {
        let failure = Failure(error)
        #expect(failure.status == status && failure.line == "x")
        #expect(failure.hint == hint || failure.hint?.contains(hint ?? "none") == true, "\(failure.hint ?? "")")
    }
}
