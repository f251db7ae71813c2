import MicroTestSupport
import Testing

@testable import MicroKit

@Suite struct MDNSWatchingTests {
    private func events(_ message: DNSMessage) throws -> [RegistryEvent] {
        var counters = MDNSCounters()
        return MDNSWatching.events(message, names: try microNames(), counters: &counters)
    }

    /// Announcements and goodbyes of all generations; replies and probes are read by look-ups, not by watchers.
    @Test(arguments: MDNSRecording.allCases)
    func recordings(recording: MDNSRecording) throws {
        let announced = try recording.messages().filter { $0.flags == .response }
        let events = try announced.flatMap { try self.events($0) }
        #expect(events.count == announced.count)
        #expect(Set(events.map(\.action)) == [.create, .delete])
        for event in events {
            #expect(event.service.nodes.count == 1)
            #expect(event.service.nodes.first?.address.isEmpty == false)
            #expect(event.service.nodes.first?.id.contains("-") == true)
            #expect(!event.service.version.isEmpty)
        }
        for probe in try recording.messages() where !probe.authorities.isEmpty {
            #expect(try self.events(probe) == [])
        }
    }

    @Test func tellsWhatIsAnnounced() throws {
        let zone = try zone(greeter(id: "node.1"))
        #expect(try events(zone.announcement()) == [RegistryEvent(.create, greeter(id: "node.1"))])
        #expect(try events(zone.announcement(ttl: 0)) == [RegistryEvent(.delete, greeter(id: "node.1"))])
    }

    @Test(arguments: ["no version", "another owner", "no address", "no response"])
    func ignores(what: String) throws {
        var message = try zone(greeter()).announcement()
        switch what {
        case "no version": message = try zone(greeter(version: "")).announcement()
        case "another owner":
            for index in message.answers.indices { message.answers[index].owner = try dnsName("x.other.micro") }
        case "no address": message.answers.remove(at: 1)
        default: message.flags = []
        }
        #expect(try events(message) == [])
    }
}
