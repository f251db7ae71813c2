import MicroKit
import Testing

@testable import micro

@Suite struct DoctorTests {
    private typealias Interface = MDNSExamination.Interface

    private static let good = Interface(name: "eth0", address: "10.0.0.2", packets: 3, senders: 2)
    private static let silent = Interface(name: "eth1", address: "10.1.0.2")
    private static let broken = Interface(name: "eth2", address: "10.2.0.2", problem: "no route")

    @Test(
        arguments: [
            ([], ["problem"]), ([good], ["ok"]), ([silent], ["problem"]), ([broken], ["problem"]),
            ([silent, good], ["warning", "ok"]), ([good, broken], ["ok", "warning"]),
            ([silent, broken], ["problem", "problem"]),
        ] as [([MDNSExamination.Interface], [String])]
    )
    func oneInterfaceThatWorksIsEnough(interfaces: [MDNSExamination.Interface], verdicts: [String]) {
        let checks = DoctorExamination.judged(MDNSExamination(interfaces: interfaces))
        #expect(checks.map(\.verdict.rawValue) == verdicts)
        #expect(checks.allSatisfy { $0.verdict == .ok || $0.advice != nil })
    }

    @Test(
        arguments: [
            ([], "unknown", "nothing to compare with"), ([0], "ok", "agrees with 1 node to 1s"),
            ([-2, 3, 0], "ok", "agrees with 3 nodes to 3s"),
            ([2, -75], "warning", "that of n1 is 1m15s behind this host's"),
            ([3600, 0], "warning", "that of n0 is 1h0m0s ahead of this host's"),
        ] as [([Int], String, String)]
    )
    func clocksShallAgree(ahead: [Int], verdict: String, says: String) {
        let check = DoctorClock.judged(ahead.enumerated().map { .init(node: "n\($0)", ahead: $1) })
        #expect(check.verdict.rawValue == verdict && check.finding.hasPrefix(says), "\(check)")
        #expect((check.advice != nil) == (verdict == "warning"))
    }

    @Test(
        arguments: [
            (1000, 60, 60), (0, 60, nil), (-1, 0, nil), (1000, -1, nil), (.max, 1, nil), (1000, .max, nil),
        ] as [(Int, Int, Int?)]
    )
    func aNodeMaySayAnything(started: Int, uptime: Int, ahead: Int?) {
        let node = Node(id: "n", address: "h:1")
        #expect(DoctorClock.Reading(NodeStats(started: started, uptime: uptime), of: node, at: 1000)?.ahead == ahead)
    }

    @Test func theWorstIsTheDiagnosis() {
        var report = DoctorReport(checks: [.init(name: "a", verdict: .ok, finding: "fine")])
        #expect(report.diagnosis.hasPrefix("nothing is wrong here"))
        report.checks.append(.init(name: "b", verdict: .warning, finding: "hm", advice: "wait"))
        #expect(report.diagnosis == "hm; wait")
        report.checks.append(.init(name: "c", verdict: .problem, finding: "bad", advice: "mend it"))
        #expect(report.diagnosis == "bad; mend it")
        #expect(report.text.rendered(color: false) == "a\tok\tfine\nb\twarning\thm\nc\tproblem\tbad\n\nbad; mend it\n")
        #expect(report.json["healthy"] == .bool(false))
    }

    @Test func readsTheTableOfSockets() {
        let table = """
              sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer
             1159: 00000000:14E9 00000000:0000 07 00000000:00000000 00:00000000 00000000   108        0 23116 2 x 0
             2211: 0100007F:0035 00000000:0000 07 00000000:00000000 00:00000000 00000000   101        0 17001 2 x 0
             short
            """
        #expect(PortOwners.sockets(in: table, port: 5353) == [.init(inode: "23116", user: "108")])
        #expect(PortOwners.sockets(in: "", port: 5353).isEmpty)
    }
}
