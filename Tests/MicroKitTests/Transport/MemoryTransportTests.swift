import MicroKit
import MicroTestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct MemoryTransportTests {
    @Test(arguments: TransportConformance.allCases)
    func conforms(_ rule: TransportConformance) async throws {
        try await rule.check(MemoryTransport())
    }

    @Test(arguments: TransportStreamConformance.allCases)
    func carriesStreams(_ rule: TransportStreamConformance) async throws {
        try await rule.check(MemoryTransport())
    }

    @Test func instancesDoNotSeeEachOther() async throws {
        let listener = try await MemoryTransport().listen("here:1") { $0.message }
        await #expect(throws: MicroError.self) {
            _ = try await MemoryTransport().dial("here:1", deadline: .now + .seconds(60))
        }
        await listener.close(grace: .zero)
    }
}
