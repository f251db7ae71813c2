import Testing

@testable import MicroKit

@Suite struct EtcdRegistrationTests {
    private static func found(lease: Int64 = 5, revision: Int64 = 9) -> EtcdKeyValue {
        var pair = EtcdKeyValue()
        pair.lease = lease
        pair.modRevision = revision
        return pair
    }

    private static let leased = EtcdRegistration(value: [1], lease: 5, ttl: 30, revision: 9)
    private static let eternal = EtcdRegistration(value: [1], lease: 0, ttl: 0, revision: 9)

    @Test(
        arguments: [
            (leased, [1], 30, found(), 30, EtcdRegistration.Plan.nothing),
            (leased, [2], 30, found(), 30, .put(lease: 5)),
            (leased, [1], 30, nil, 30, .put(lease: 5)),
            (leased, [1], 30, found(revision: 10), 30, .put(lease: 5)),
            (leased, [1], 30, found(lease: 6), 30, .put(lease: 5)),
            (leased, [1], 30, found(), 0, .grantAndPut),
            (leased, [1], 60, found(), 0, .grantAndPut),
            (leased, [1], 0, found(), 0, .put(lease: 0)),
            (eternal, [1], 0, found(lease: 0), 0, .nothing),
            (eternal, [2], 0, found(lease: 0), 0, .put(lease: 0)),
            (eternal, [1], 0, nil, 0, .put(lease: 0)),
            (eternal, [1], 30, found(lease: 0), 0, .grantAndPut),
        ] as [(EtcdRegistration, [UInt8], Int64, EtcdKeyValue?, Int64, EtcdRegistration.Plan)]
    )
    func renewing(
        old: EtcdRegistration,
        value: [UInt8],
        ttl: Int64,
        found: EtcdKeyValue?,
        life: Int64,
        plan: EtcdRegistration.Plan
    ) {
        #expect(old.plan(value: value, ttl: ttl, found: found, life: life) == plan)
    }

    @Test(
        arguments: [
            (false, 30, nil, 0, EtcdRegistration.Plan.grantAndPut),
            (true, 30, found(), 30, .nothing),
            (true, 30, found(), 60, .grantAndPut),
            (true, 30, found(lease: 0), 0, .grantAndPut),
            (false, 30, found(), 0, .grantAndPut),
            (true, 0, found(lease: 0), 0, .nothing),
            (true, 0, found(), 0, .put(lease: 0)),
            (false, 0, nil, 0, .put(lease: 0)),
        ] as [(Bool, Int64, EtcdKeyValue?, Int64, EtcdRegistration.Plan)]
    )
    func beginning(isSame: Bool, ttl: Int64, found: EtcdKeyValue?, life: Int64, plan: EtcdRegistration.Plan) {
        #expect(EtcdRegistration.plan(isSame: isSame, ttl: ttl, found: found, life: life) == plan)
    }

    @Test(
        arguments: [
            (nil, 0), (.seconds(1), 1), (.milliseconds(1), 1), (.milliseconds(1500), 2), (.seconds(60), 60), (.zero, 1),
            (.seconds(Int64.max), 9_000_000_000), (.seconds(-5), 1),
        ] as [(Duration?, Int64)]
    )
    func timesAreWholeSeconds(ttl: Duration?, seconds: Int64) {
        #expect(EtcdRegistration.seconds(ttl) == seconds)
    }
}
