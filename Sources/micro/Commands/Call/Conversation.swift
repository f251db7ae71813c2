import MicroKit
import Synchronization

/// The kinds of streams that can be named.
enum StreamKind: String, CaseIterable, Sendable {
    /// One message there, any number back.
    case server
    /// Any number of messages there, one back.
    case client
    /// Any number both ways.
    case bidi
}

/// One stream from opening to its end: the user's messages go out while replies are printed.
struct Conversation: Sendable {
    /// What to open.
    var request: StreamRequest
    /// The user's messages.
    var source: MessageSource
    /// What the user says the endpoint is, nil when unsaid.
    var kind: StreamKind?
    /// For the whole of it, nil for none.
    var limit: Duration?
    /// Prints the replies.
    var renderer: Renderer
    /// Tells what happens.
    var narrator: CallNarrator
    /// For notes, and to know when nobody reads on.
    var context: CommandContext

    /// More messages than a server stream takes.
    static let oneMessage = Failure.usage("a stream of kind server takes one message")

    /// Holds it.
    /// - Throws: ``ServiceError`` that the service ended it with, after what came before was printed; ``MicroError``;
    ///   ``Failure`` for input that can't be sent; ``ClosedPipe``.
    func hold(_ client: any Client, options: CallOptions) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await client.withStream(request, options: options, observer: narrator.observe) { stream in
                    try await converse(on: stream)
                }
            }
            group.addTask {
                await context.output.untilReaderLeaves()
                throw ClosedPipe()
            }
            if let limit {
                group.addTask {
                    try await pause(until: .now + limit)
                    throw Failure(
                        .timedOut,
                        "\(title): the stream had not ended after \(GoDuration(limit))",
                        hint: "leave out --timeout to wait as long as it takes"
                    )
                }
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    /// A node that is called by its address may do without the service's name.
    private var title: String {
        request.service.isEmpty ? request.endpoint : "\(request.service) \(request.endpoint)"
    }

    /// Sends and prints at once, until the service ends the stream or one of the two fails.
    private func converse(on stream: ClientStream) async throws {
        let progress = Progress()
        try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask {
                do {
                    try await send(on: stream, progress)
                    guard kind != .server else { return false }
                    try await stream.finish()
                    return try await silenceEnds(stream, progress)
                } catch let error as MicroError where error.code == .connectionLost {
                    // Why it was closed is among the replies.
                    return false
                }
            }
            group.addTask {
                try await printReplies(of: stream, progress)
                return true
            }
            defer { group.cancelAll() }
            while let isOver = try await group.next() { if isOver { return } }
        }
    }

    /// How far both directions have come.
    private final class Progress: Sendable {
        private let state = Mutex((sent: 0, lastReply: ContinuousClock.now))

        var sent: Int { state.withLock { $0.sent } }
        var lastReply: ContinuousClock.Instant { state.withLock { $0.lastReply } }

        func countSent() { state.withLock { $0.sent += 1 } }
        func noteReply() { state.withLock { $0.lastReply = .now } }
    }

    private func send(on stream: ClientStream, _ progress: Progress) async throws {
        if source.isTyped { context.note("one message a line; Ctrl-D ends the input, Ctrl-C the stream") }
        try await source.forEach(complain: context.note) { message in
            if kind == .server, progress.sent > 0 {
                throw Self.oneMessage
            }
            try await stream.send(message)
            progress.countSent()
        }
        if progress.sent == 0, kind == nil || kind == .server {
            try await stream.send(Array("{}".utf8))
            progress.countSent()
        }
    }

    private func printReplies(of stream: ClientStream, _ progress: Progress) async throws {
        for try await body in stream.replies {
            progress.noteReply()
            let reply = CallReply(headers: [:], contentType: request.contentType, body: body, node: stream.node)
            let report = StreamedReply(try ReplyReport(reply, isShownAsReceived: renderer.showsReceived))
            try await offEventLoop { [renderer] in try renderer.showNext(report) }
        }
    }

    /// Waits for the silence that ends a stream whose service tells no end. After a single message, which server
    /// streams are opened with, it has to be a long one.
    /// - Returns: True when there was that silence; false, never before the other side ended the stream, otherwise.
    private func silenceEnds(_ stream: ClientStream, _ progress: Progress) async throws -> Bool {
        let finished = ContinuousClock.now
        let silence = Duration.seconds(progress.sent > 1 || kind != nil ? 1 : 5)
        while true {
            let quietSince = max(finished, progress.lastReply)
            if ContinuousClock.now < quietSince + silence {
                try await pause(until: quietSince + silence)
            } else if stream.lacksEnd {
                context.note(
                    "ended after \(GoDuration(silence)) of silence: services of go-micro before v4.10 do not always tell "
                        + "the end; --kind server waits for it"
                )
                return true
            } else {
                try await pause(until: .now + silence)
            }
        }
    }
}

/// One of many replies: compact, on a line of its own.
struct StreamedReply: Report {
    private let reply: ReplyReport

    init(_ reply: ReplyReport) {
        self.reply = reply
    }

    var text: TerminalText { reply.compactText }
    var table: Table { reply.table }
    var json: JSONValue { reply.json }
    var jsonLines: [JSONValue] { reply.jsonLines }
    var received: [UInt8]? { reply.received }
}
