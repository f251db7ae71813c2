import MicroTestSupport
import Testing

/// Wrong command lines: one line on stderr, nothing on stdout, the right exit code, nothing sent.
@Suite struct UsageTests {
    struct Line: Sendable, CustomTestStringConvertible {
        var arguments: [String]
        var status: Int32
        var says: String
        var environment: [String: String] = [:]
        var testDescription: String { arguments.joined(separator: " ") }
    }

    @Test(
        .serialized,
        arguments: [
            Line(
                arguments: ["--registry", "nope", "list", "services"],
                status: 64,
                says: "unknown registry 'nope' (choose from mdns, etcd, "
            ),
            Line(arguments: ["list", "services", "--registry", "nope"], status: 64, says: "unknown registry 'nope'"),
            Line(
                arguments: ["services"],
                status: 78,
                says: "unknown registry 'nope' in $MICRO_REGISTRY",
                environment: ["MICRO_REGISTRY": "nope"]
            ),
            Line(arguments: ["call", "a", "B.C", "{} junk"], status: 65, says: "line 1, column 4"),
            Line(arguments: ["call", "a", "B.C", "not json"], status: 65, says: "line 1, column 1"),
            Line(arguments: ["call", "a", "B.C", "\u{FFFD}"], status: 65, says: "is not JSON"),
            Line(arguments: ["bogus"], status: 64, says: "unknown command 'bogus'"),
            Line(arguments: ["ls-files"], status: 64, says: "unknown command"),
            Line(arguments: ["caal", "a", "b"], status: 64, says: "did you mean 'call'?"),
            Line(arguments: ["--registry", "mdns", "caal", "a"], status: 64, says: "did you mean 'call'?"),
            Line(arguments: ["help", "bogus"], status: 64, says: "unknown command 'bogus'"),
            Line(arguments: ["debug", "bogus"], status: 64, says: "one of: debug health, debug stats"),
            Line(arguments: ["help", "network"], status: 64, says: "only part of a command"),
            Line(arguments: ["--registry", "mdns"], status: 64, says: "the command is missing"),
            Line(arguments: ["--registry"], status: 64, says: "--registry: its value is missing"),
            Line(arguments: ["call", "", "B.C"], status: 64, says: "service required"),
            Line(arguments: ["call", "a", ""], status: 64, says: "endpoint required"),
            Line(arguments: ["health", ""], status: 64, says: "service required"),
            Line(arguments: ["nodes", ""], status: 64, says: "service required"),
            Line(arguments: ["health", "--address", "bogus"], status: 64, says: "--address: \"bogus\""),
            Line(arguments: ["call", "a", "B.C", "-H", "@"], status: 64, says: "the name of a file is missing"),
            Line(
                arguments: ["call", "a", "B.C"],
                status: 78,
                says: "$MICRO_ADDRESS: \"bogus\"",
                environment: ["MICRO_ADDRESS": "bogus"]
            ),
            Line(arguments: ["list", "bogus"], status: 64, says: "bogus"),
            Line(arguments: ["watch", "greeter", "--"], status: 64, says: "there is no command behind --"),
            Line(arguments: ["get"], status: 64, says: "service required"),
            Line(arguments: ["call", "a", "B.C", "--timeout", "0"], status: 64, says: "must be above zero"),
            Line(arguments: ["call", "a", "B.C", "--timeout", "-1s"], status: 64, says: "must be above zero"),
            Line(arguments: ["call", "a", "B.C", "--timeout", "abc"], status: 64, says: "no time span"),
            Line(
                arguments: ["call", "a", "B.C"],
                status: 78,
                says: "no time span",
                environment: ["MICRO_CLIENT_REQUEST_TIMEOUT": "abc"]
            ),
            Line(arguments: ["call", "a", "B.C", "-H", "a=b\nc: d"], status: 64, says: "line break"),
            Line(arguments: ["call", "a", "B.C", "--bogus"], status: 64, says: "--bogus"),
            Line(arguments: ["--bogus"], status: 64, says: "--bogus"),
            Line(arguments: ["call", "a", "B.C", "-d", "@/nonexistent"], status: 66, says: "/nonexistent"),
            Line(arguments: ["call", "a", "B.C", "--retries", "-1"], status: 64, says: "0 to 100"),
            Line(arguments: ["call", "a", "B.C", "-o", "nope"], status: 64, says: "unknown output format"),
            Line(arguments: ["call", "a", "B.C", "--retry-on", "nope"], status: 64, says: "unknown failure"),
            Line(arguments: ["call", "a", "B.C", "--label", "nope"], status: 64, says: "name=text"),
            Line(arguments: ["call", "a", "B.C", "--address", "nocolon"], status: 64, says: "nocolon"),
            Line(
                arguments: ["services", "--registry-address", "nosuchinterface0"],
                status: 69,
                says: "nosuchinterface0"
            ),
            Line(arguments: ["watch", "--", "/nonexistent"], status: 66, says: "can't run /nonexistent: "),
            Line(arguments: ["watch", "--", "no-such-program"], status: 66, says: "can't run no-such-program: "),
            Line(
                arguments: ["context", "add", "a\u{1B}[31m", "--registry", "memory"],
                status: 64,
                says: "can't be the name of a context"
            ),
            Line(
                arguments: ["context", "add", "x", "--registry", "etcd", "--registry-address", "host:port"],
                status: 64,
                says: "host:port"
            ),
            Line(arguments: ["completion", "tcsh"], status: 64, says: "tcsh"),
        ]
    )
    func isRefused(line: Line) async throws {
        let run = try await ProgramRun.micro(line.arguments, environment: line.environment)
        #expect(run.status == line.status, "\(run.errors)")
        #expect(run.output.isEmpty)
        #expect(run.errors.hasPrefix("micro: "), "\(run.errors)")
        #expect(run.errors.contains(line.says), "\(run.errors)")
        let lines = run.errors.split(separator: "\n")
        #expect(lines.count == 1 || lines.count == 2 && lines[1].hasPrefix("  hint: "), "\(run.errors)")
    }

    @Test func errorsAreJSONWhenJSONIsAskedFor() async throws {
        let run = try await ProgramRun.micro(["call", "a", "B.C", "{", "-o", "json"])
        #expect(run.status == 65)
        #expect(run.errors.hasPrefix(#"{"error":{"exit":65,"#))
    }

    @Test(
        .serialized,
        arguments: [
            ["--help"], ["call", "--help"], ["list", "-h"], ["help", "health"], ["help"], ["help", "help"],
            ["--registry", "mdns", "help", "list"], [], ["help", "services"],
            ["registry", "--help"],
        ]
    )
    func helpGoesToStandardOutput(arguments: [String]) async throws {
        let run = try await ProgramRun.micro(arguments)
        #expect(run.status == 0)
        #expect(run.output.contains("USAGE: micro"))
        #expect(run.errors.isEmpty)
    }

    @Test(.serialized, arguments: [["--version"], ["version"]])
    func tellsItsVersion(arguments: [String]) async throws {
        let run = try await ProgramRun.micro(arguments)
        #expect(run.status == 0)
        #expect(run.output.hasPrefix("micro version "))
    }
}
