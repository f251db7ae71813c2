/// How a service speaks gRPC.
public struct GRPCServerOptions: Sendable {
    /// How many calls and streams a client may have open at once on one connection.
    public var concurrentStreams = 100
    /// Whether replies are compressed with gzip for clients that take that.
    public var compressesReplies = false
    /// Whether the service tells its methods and messages by server reflection, v1 and v1alpha.
    ///
    /// Described are the handlers on protobuf messages. Generated code knows the numbers, types and names of its fields
    /// and says nothing of comments, options and choices (`oneof`), so that these are missing; ``descriptorSet`` has
    /// everything.
    public var isReflected = true
    /// A serialized `google.protobuf.FileDescriptorSet`, as `protoc --include_imports --descriptor_set_out` writes it,
    /// to be told in place of what can be found out; nil for that.
    public var descriptorSet: [UInt8]?

    /// 100 streams, no compression, reflection of what can be found out.
    public init() {}
}
