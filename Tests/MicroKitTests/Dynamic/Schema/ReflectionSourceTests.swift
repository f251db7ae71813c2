#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import SwiftProtobuf
import Synchronization
import Testing

@testable import MicroKit

@Suite struct ReflectionSourceTests {
    private static let files = [
        "a.proto": """
        syntax = "proto3"; package p; import "b.proto"; import "google/protobuf/timestamp.proto";
        service Say { rpc Hello(M) returns (q.N); }
        message M { google.protobuf.Timestamp at = 1; }
        """,
        "b.proto": "syntax = \"proto3\"; package q; import \"c.proto\"; message N { O o = 1; }",
        "c.proto": "syntax = \"proto3\"; package q; message O {} service Other { rpc Do(O) returns (O); }",
    ]

    @Test func asksForEachFileOnce() async throws {
        let server = try ReflectionServer(Self.files)
        let source = server.source()
        #expect(await source.name == "reflection")
        let method = try await source.method(service: "p.Say", method: "Hello")
        #expect(method?.output.fullName == "q.N" && method?.input.field(number: 1)?.messageType?.isWellKnown == true)
        #expect(try await source.method(service: "p.Say", method: "Hello") != nil)
        #expect(try await source.method(service: "q.Other", method: "Do") != nil)
        #expect(await source.name == "reflection (v1)")
        #expect(
            server.asked == ["symbol p.Say", "file google/protobuf/timestamp.proto", "file b.proto", "file c.proto"]
        )
        #expect(server.open == 0)
    }

    @Test func findsServicesByTheirLastName() async throws {
        let server = try ReflectionServer(Self.files)
        let source = server.source()
        #expect(try await source.method(service: "greeter.Say", method: "Hello")?.fullName == "p.Say.Hello")
        #expect(try await source.method(service: "greeter.None", method: "Hello") == nil)
        #expect(try await source.services().map(\.fullName) == ["p.Say", "q.Other"])
        #expect(try await source.symbol(named: "q.O") != nil)
        #expect(try await source.symbol(named: "q.P") == nil)
    }

    @Test(arguments: 0...3)
    func triesBothVersions(way: Int) async throws {
        let server = try ReflectionServer(Self.files)
        server.refusal =
            switch way {
            case 0: GRPCStatus(.unimplemented, "unknown service")
            case 1: ServiceError(id: "", code: 501, detail: "unknown service")
            case 2: ServiceError(id: "", code: 0, detail: "rpc: can't find service ServerReflection")
            default: MicroError(.endpointNotFound, "unknown service")
            }
        server.versions = [.v1alpha]
        let source = server.source()
        #expect(try await source.serviceNames() == ["p.Say", "q.Other"])
        #expect(await source.name == "reflection (v1alpha)")
        server.versions = []
        let none = server.source()
        #expect(try await none.method(service: "p.Say", method: "Hello") == nil)
        #expect(try await none.symbol(named: "p.M") == nil)
        let error = await #expect(throws: MicroError.self) { try await none.serviceNames() }
        #expect(error?.code == .endpointNotFound)
        #expect(server.open == 0)
    }

    /// What a server answers to questions is not its answer to the call that they were asked for.
    @Test(
        arguments: [
            (GRPCStatus(.unauthenticated, "who"), MicroError.Code.accessDenied, "the server refuses: who"),
            (ServiceError(id: "", code: 403, detail: "", status: "Forbidden"), .accessDenied, "refuses: Forbidden"),
            (GRPCStatus(.unavailable, "busy"), .invalidReply, "the server can't be used: it says: busy"),
            (
                MicroError(.messageTooLarge, "5 bytes are too many"), .messageTooLarge,
                "the server can't be used: 5 bytes are too many"
            ), (MicroError(.connectionLost, "gone"), .connectionLost, "gone"),
        ] as [(any Error, MicroError.Code, String)]
    )
    func tellsOfFailures(_ refusal: any Error, _ code: MicroError.Code, _ words: String) async throws {
        let server = try ReflectionServer(Self.files)
        server.versions = []
        server.refusal = refusal
        let error = await #expect(throws: MicroError.self) { try await server.source().serviceNames() }
        #expect(error?.code == code && error?.message.hasSuffix(words) == true, "\(error?.message ?? "")")
    }

    @Test(arguments: [
        ("p.Say/Helo", ["p.Say/Hello"]), ("Say/Helo", ["p.Say/Hello"]), ("p.Sya/Hello", ["p.Say/Hello"]),
        ("Othr/Do", ["q.Other/Do"]), ("x.Unlike/Do", []),
    ])
    func tellsWhatMayBeMeant(_ path: String, _ methods: [String]) async throws {
        let server = try ReflectionServer(Self.files)
        let path = try #require(GRPCPath(parsing: "/" + path))
        #expect(try await server.source().methods(near: path) == methods)
        #expect(server.open == 0)
    }

    @Test(arguments: [
        (ReflectionServer.Habit.missingImport, "a.proto imports b.proto, which it does not have"),
        (.otherFile, "asked for b.proto it sends other files"), (.endless, "it sends more than 50 files or 32 MiB"),
        (.conflict, "it sends two different files called a.proto"),
        (.garbage, "it sends something that is no file descriptor"),
        (.emptyReply, "asked for a file it sends something else"), (.unreadable, "its answer can't be read"),
        (.ends, "it ends without an answer"), (.error, "it says: no mood"),
        (.huge, "it sends more than 50 files or 32 MiB"),
    ])
    func seesThroughServers(habit: ReflectionServer.Habit, reason: String) async throws {
        let server = try ReflectionServer(Self.files)
        server.habit = habit
        let source = server.source()
        let error = await #expect(throws: MicroError.self) {
            try await source.method(service: "p.Say", method: "Hello")
        }
        #expect(error?.message == "the reflection of the server can't be used: " + reason)
        #expect(error?.hint != nil)
        #expect(server.open == 0)
    }

    @Test func readsFilesThatComeTogetherAndAgain() async throws {
        let server = try ReflectionServer(Self.files)
        server.habit = .everything
        #expect(try await server.source().services().count == 2)
        #expect(server.asked == ["list", "symbol p.Say"])
    }
}

/// A reflection server in memory, with bad habits where wanted.
final class ReflectionServer: Sendable {
    enum Habit: Sendable, CaseIterable {
        case honest, everything, missingImport, otherFile, endless, conflict, garbage, emptyReply, unreadable, ends
        case error, huge
    }

    private struct State {
        var asked: [String] = []
        var open = 0
        var habit = Habit.honest
        var versions = ReflectionVersion.allCases
        var refusal: any Error = GRPCStatus(.unimplemented)
        var made = 0
    }

    private let state = Mutex(State())
    private let files: [Google_Protobuf_FileDescriptorProto]

    init(_ texts: [String: String]) throws {
        let names = texts.keys.sorted()
        files = try ProtoLoader.load(names, from: .memory(texts)).files
    }

    var asked: [String] { state.withLock { $0.asked } }
    var open: Int { state.withLock { $0.open } }
    var habit: Habit {
        get { state.withLock { $0.habit } }
        set { state.withLock { $0.habit = newValue } }
    }
    var versions: [ReflectionVersion] {
        get { state.withLock { $0.versions } }
        set { state.withLock { $0.versions = newValue } }
    }
    var refusal: any Error {
        get { state.withLock { $0.refusal } }
        set { state.withLock { $0.refusal = newValue } }
    }

    func source() -> ReflectionSource {
        var limits = ReflectionCatalog.Limits()
        limits.files = 50
        return ReflectionSource(limits: limits) { path in
            let isKnown = self.versions.contains { $0.path == path }
            self.state.withLock { $0.open += 1 }
            let box = Inbox()
            return ReflectionStream(
                send: { bytes in
                    guard isKnown else { return }
                    box.put(try self.answer(ReflectionServerReflectionRequest(serializedBytes: bytes)))
                },
                receive: {
                    guard isKnown else { throw self.refusal }
                    return box.take()
                },
                close: { self.state.withLock { $0.open -= 1 } }
            )
        }
    }

    private func answer(_ request: ReflectionServerReflectionRequest) throws -> [UInt8]? {
        var reply = ReflectionServerReflectionResponse()
        reply.originalRequest = request
        if habit == .ends { return nil }
        if habit == .unreadable { return [0xFF] }
        switch request.messageRequest {
        case .listServices: reply.listServicesResponse.service = list()
        case .fileContainingSymbol(let name):
            note("symbol \(name)")
            give(files.first { file in symbols(file).contains(name) }, in: &reply)
        case .fileByFilename(let name):
            note("file \(name)")
            give(named: name, in: &reply)
        default: break
        }
        if habit == .error { reply.errorResponse = .with { ($0.errorCode, $0.errorMessage) = (13, "no mood") } }
        return try reply.serializedBytes()
    }

    private func list() -> [ReflectionServiceResponse] {
        note("list")
        return files.flatMap { file in
            file.service.map { service in .with { $0.name = "\(file.package).\(service.name)" } }
        }
    }

    private func symbols(_ file: Google_Protobuf_FileDescriptorProto) -> [String] {
        (file.service.map(\.name) + file.messageType.map(\.name)).map { "\(file.package).\($0)" }
    }

    private func give(named name: String, in reply: inout ReflectionServerReflectionResponse) {
        switch habit {
        case .missingImport: give(name == "b.proto" ? nil : files.first { $0.name == name }, in: &reply)
        case .otherFile where name == "b.proto": give(files.first { $0.name == "c.proto" }, in: &reply)
        case .endless, .huge: give(endless(name), in: &reply)
        case .conflict:
            var changed = files[0]
            changed.package = "changed"
            give(changed, in: &reply)
        case .garbage: reply.fileDescriptorResponse.fileDescriptorProto = [.init([0xFF])]
        case .emptyReply: reply.fileDescriptorResponse = .init()
        default: give(files.first { $0.name == name }, in: &reply)
        }
    }

    /// A file that imports another one that nobody has heard of.
    private func endless(_ name: String) -> Google_Protobuf_FileDescriptorProto {
        let number = state.withLock { state in
            state.made += 1
            return state.made
        }
        return .with {
            $0.name = name
            $0.dependency = ["made\(number).proto"]
            if habit == .huge { $0.options.javaPackage = String(repeating: "x", count: 1 << 20) }
        }
    }

    private func give(_ file: Google_Protobuf_FileDescriptorProto?, in reply: inout ReflectionServerReflectionResponse)
    {
        guard let file else {
            reply.errorResponse = .with { ($0.errorCode, $0.errorMessage) = (5, "not found") }
            return
        }
        let sent = habit == .everything ? files + files : [file]
        reply.fileDescriptorResponse.fileDescriptorProto = sent.compactMap { try? $0.serializedData() }
    }

    private func note(_ what: String) { state.withLock { $0.asked.append(what) } }
}

/// Replies that wait to be received.
private final class Inbox: Sendable {
    private let replies = Mutex<[[UInt8]?]>([])

    func put(_ reply: [UInt8]?) { replies.withLock { $0.append(reply) } }

    func take() -> [UInt8]? { replies.withLock { $0.isEmpty ? nil : $0.removeFirst() } }
}
