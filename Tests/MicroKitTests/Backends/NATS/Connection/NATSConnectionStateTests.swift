import Testing

@testable import MicroKit

@Suite struct NATSConnectionStateTests {
    private static func state(_ credentials: NATSCredentials = .none, tls: Bool = false) throws -> NATSConnectionState {
        NATSConnectionState(peer: "nats at h:1", login: try NATSLogin(credentials, name: "micro"), wantsTLS: tls)
    }

    private static func info(_ change: (inout NATSServerInfo) -> Void = { _ in }) -> NATSOperation {
        var info = NATSServerInfo()
        change(&info)
        return .info(info)
    }

    /// What is to be done, in a few words.
    private func words(_ actions: [NATSConnectionState.Action]) -> [String] {
        actions.map { action in
            switch action {
            case .send(.connect): "connect"
            case .send(let command): "\(command)"
            case .startTLS: "tls"
            case .opened: "opened"
            case .changed: "changed"
            case .deliver(let message, let id): "deliver \(message.subject) to \(id)"
            case .passOver(let id): "pass over \(id)"
            case .flushed(let id): "flushed \(id)"
            case .denied(let permission): "denied \(permission.subject)"
            case .close(let error): "\(error.code): \(error.message)"
            }
        }
    }

    private static func opened() throws -> NATSConnectionState {
        var state = try state()
        _ = state.received(info())
        _ = state.received(.pong)
        return state
    }

    @Test func greets() throws {
        var state = try Self.state()
        #expect(words(state.received(Self.info())) == ["connect", "ping"])
        #expect(state.info == nil)
        #expect(words(state.received(.ok)) == [])
        #expect(words(state.received(.pong)) == ["opened"])
        #expect(state.info != nil)
        #expect(words(state.received(.ping)) == ["pong"])
        #expect(words(state.received(Self.info { $0.cluster = ["a:1"] })) == ["changed"])
        #expect(state.info?.cluster == ["a:1"])
        #expect(words(state.received(.message(NATSMessage("a"), subscription: 3))) == ["deliver a to 3"])
        #expect(words(state.received(.unusable(subscription: 3))) == ["pass over 3"])
    }

    @Test func speaksTLSWhereEitherSideWantsIt() throws {
        var state = try Self.state()
        #expect(words(state.received(Self.info { $0.needsTLS = true })) == ["tls"])
        #expect(words(state.secured()) == ["connect", "ping"])
        #expect(words(state.secured()) == [])
        state = try Self.state(tls: true)
        #expect(words(state.received(Self.info { $0.offersTLS = true })) == ["tls"])
        // What somebody puts in between in plaintext is not believed.
        #expect(words(state.received(.pong)) == ["protocolMismatch: nats at h:1 does not speak NATS as it should"])
        state = try Self.state(.user("a", password: "b"), tls: true)
        #expect(words(state.received(Self.info())) == ["protocolMismatch: nats at h:1 does not speak TLS"])
    }

    @Test func tellsWhyALoginIsRefused() throws {
        var state = try Self.state()
        _ = state.received(Self.info { $0.needsLogin = true })
        #expect(
            words(state.received(.error(.login("authorization violation"))))
                == ["accessDenied: nats at h:1 wants credentials"]
        )
        #expect(words(state.received(.pong)) == [])
        state = try Self.state(.user("joe", password: "x"))
        _ = state.received(Self.info())
        #expect(
            words(state.received(.error(.login("authorization violation"))))
                == ["accessDenied: nats at h:1 refuses the user 'joe': authorization violation"]
        )
        state = try Self.state()
        _ = state.received(Self.info())
        #expect(
            words(state.received(.error(.other("maximum connections exceeded"))))
                == ["unreachable: nats at h:1 refuses the connection: maximum connections exceeded"]
        )
        state = try Self.state(.nkey(seed: NATSKeyTests.seed))
        #expect(words(state.received(Self.info())).first?.hasPrefix("accessDenied") == true)
    }

    @Test func whatIsNotSaidFirstIsNoNATS() throws {
        var state = try Self.state()
        #expect(words(state.received(.ping)) == ["protocolMismatch: nats at h:1 does not speak NATS as it should"])
        for (failure, words) in [
            (NATSParser.Failure.unknown("HTTP/1.1 400"), "nats at h:1 does not speak NATS: it says \"HTTP/1.1 400\""),
            (.lineTooLong, "nats at h:1 does not speak NATS: its line has no end"),
        ] {
            var state = try Self.state()
            #expect(self.words(state.failed(failure)) == ["protocolMismatch: \(words)"])
        }
    }

    @Test func flushesAreAnsweredInOrder() throws {
        var state = try Self.opened()
        #expect(words(state.flush(1)) == ["ping"])
        #expect(words(state.turn()) == ["ping"])
        #expect(words(state.flush(2)) == ["ping"])
        #expect(words(state.received(.error(.permission(.init(.publish, "a"))))) == ["denied a"])
        #expect(words(state.received(.pong)) == ["flushed 1"])
        #expect(words(state.received(.pong)) == [])
        #expect(words(state.received(.pong)) == ["flushed 2"])
        #expect(words(state.received(.pong)) == [])
        var unopened = try Self.state()
        #expect(words(unopened.flush(1)) == [] && words(unopened.turn()) == [])
    }

    @Test func aSilentServerCountsAsGone() throws {
        var state = try Self.opened()
        #expect(words(state.turn()) == ["ping"])
        #expect(words(state.turn()) == ["ping"])
        _ = state.received(.pong)
        #expect(words(state.turn()) == ["ping"])
        #expect(words(state.turn()) == ["ping"])
        #expect(words(state.turn()) == ["connectionLost: nats at h:1 has not answered for too long"])
        #expect(words(state.turn()) == [])
    }

    @Test func tellsWhenItEnded() throws {
        var state = try Self.state()
        #expect(words(state.ended()) == ["unreachable: nats at h:1 closed the connection before it said anything"])
        state = try Self.state()
        _ = state.received(Self.info())
        #expect(words(state.ended()) == ["unreachable: nats at h:1 closed the connection during the login"])
        state = try Self.opened()
        #expect(words(state.ended()) == ["connectionLost: nats at h:1 has closed the connection"])
        #expect(words(state.ended()) == [])
        state = try Self.opened()
        #expect(
            words(state.received(.error(.other("stale connection"))))
                == ["connectionLost: nats at h:1 ends the connection: stale connection"]
        )
    }
}
