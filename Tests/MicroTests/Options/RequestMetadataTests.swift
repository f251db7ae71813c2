import ArgumentParser
import MicroKit
import Testing

@testable import micro

@Suite struct RequestMetadataTests {
    private func metadata(_ arguments: [String], environment: String? = nil) throws -> [String] {
        let options = try RequestOptions.parse(arguments)
        let variables = environment.map { ["MICRO_METADATA": $0] } ?? [:]
        return try options.headers(variables).map { "\($0.name)|\($0.text)" }
    }

    @Test(arguments: [
        (["-H", "Foo: bar"], ["Foo|bar"]), (["--metadata", "k=v"], ["k|v"]), (["-m", "k=a:b"], ["k|a:b"]),
        (["--header", "K: a=b"], ["K|a=b"]), (["-H", "a=b,c=d"], ["a|b,c=d"]), (["-H", "a="], ["a|"]),
        (["-H", "a=1", "-H", "A=2"], ["a|2"]),
    ])
    func readsBothForms(arguments: [String], expected: [String]) throws {
        #expect(try metadata(arguments) == expected)
    }

    @Test func theEnvironmentIsSplitAtCommasAndOptionsOverrule() throws {
        #expect(try metadata(["-H", "a=x"], environment: "a=b,c=d") == ["a|x", "c|d"])
    }

    @Test(arguments: [
        "noseparator", "a b=c", "=x", "k=a\nb", "k=\u{7F}", "é=1",
        "Host: a", "content-length=5", "Content-Type: text/plain", "Timeout: 1", "micro-service=x",
    ])
    func refuses(header: String) {
        let failure = #expect(throws: Failure.self) { try metadata(["-H", header]) }
        #expect(failure?.status == .usage)
        let fromEnvironment = #expect(throws: Failure.self) { try metadata([], environment: header) }
        #expect(fromEnvironment?.status == .configuration)
    }
}
