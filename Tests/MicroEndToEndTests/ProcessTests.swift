import Foundation
import MicroTestSupport
import Testing

/// The program as a process: signals, closed and full outputs, closed inputs.
@Suite struct ProcessTests {
    @Test func interruptEndsACallWith130() async throws {
        let server = try await ScriptedServer.start(.silence)
        let address = server.address
        let arguments = ["call", "--address", address, "x", "Say.Hello", "{}", "--timeout", "60s"]
        let run = try await ProgramRun.micro(arguments) { process in
            while server.requests.isEmpty, process.isRunning { usleep(2_000) }
            process.interrupt()
        }
        #expect(run.status == 130)
        #expect(run.errors == "micro: interrupted\n")
        #expect(run.output.isEmpty)
        await server.close()
    }

    @Test func aReaderThatGoesAwayIsNoFailure() async throws {
        let run = try await ProgramRun.shell(#"set -o pipefail; $micro completion bash | head -1; echo "$?" "#)
        #expect(run.errors.isEmpty)
        #expect(run.output.hasSuffix("\n0\n"))
    }

    /// `micro health x | head -1` must not call a service well because nobody reads on.
    @Test func aReaderThatGoesAwayDoesNotChangeTheVerdict() async throws {
        let server = try await ScriptedServer.start(.close)
        let run = try await ProgramRun.shell(
            #"exec 3> >(:); wait $!; $micro health --address \#(server.address) 2>/dev/null >&3; echo "$?""#
        )
        #expect(run.output == "1\n", "\(run)")
        await server.close()
    }

    @Test(.serialized, arguments: [">&-", "> /dev/full"])
    func outputThatCantBeWrittenIsAFailure(redirection: String) async throws {
        for command in ["completion bash", "--help", "--version", "list services --registry memory -o yaml"] {
            let run = try await ProgramRun.shell("$micro \(command) \(redirection)")
            #expect(run.status == 74, "\(command): \(run)")
            #expect(run.errors.hasPrefix("micro: can't write to standard output: "), "\(run.errors)")
            #expect(run.errors.split(separator: "\n").count == 1)
        }
    }

    @Test func aClosedInputHoldsNothing() async throws {
        let reply = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
        let server = try await ScriptedServer.start(.replyAndClose(Array(reply.utf8)))
        let run = try await ProgramRun.shell("$micro call --address \(server.address) x Say.Hello <&-")
        #expect(run.status == 0, "\(run.errors)")
        #expect(server.requests.count == 1)
        await server.close()
    }

    @Test func nothingIsReadFromTheHomeFolder() async throws {
        let run = try await ProgramRun.shell(
            "d=$(mktemp -d); touch $d/.micro; HOME=$d $micro list services --registry memory; s=$?; rm -r $d; exit $s"
        )
        #expect(run.status == 0)
    }

    @Test func anExplanationThatNobodyReadsStopsNothing() async throws {
        let run = try await ProgramRun.shell("$micro list services --registry memory -o json --explain 2>&-")
        #expect(run.status == 0 && run.output == "[]\n", "\(run)")
    }

    @Test func completionKnowsRegistriesBehindAComma() async throws {
        let run = try await ProgramRun.shell(
            "$micro ---completion list services -- --registry 4 6 micro list services --registry mdns,e"
        )
        #expect(run.output == "mdns,etcd\nmdns,eureka\n", "\(run)")
    }

    @Test func completionIsSilentWhenTheRegistryIsDown() async throws {
        let run = try await ProgramRun.shell(
            "MICRO_REGISTRY_ADDRESS=nosuch0 $micro ---completion call -- positional@0 1 2 micro call gre"
        )
        #expect(run.errors.isEmpty && run.output.allSatisfy(\.isNewline))
    }
}
