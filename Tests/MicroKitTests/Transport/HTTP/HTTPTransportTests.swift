import MicroKit
import MicroTestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct HTTPTransportTests {
    @Test(.serialized, arguments: TransportConformance.allCases)
    func conforms(_ rule: TransportConformance) async throws {
        try await rule.check(HTTPTransport())
    }

    @Test(.serialized, arguments: TransportStreamConformance.allCases)
    func carriesStreams(_ rule: TransportStreamConformance) async throws {
        try await rule.check(HTTPTransport())
    }
}
