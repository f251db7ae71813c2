import Testing

@testable import MicroKit

@Suite struct NATSSubjectTests {
    @Test(arguments: [
        ("micro.nats.query", true, true), ("_INBOX.x", true, true), ("größe", true, true), ("a*", true, true),
        ("a.*.b", false, true), ("a.>", false, true), (">", false, true), ("a.>.b", false, false),
        ("", false, false), (".a", false, false), ("a.", false, false), ("a..b", false, false), ("a b", false, false),
        ("a\r\nPUB b", false, false), ("a\tb", false, false), (String(repeating: "x", count: 1025), false, false),
    ]) func tells(subject: String, canPublish: Bool, canSubscribe: Bool) {
        #expect(NATSSubject.canPublish(subject) == canPublish)
        #expect(NATSSubject.canSubscribe(subject) == canSubscribe)
    }

    @Test func inboxesAreDifferent() {
        let inboxes = (0..<1000).map { _ in NATSSubject.newInbox() }
        #expect(Set(inboxes).count == 1000)
        #expect(inboxes.allSatisfy { NATSSubject.canPublish($0) && $0.hasPrefix("_INBOX.") && $0.count == 29 })
    }
}
