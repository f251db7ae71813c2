import Testing

@testable import MicroKit

@Suite(.timeLimit(.minutes(5))) struct BrokerFanOutTests {
    private struct Refused: Error {}

    /// Targets of odd numbers refuse.
    private let fanOut = BrokerFanOut<Int>(node: { Node(id: "\($0)", address: "") }) { target, _ in
        switch target % 3 {
        case 0: break
        case 1: throw Refused()
        default: throw MicroError(.unreachable, "away")
        }
    }

    @Test(arguments: [
        ([], "", ""), ([[0]], "0", ""), ([[1]], "", "1"), ([[1, 2, 0, 3]], "0", ""), ([[0, 1]], "0", ""),
        ([[1, 2], [3], [4], [6]], "3 6", "1 2 4"), ([[]], "", ""),
    ])
    func goesOnWithinGroups(_ groups: [[Int]], _ delivered: String, _ failed: String) async throws {
        let delivery = try await fanOut.deliver(to: groups)
        #expect(delivery.delivered.map(\.id).joined(separator: " ") == delivered)
        #expect(delivery.failed.map(\.node.id).joined(separator: " ") == failed)
        for failure in delivery.failed {
            #expect(failure.error.code == (failure.node.id == "2" ? .unreachable : .subscriberFailed))
        }
    }

    @Test func servesMoreThanItDoesAtOnce() async throws {
        let delivery = try await fanOut.deliver(to: (0..<1000).map { [$0 * 3] })
        #expect(delivery.delivered.map(\.id) == (0..<1000).map { "\($0 * 3)" })
    }
}
