@testable import MicroKit
import MicroTestSupport
import Testing

/// Reflection asked of other implementations, and of servers that do it wrong.
@Suite(.peers(.goInteropServer, .pythonInteropServer, .misbehavingReflection), .timeLimit(.minutes(2)))
struct ReflectionPeerTests {
    /// How the search for the method ends in each scenario; `none` when the server does not know it.
    static let outcomes: [String: String] = [
        "ok": "?",
        "v1-only": "?",
        "v1alpha-only": "?",
        "none": "?",
        "recursive": "?",
        "imports-without-end": "?",
        "imports-itself": "?",
        "imports-in-a-circle": "?",
        "import-missing": "?",
        "import-needed-is-missing": "?",
        "type-missing": "?",
        "conflicting": "?",
        "changing": "?",
        "numbers-twice": "?",
        "other-file": "?",
        "no-files": "?",
        "empty-answers": "?",
        "garbage": "?",
        "names-with-control-characters": "?",
        "deep": "?",
        "many-files": "?",
        "many-services": "?",
        "answers-without-end": "?",
        "ends-early": "?",
        "denied": "?",
    ]

    private static func source(_ address: String, _ caller: GRPCCaller) -> ReflectionSource {
        ReflectionSource { path in
            var trace = InvocationTrace(CallOptions(timeout: .seconds(60), connectTimeout: .seconds(30)))
            let request = StreamRequest(service: "", endpoint: path, contentType: ContentType.protobuf.rawValue)
            let open = try await caller.open(request, at: Node(id: address, address: address), &trace)
            return ReflectionStream(
                send: { try await open.stream.send($0) },
                receive: {
                    // Goes on where the one before has stopped.
                    var iterator = open.stream.replies.makeAsyncIterator()
                    return try await iterator.next()
                },
                close: open.close
            )
        }
    }

    private static func caller() -> GRPCCaller {
        GRPCCaller(transport: HTTPTransport(), limit: 1, connectionAge: .seconds(60))
    }

    @Test(arguments: [PeerProgram.goInteropServer, .pythonInteropServer])
    func findsWhatOtherImplementationsTell(program: PeerProgram) async throws {
        try await PeerProcess.serving(program) { address, _ in
            let caller = Self.caller()
            let source = Self.source(address, caller)
            #expect(try await source.serviceNames().contains("grpc.testing.TestService"))
            let found = try await source.method(service: "grpc.testing.TestService", method: "FullDuplexCall")
            let method = try #require(found)
            #expect(method.isClientStreaming && method.isServerStreaming)
            #expect(method.input.field(jsonOrProtoName: "responseParameters")?.isRepeated == true)
            #expect(await source.name == "reflection (v1alpha)")
            await caller.close()
        }
    }

    @Test func findsWhatThisLibraryTells() async throws {
        try await withRunning(try InteropService.make()) { record in
            let caller = Self.caller()
            let source = Self.source(record.nodes[0].address, caller)
            let found = try await source.method(service: "grpc.testing.TestService", method: "UnaryCall")
            #expect(found?.input.fullName == "grpc.testing.SimpleRequest")
            #expect(await source.name == "reflection (v1)")
            await caller.close()
        }
    }

    @Test(arguments: outcomes.keys.sorted()) func refusesWhatIsWrong(scenario: String) async throws {
        try await PeerProcess.serving(.misbehavingReflection, ["--scenario", scenario]) { address, _ in
            let caller = Self.caller()
            let outcome = await PeerOutcome.of {
                let source = Self.source(address, caller)
                guard try await source.method(service: "demo.Greeter", method: "Hello") != nil else {
                    throw ServiceError(id: "", code: 404, detail: "", status: "none")
                }
            }
            #expect(outcome.description == Self.outcomes[scenario], "\(outcome.details)")
            await caller.close()
        }
    }

    @Test func noScenarioIsLeftOut() async throws {
        let names = try await PeerProcess.finishing(.misbehavingReflection, ["--list"])
        // One that is never answered ends with whatever limits the stream.
        #expect(Set(names).subtracting(["silent"]) == Set(Self.outcomes.keys))
    }
}
