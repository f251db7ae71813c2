import NIOCore
import Testing

@testable import MicroKit

@Suite struct ZooKeeperSessionTests {
    private static let read = ZooKeeperRequest.delete("/a")

    @Test func opensASessionAndAsks() {
        var lab = SessionLab()
        #expect(lab.submit([Self.read, Self.read]) == ["dial 0"])
        #expect(lab.connect() == ["send greeting 0"])
        #expect(lab.receive(ZooKeeperBytes.welcome(5)) == ["send 1,2"])
        #expect(lab.session.sessionTimeout == .seconds(9))
        #expect(lab.reply(1) == ["answer 1.0 done"])
        #expect(lab.reply(2, .noNode) == ["answer 1.1 failed -101"])
        #expect(lab.submit([Self.read]) == ["send 3"])
        #expect(lab.session.id == 5)
    }

    @Test func saysWhoSpeaks() {
        var lab = SessionLab(credentials: ZooKeeperCredentials(user: "u", password: "secret"))
        _ = lab.submit([Self.read])
        _ = lab.connect()
        #expect(lab.receive(ZooKeeperBytes.welcome(5)) == ["send auth", "send 1"])
        #expect(lab.receive(ZooKeeperBytes.reply(ZooKeeperXid.auth)) == [])
        let denied = lab.receive(ZooKeeperBytes.reply(ZooKeeperXid.auth, .authFailed))
        #expect(denied == ["fail 1 accessDenied", "disconnect", "expired accessDenied"])
        #expect(lab.lastError?.message.contains("'u'") == true)
        #expect(lab.lastError?.message.contains("secret") == false)
    }

    @Test func sendsSoManyAtATime() {
        var lab = SessionLab()
        _ = lab.submit([ZooKeeperRequest](repeating: Self.read, count: ZooKeeperSession.window + 2))
        _ = lab.connect()
        _ = lab.receive(ZooKeeperBytes.welcome(5))
        #expect(lab.session.inFlight.count == ZooKeeperSession.window)
        let half = ZooKeeperSession.window / 2
        for number in 1..<half { #expect(lab.reply(Int32(number)) == ["answer 1.\(number - 1) done"]) }
        let rest = (1...2).map { "\(ZooKeeperSession.window + $0)" }.joined(separator: ",")
        #expect(lab.reply(Int32(half)) == ["answer 1.\(half - 1) done", "send \(rest)"])
    }

    @Test func forgetsWhatNobodyWaitsFor() {
        var lab = SessionLab()
        _ = lab.submit([ZooKeeperRequest](repeating: Self.read, count: ZooKeeperSession.window + 2))
        _ = lab.submit([Self.read])
        _ = lab.connect()
        _ = lab.receive(ZooKeeperBytes.welcome(5))
        lab.session.forget(batch: 1)
        #expect(lab.session.waiting.map(\.tag.batch) == [2])
    }

    @Test func triesAllServersInTurn() {
        var lab = SessionLab(servers: 3)
        #expect(lab.submit([Self.read]) == ["dial 0"])
        #expect(lab.lose("refused") == ["disconnect", "dial 1"])
        #expect(lab.lose("refused") == ["disconnect", "dial 2"])
        #expect(lab.lose("no route") == ["disconnect", "fail 1 registryUnavailable"])
        #expect(lab.lastError?.message.contains("s0:1 (refused), s1:1 (refused), s2:1 (no route)") == true)
        // The one that worked is the first to be asked next time.
        #expect(lab.submit([Self.read]) == ["dial 0"])
        _ = lab.lose("refused")
        _ = lab.connect()
        _ = lab.receive(ZooKeeperBytes.welcome(5))
        #expect(lab.reply(1) == ["answer 2.0 done"])
        lab.pass(.seconds(4))
        #expect(lab.fire() == ["send close", "disconnect"])
        #expect(lab.submit([Self.read]) == ["dial 1"])
        #expect(lab.connect() == ["send greeting 0"])
    }

    @Test func goesOnAtAnotherServer() throws {
        var lab = try SessionLab.open(servers: 2, isKept: true)
        _ = lab.submit([.getChildren("/c", isWatched: true), Self.read])
        let children = ZooKeeperBytes.reply(2, transaction: 0x77) {
            $0.write(["x"])
            $0.writeStat()
        }
        #expect(lab.receive(children) == ["answer 2.0 children"])
        lab.pass(.seconds(2))
        #expect(lab.lose("closed") == ["disconnect", "dial 1"])
        #expect(lab.connect() == ["send greeting 5"])
        // The watch is set again, and what was on its way is asked once more.
        #expect(lab.receive(ZooKeeperBytes.welcome(5)) == ["send watches", "send 4"])
        #expect(lab.receive(ZooKeeperBytes.reply(ZooKeeperXid.setWatches)) == [])
        #expect(lab.receive(ZooKeeperBytes.event(.childrenChanged, "/c")) == ["tell /c"])
        #expect(lab.session.watches.isEmpty)
        lab.pass(.seconds(2))
        // Not a third time.
        #expect(lab.lose("closed") == ["disconnect", "fail 2 registryUnavailable", "dial 0"])
    }

    @Test func anExpiredSessionGivesWayToAnother() throws {
        var lab = try SessionLab.open(isKept: true)
        lab.pass(.seconds(2))
        #expect(lab.lose("closed") == ["disconnect", "dial 0"])
        #expect(lab.connect() == ["send greeting 5"])
        #expect(lab.receive(ZooKeeperBytes.welcome(0, timeout: 0)) == ["disconnect", "expired registryUnavailable"])
        #expect(lab.session.deadline == nil)
        #expect(lab.submit([Self.read]) == ["dial 0"])
        #expect(lab.connect() == ["send greeting 0"])
        #expect(lab.receive(ZooKeeperBytes.welcome(6)) == ["send 2"])
        // A server that opens none at all is like one that is away.
        lab.pass(.seconds(2))
        _ = lab.lose("closed")
        _ = lab.connect()
        let again = lab.receive(ZooKeeperBytes.welcome(0, timeout: 0))
        #expect(again == ["disconnect", "expired registryUnavailable", "dial 0"])
        _ = lab.connect()
        #expect(lab.receive(ZooKeeperBytes.welcome(0, timeout: 0)) == ["disconnect", "fail 2 registryUnavailable"])
    }

    @Test func seeksServersUntilTheSessionMustHaveExpired() throws {
        var lab = try SessionLab.open(isKept: true)
        lab.pass(.seconds(2))
        var actions = lab.lose("closed")
        var rounds = 0
        while !actions.contains("expired registryUnavailable"), rounds < 100 {
            if actions.last != "dial 0" { actions = lab.fire() }
            #expect(actions.last == "dial 0")
            actions = lab.lose("refused")
            rounds += 1
        }
        #expect(rounds > 3 && rounds < 50)
        #expect(lab.session.deadline == nil)
        #expect(lab.submit([Self.read]) == ["dial 0"])
    }

    @Test func serversThatLostTheirDataAreBelieved() throws {
        var lab = try SessionLab.open(isKept: true)
        lab.pass(.seconds(2))
        _ = lab.lose("closed")
        #expect(lab.connect() == ["send greeting 5"])
        #expect(lab.submit([Self.read]) == [])
        #expect(lab.lose("closed") == ["disconnect", "dial 0"])
        #expect(lab.connect() == ["send greeting 5 that has seen nothing"])
        let over = lab.receive(ZooKeeperBytes.welcome(0, timeout: 0))
        #expect(over == ["disconnect", "expired registryUnavailable", "dial 0"])
        #expect(lab.connect() == ["send greeting 0"])
    }

    @Test func connectionsThatComeToNothingProlongNoSession() throws {
        var lab = try SessionLab.open(isKept: true)
        lab.pass(.seconds(2))
        _ = lab.lose("closed")
        var actions: [String] = []
        for _ in 0..<100 where !actions.contains("expired registryUnavailable") {
            _ = lab.connect()
            actions = lab.lose("closed")
            if actions == ["disconnect"] { _ = lab.fire() }
        }
        #expect(actions.contains("expired registryUnavailable"))
    }

    @Test func aServerThatClosesAtOnceIsNotAskedInABusyLoop() throws {
        var lab = try SessionLab.open(isKept: true)
        #expect(lab.lose("closed") == ["disconnect"])
        #expect(lab.fire() == ["dial 0"])
        _ = lab.connect()
        _ = lab.receive(ZooKeeperBytes.welcome(5))
        #expect(lab.lose("closed") == ["disconnect"])
    }

    @Test func keepsInTouch() throws {
        var lab = try SessionLab.open(isKept: true)
        lab.pass(.seconds(1))
        #expect(lab.session.timerFired(at: lab.now).isEmpty)
        #expect(lab.fire() == ["send ping"])
        #expect(lab.now == lab.start + .seconds(3))
        #expect(lab.receive(ZooKeeperBytes.reply(ZooKeeperXid.ping)) == [])
        #expect(lab.fire() == ["send ping"])
        // Nothing came for six of nine seconds.
        #expect(lab.fire() == ["disconnect", "dial 0"])
        #expect(lab.now == lab.start + .seconds(9))
    }

    @Test func anAnswerMayNotTakeTooLong() throws {
        var lab = try SessionLab.open(isKept: false)
        _ = lab.submit([Self.read, Self.read])
        lab.pass(.seconds(2))
        #expect(lab.reply(2) == ["answer 2.0 done"])
        #expect(lab.fire() == ["disconnect", "dial 0"])
        #expect(lab.now == lab.start + .seconds(7))
        #expect(lab.fire() == ["disconnect", "fail 2 registryUnavailable"])
        #expect(lab.lastError?.message.contains("nobody answered") == true)
        _ = lab.submit([Self.read])
        _ = lab.connect()
        #expect(lab.fire() == ["disconnect", "fail 3 registryUnavailable"])
    }

    @Test(arguments: [true, false]) func ends(isKept: Bool) throws {
        var lab = try SessionLab.open(isKept: isKept)
        _ = lab.submit([Self.read])
        let end = lab.close()
        let farewell = ["fail 2 registryUnavailable", "send close"]
        #expect(end == (isKept ? farewell : farewell + ["disconnect", "closed"]))
        #expect(lab.close() == [])
        if isKept {
            #expect(lab.reply(2) == [])
            #expect(lab.reply(3) == ["disconnect", "closed"])
        }
        #expect(lab.submit([Self.read]) == ["fail 3 registryUnavailable"])
        #expect(lab.session.deadline == nil)
    }

    @Test func endsWithoutAnAnswer() throws {
        var silent = try SessionLab.open(isKept: true)
        _ = silent.close()
        #expect(silent.fire() == ["disconnect", "closed"])
        var cut = try SessionLab.open(isKept: true)
        _ = cut.close()
        #expect(cut.lose("closed") == ["disconnect", "closed"])
        var idle = SessionLab()
        #expect(idle.close() == ["disconnect", "closed"])
        var early = SessionLab()
        _ = early.submit([Self.read])
        #expect(early.close() == ["fail 1 registryUnavailable", "disconnect", "closed"])
        #expect(early.connect() == ["disconnect"])
    }

    @Test func someRepliesEndTheConnection() throws {
        for code: ZooKeeperCode in [.sessionExpired, .sessionMoved, .connectionLoss] {
            var lab = try SessionLab.open(isKept: true)
            _ = lab.submit([Self.read])
            lab.pass(.seconds(2))
            #expect(lab.reply(2, code) == ["disconnect", "dial 0"])
        }
        var lab = try SessionLab.open(isKept: true)
        _ = lab.submit([Self.read])
        let denied = lab.reply(2, .sessionClosedRequireAuth)
        #expect(denied == ["fail 2 accessDenied", "disconnect", "expired accessDenied"])
    }

    @Test func garbageEndsTheConnection() throws {
        let packets = [
            ByteBuffer(), ByteBuffer(bytes: [1, 2, 3]), ZooKeeperBytes.reply(99),
            ZooKeeperBytes.reply(ZooKeeperXid.notification) { $0.write(Int32(1)) },
        ]
        for packet in packets {
            var lab = try SessionLab.open(isKept: true)
            lab.pass(.seconds(2))
            #expect(lab.receive(packet) == ["disconnect", "dial 0"])
        }
        var lab = SessionLab()
        _ = lab.submit([Self.read])
        _ = lab.connect()
        #expect(lab.receive(ByteBuffer(string: "HTTP")) == ["disconnect", "fail 1 registryUnavailable"])
        #expect(lab.lastError?.message.contains("is no ZooKeeper") == true)
    }

    /// Whatever a server sends, nothing traps and what waits is not kept for ever.
    @Test func anyBytes() async throws {
        var random = SplitMix64(state: 0x7A6B)
        let good = [
            ZooKeeperBytes.reply(2), ZooKeeperBytes.event(.deleted, "/micro-registry/a/b"),
            ZooKeeperBytes.reply(3) {
                $0.write(["x", "y"])
                $0.writeStat()
            },
            ZooKeeperBytes.welcome(7), ZooKeeperBytes.reply(ZooKeeperXid.ping),
        ]
        for _ in 0..<800 {
            await Task.yield()
            var lab = try SessionLab.open(isKept: Bool.random(using: &random))
            _ = lab.submit([Self.read, .getChildren("/c", isWatched: true), .replace("/a", [1], isEphemeral: true)])
            for packet in good {
                var bytes = packet.all
                if Bool.random(using: &random) {
                    bytes[Int.random(in: 0..<bytes.count, using: &random)] = .random(in: 0...255, using: &random)
                }
                if Int.random(in: 0..<8, using: &random) == 0 {
                    bytes = Array(bytes.prefix(Int.random(in: 0..<bytes.count, using: &random)))
                }
                _ = lab.receive(ByteBuffer(bytes: bytes))
            }
            _ = lab.close()
            #expect(lab.session.inFlight.isEmpty && lab.session.waiting.isEmpty)
        }
    }
}
