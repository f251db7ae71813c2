import Synchronization

/// Turns JSON into protobuf and back for services whose messages are described: by files that the caller gives, else by
/// the service itself, through gRPC's server reflection. What is nowhere described goes out as JSON.
package final class SchemaTranscoder: BodyTranscoder {
    private let files: [any SchemaSource]
    private let format: ProtobufJSONOptions
    private let limits: DynamicMessage.Limits
    /// What each gRPC server says of itself, by address: asked once.
    private let reflections = Mutex<[String: ReflectionSource]>([:])

    /// Makes a transcoder.
    /// - Parameters:
    ///   - files: What the caller gives, asked in this order. Where there is anything, nobody else is asked.
    ///   - format: How replies are written as JSON.
    ///   - messageSize: The most bytes of a message in either form.
    package init(files: [any SchemaSource], format: ProtobufJSONOptions, messageSize: Int) {
        self.files = files
        self.format = format
        var limits = DynamicMessage.Limits()
        limits.size = messageSize
        self.limits = limits
    }

    package func transcoding(
        for request: CallRequest,
        at node: Node,
        over rpcProtocol: RPCProtocol,
        reflecting: (@Sendable (_ path: String) async throws -> OpenStream)?
    ) async throws -> BodyTranscoding? {
        guard request.contentType == ContentType.json.rawValue else { return nil }
        if !files.isEmpty { return try await transcodingByFiles(request, over: rpcProtocol) }
        guard rpcProtocol == .grpc, let reflecting, asksNode(request, node) else {
            return try untranscoded(request, reflecting != nil)
        }
        // Asking a server to describe itself by its own description would go on without end.
        let path = try GRPCPath(service: request.service, endpoint: request.endpoint)
        let source = reflection(at: node.address, reflecting)
        if let method = try await source.method(service: path.service, method: path.method) {
            return transcoding(method, of: path, by: await source.name)
        }
        return try untranscoded(request, true)
    }

    /// What the servers that were asked for their descriptions have in place of an endpoint that they do not have, as
    /// `package.Service/Method`; empty when none can tell.
    package func endpoints(near endpoint: String, of service: String) async -> [String] {
        guard let path = try? GRPCPath(service: service, endpoint: endpoint) else { return [] }
        var found: [String] = []
        for source in reflections.withLock({ Array($0.values) }) {
            found += (try? await source.methods(near: path)) ?? []
        }
        return found
    }

    /// go-micro's own servers take JSON and have no reflection, so that asking them first would only cost time.
    private func asksNode(_ request: CallRequest, _ node: Node) -> Bool {
        if format != ProtobufJSONOptions() { return true }
        let isRegistered = node.id != node.address
        return !isRegistered || request.endpoint.utf8.contains(UInt8(ascii: "/"))
    }

    private func reflection(
        at address: String,
        _ open: @escaping @Sendable (_ path: String) async throws -> OpenStream
    ) -> ReflectionSource {
        reflections.withLock { reflections in
            if let known = reflections[address] { return known }
            let source = ReflectionSource(at: address) { path in try await ReflectionStream(open(path)) }
            reflections[address] = source
            return source
        }
    }

    private func transcodingByFiles(_ request: CallRequest, over rpcProtocol: RPCProtocol) async throws
        -> BodyTranscoding
    {
        let path = try GRPCPath(service: request.service, endpoint: request.endpoint)
        for source in files {
            if let method = try await source.method(service: path.service, method: path.method) {
                // go-micro's servers are called as the registry has it, and mucp knows no full names.
                let isPath = rpcProtocol == .grpc && request.endpoint.utf8.contains(UInt8(ascii: "/"))
                return transcoding(method, of: isPath ? path : nil, by: await source.name)
            }
        }
        var known: [String] = []
        for source in files {
            for service in try await source.services() {
                known += service.methods.map { "\(service.fullName)/\($0.name)" }
            }
        }
        let wanted = "\(path.service)/\(path.method)"
        let nearest = Suggestion.nearest(wanted, in: known)
        let names = await files.asyncNames
        throw MicroError(
            .endpointNotFound,
            "\(names) does not describe \(wanted)",
            phase: .discovery,
            hint: nearest.map { "did you mean '\($0)'?" } ?? Self.listing(known)
        )
    }

    private static func listing(_ known: [String]) -> String? {
        known.isEmpty
            ? nil : "it describes \(known.prefix(8).joined(separator: ", "))\(known.count > 8 ? ", …" : "")"
    }

    /// Nothing describes the messages, which is no failure unless the reply is to be written in some way.
    private func untranscoded(_ request: CallRequest, _ wasAsked: Bool) throws -> BodyTranscoding? {
        guard wasAsked, format != ProtobufJSONOptions() else { return nil }
        throw MicroError(
            .invalidArgument,
            "how the reply's JSON is written can be chosen only where its messages are described",
            phase: .discovery,
            hint: "describe them with --proto or --protoset"
        )
    }

    /// How bodies are turned by a method's messages, as the source describes them. Where the path is given that it was
    /// found by, it is called by its full name.
    private func transcoding(_ method: MethodDescriptor, of path: GRPCPath?, by source: String) -> BodyTranscoding {
        let (input, output, format, limits) = (method.input, method.output, format, limits)
        let isShort = path.map { $0.service != method.service.fullName } ?? false
        return BodyTranscoding(
            source: source,
            contentType: ContentType.protobuf.rawValue,
            endpoint: isShort ? "\(method.service.fullName)/\(method.name)" : nil,
            isStream: method.isClientStreaming || method.isServerStreaming,
            encode: { body in
                do throws(ProtobufError) {
                    let document = body.isEmpty ? Array("{}".utf8) : body
                    return try DynamicMessage(input, json: document, limits: limits).serialized()
                } catch {
                    throw error.microError(.invalidBody, "the body is no \(input.fullName)")
                }
            },
            decode: { body in
                do throws(ProtobufError) {
                    return try DynamicMessage(output, serialized: body, limits: limits).json(format)
                } catch {
                    throw error.microError(.invalidReply, "the reply is no \(output.fullName)")
                }
            }
        )
    }
}

extension [any SchemaSource] {
    fileprivate var asyncNames: String {
        get async {
            var names: [String] = []
            for source in self { names.append(await source.name) }
            return names.joined(separator: ", ")
        }
    }
}

extension ReflectionStream {
    /// The stream of a call.
    package init(_ stream: OpenStream) {
        let replies = stream.stream.replies
        self.init(
            send: stream.stream.send,
            receive: {
                // Goes on where the one before has stopped.
                var iterator = replies.makeAsyncIterator()
                return try await iterator.next()
            },
            close: stream.close
        )
    }
}
