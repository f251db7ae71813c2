import Synchronization
import Testing

@testable import MicroKit

@Suite struct ConnectionPoolTests {
    private static let key = ConnectionPool.Key(address: "h:1", contentType: "t")

    private func lease(_ connection: StubConnection, age: Duration = .zero) -> ConnectionPool.Lease {
        ConnectionPool.Lease(key: Self.key, connection: connection, created: .now - age)
    }

    @Test func theLastOneInIsTheFirstOut() async {
        let pool = ConnectionPool(limit: 2, maximumAge: .seconds(60))
        let connections = (0..<3).map { _ in StubConnection() }
        for connection in connections { await pool.put(lease(connection)) }
        #expect(connections.map(\.isOpen) == [true, true, false])
        let first = await pool.take(Self.key)
        #expect(first?.connection as? StubConnection === connections[1])
        #expect(first?.reused == true)
        #expect(await pool.take(Self.key)?.connection as? StubConnection === connections[0])
        #expect(await pool.take(Self.key)?.key == nil)
    }

    @Test func deadAndOldOnesAreNotGiven() async {
        let pool = ConnectionPool(limit: 9, maximumAge: .seconds(60))
        let (old, dead) = (StubConnection(), StubConnection())
        await pool.put(lease(old, age: .seconds(61)))
        await pool.put(lease(dead))
        await dead.close()
        #expect(await pool.take(Self.key)?.key == nil)
        #expect(!old.isOpen)
    }

    @Test func drainingClosesAll() async {
        let pool = ConnectionPool(limit: 9, maximumAge: .seconds(60))
        let connections = (0..<3).map { _ in StubConnection() }
        for connection in connections { await pool.put(lease(connection)) }
        await pool.drain()
        #expect(connections.allSatisfy { !$0.isOpen })
        #expect(await pool.take(Self.key)?.key == nil)
    }

    @Test func forgottenAddressesAreSwept() async {
        let pool = ConnectionPool(limit: 9, maximumAge: .zero)
        let (forgotten, other) = (StubConnection(), StubConnection())
        await pool.put(lease(forgotten))
        await pool.put(
            ConnectionPool.Lease(key: .init(address: "h:2", contentType: "t"), connection: other)
        )
        #expect(!forgotten.isOpen)
    }
}

private final class StubConnection: TransportConnection {
    private let open = Mutex(true)

    var isOpen: Bool { open.withLock { $0 } }

    func close() async { open.withLock { $0 = false } }

    func roundTrip(
        _ message: TransportMessage,
        deadline: ContinuousClock.Instant,
        sent: @Sendable () -> Void
    ) async throws -> TransportMessage { message }
}
