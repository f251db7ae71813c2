import Testing

@testable import MicroKit

@Suite struct ConsulPictureTests {
    private func check(_ id: String, _ service: String) -> ConsulCheck? {
        ConsulCheck(
            .object([
                .init("Node", .string("agent")), .init("CheckID", .string(id)), .init("ServiceName", .string(service)),
            ])
        )
    }

    @Test func namesWhatChangedInTheCatalogue() {
        var picture = ConsulPicture(catalog: ["a": ["1"], "b": ["1", "2"], "c": []], critical: [])
        let outdated = picture.take(catalog: ["b": ["2", "1"], "c": ["3"], "d": []])
        #expect(outdated == .init(services: ["a", "c", "d"], isRestUnknown: true))
        #expect(picture.names == ["b", "c", "d"])
        #expect(picture.take(catalog: ["b": ["2", "1"], "c": ["3"], "d": []]).services == [])
    }

    @Test func namesWhoseChecksChanged() throws {
        let (one, two) = (try #require(check("service:1", "a")), try #require(check("service:2", "b")))
        let agent = try #require(check("serfHealth", ""))
        var picture = ConsulPicture(catalog: [:], critical: [one])
        #expect(picture.take(critical: [one, two]) == .init(services: ["b"], isRestUnknown: false))
        #expect(picture.take(critical: [two]) == .init(services: ["a"], isRestUnknown: false))
        #expect(picture.take(critical: [two, agent]) == .init(services: [], isRestUnknown: true))
        #expect(picture.take(critical: [two, agent]) == .init())
    }
}
