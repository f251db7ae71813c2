@testable import MicroKit
import MicroTestSupport
import Testing

extension Interop {
    /// Reflection asked of other implementations, and of servers that do it wrong.
    @Suite(.peers(.goInteropServer, .pythonInteropServer, .misbehavingReflection), .timeLimit(.minutes(2)))
    struct ReflectionPeerTests {
        /// How the search for the method ends in each scenario; `none` when the server does not know it.
        static let outcomes: [String: String] = [
            "answers-without-end": "invalidSchema",
            "changing": "ok",
            "conflicting": "invalidSchema",
            "deep": "invalidSchema",
            "denied": "accessDenied",
            "empty-answers": "none",
            "ends-early": "invalidReply",
            "garbage": "invalidSchema",
            "import-missing": "invalidSchema",
            "import-needed-is-missing": "invalidSchema",
            "imports-in-a-circle": "invalidSchema",
            "imports-itself": "invalidSchema",
            "imports-without-end": "invalidSchema",
            "many-files": "invalidSchema",
            "many-services": "invalidSchema",
            "names-with-control-characters": "invalidSchema",
            "no-files": "invalidSchema",
            "none": "none",
            "numbers-twice": "invalidSchema",
            "ok": "ok",
            "other-file": "none",
            "recursive": "ok",
            "type-missing": "invalidSchema",
            "v1-only": "ok",
            "v1alpha-only": "ok",
        ]

        private static func source(_ address: String, _ caller: GRPCCaller) -> ReflectionSource {
            ReflectionSource { path in
                var trace = InvocationTrace(CallOptions(timeout: .seconds(60), connectTimeout: .seconds(30)))
                let request = StreamRequest(service: "", endpoint: path, contentType: ContentType.protobuf.rawValue)
                let open = try await caller.open(request, at: Node(id: address, address: address), &trace)
                return ReflectionStream(open)
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
}
