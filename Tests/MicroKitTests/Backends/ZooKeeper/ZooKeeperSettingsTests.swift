import Testing

@testable import MicroKit

@Suite struct ZooKeeperSettingsTests {
    private func settings(_ addresses: String..., user: String? = nil) -> ZooKeeperSettings {
        ZooKeeperSettings(
            addresses: addresses,
            sessionTimeout: .milliseconds(1500),
            timeout: .seconds(5),
            credentials: user.map { ZooKeeperCredentials(user: $0, password: "secret") },
            isKept: false
        )
    }

    @Test func times() {
        var settings = settings("a:1")
        #expect(settings.attemptTime == .seconds(5))
        #expect(settings.sessionMilliseconds == 1500)
        for (time, milliseconds) in [
            (Duration.zero, 1), (.seconds(-5), 1), (.seconds(Int64.max), 2_000_000_000), (.microseconds(2500), 2),
        ] as [(Duration, Int32)] {
            settings.sessionTimeout = time
            #expect(settings.sessionMilliseconds == milliseconds)
        }
        #expect(self.settings("a:1", "b:1").attemptTime == .seconds(5))
        #expect(self.settings("a:1", "b:1", "c:1", "d:1").attemptTime == .milliseconds(2500))
    }

    @Test func oneServerThatIsAway() {
        let cause = MicroError(.unreachable, "can't connect to a:1: connection refused", address: "a:1")
        let error = settings("a:1").unreachable(0, cause)
        #expect(error.message == "ZooKeeper at a:1 can't be reached: connection refused")
        #expect(error.code == .registryUnavailable && error.phase == .discovery && error.address == "a:1")
        #expect(error.hint != nil && error.cause != nil)
    }

    @Test func severalServersThatAreAway() {
        let settings = settings("a:1", "b:2")
        let error = settings.unreachable([settings.unreachable(0, "refused"), settings.closedEarly(1)])
        #expect(
            error.message == "no server of ZooKeeper can be reached: a:1 (refused), b:2 (it closed the connection"
                + " before a session began)"
        )
        let untrusted = MicroError(.untrusted, "the certificate of b:2 has expired", phase: .connect)
        let worse = settings.unreachable([settings.unreachable(0, "refused"), settings.unreachable(1, untrusted)])
        #expect(worse.code == .untrusted && worse.phase == .discovery)
    }

    @Test func whoIsRefused() {
        for user in [nil, "joe"] {
            let settings = settings("a:1", user: user)
            for error in [settings.denied(.authFailed, 0), settings.refused(.noAuth, "/micro-registry")] {
                #expect(error.code == .accessDenied)
                #expect(error.message.contains("a:1") && !error.message.contains("secret"))
                #expect(error.message.contains("'joe'") == (user != nil))
            }
        }
        let readOnly = settings("a:1").refused(.notReadOnly, "/x")
        #expect(readOnly.code == .registryUnavailable)
        #expect(
            readOnly.message == "ZooKeeper at a:1 refuses a request for /x: it has lost its quorum and is read-only"
        )
    }
}
