import ArgumentParser
import MicroKit
import Testing

@testable import micro

@Suite struct RoutingOptionsTests {
    private func addresses(_ arguments: [String], environment: String? = nil) throws -> [String] {
        try RoutingOptions.parse(arguments).addresses(environment.map { ["MICRO_ADDRESS": $0] } ?? [:])
    }

    @Test func theOptionCountsBeforeTheEnvironment() throws {
        #expect(try addresses([]) == [])
        #expect(try addresses([], environment: "") == [])
        #expect(try addresses([], environment: "a:1") == ["a:1"])
        #expect(try addresses(["--address", "b:1, [::1]:2"], environment: "a:1") == ["b:1", "[::1]:2"])
    }

    @Test(arguments: ["bogus", ",", "a:1,", "a:0", "http://a:1", "a:99999"])
    func refuses(address: String) {
        let failure = #expect(throws: Failure.self) { try addresses(["--address", address]) }
        #expect(failure?.status == .usage && failure?.line.hasPrefix("--address: ") == true)
        let fromEnvironment = #expect(throws: Failure.self) { try addresses([], environment: address) }
        #expect(fromEnvironment?.status == .configuration)
    }

    /// A script whose variable is empty must not call whatever node the registry has.
    @Test func anEmptyAddressIsNoAddress() {
        #expect(throws: Failure.self) { try addresses(["--address", ""]) }
    }

    @Test(arguments: ["--node", "--version", "--label"])
    func nothingIsLeftToChooseOnceThereIsAnAddress(option: String) {
        let failure = #expect(throws: Failure.self) { try addresses([option, "a=b"], environment: "a:1") }
        #expect(failure?.status == .usage)
        #expect(failure?.line.contains(option) == true && failure?.line.contains("$MICRO_ADDRESS") == true)
    }
}
