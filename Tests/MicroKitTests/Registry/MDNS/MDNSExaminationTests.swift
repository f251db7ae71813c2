import MicroKit
import NIOPosix
import Testing

@Suite struct MDNSExaminationTests {
    @Test func hearsItselfOnTheLoopbackInterface() async throws {
        let found = try await MDNSExamination.run(
            .init(interfaces: ["127.0.0.1"], domain: "exam\(UInt32.random(in: 0 ... .max))"),
            for: .seconds(2),
            group: MultiThreadedEventLoopGroup.singleton
        )
        #expect(found.interfaces.map(\.address) == ["127.0.0.1"])
        let interface = try #require(found.interfaces.first)
        #expect(interface.problem == nil && interface.packets > 0 && interface.senders > 0)
    }

    @Test func anInterfaceThatIsNotThereIsAnError() async {
        let error = await #expect(throws: MicroError.self) {
            _ = try await MDNSExamination.run(
                .init(interfaces: ["nosuch0"]),
                for: .milliseconds(1),
                group: MultiThreadedEventLoopGroup.singleton
            )
        }
        #expect(error?.code == .registryUnavailable)
    }
}
