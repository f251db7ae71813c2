import Testing

@testable import MicroKit

@Suite struct InvocationTraceTests {
    @Test func addsUpPhasesInOrder() {
        var trace = InvocationTrace(CallOptions(timeout: .seconds(1)))
        trace.add(.connect, .milliseconds(1))
        trace.add(.wait, .milliseconds(20))
        trace.add(.connect, .milliseconds(2))
        #expect(trace.spans == [PhaseSpan(.connect, .milliseconds(3)), PhaseSpan(.wait, .milliseconds(20))])
        #expect(trace.summary == "connect 3 ms, wait 20 ms")
    }

    @Test(arguments: [
        (Duration.zero, "0 ms"), (.microseconds(340), "0.3 ms"), (.microseconds(1500), "1.5 ms"),
        (.milliseconds(120), "120 ms"), (.seconds(5), "5 s"), (.milliseconds(1250), "1.25 s"),
        (.milliseconds(10_050), "10.05 s"), (.seconds(-1), "0 ms"), (.seconds(Int64.max), "9223372036.85 s"),
    ])
    func durationsForPeople(_ duration: Duration, _ text: String) {
        #expect(duration.shortText == text)
    }
}
