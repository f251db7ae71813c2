package import SwiftProtobuf

/// A service.
package struct ServiceDescriptor: Sendable {
    /// Where it was found.
    package let pool: DescriptorPool
    let index: Int

    fileprivate var table: DescriptorTables.Service { pool.tables.services[index] }

    /// `package.Name`
    package var fullName: String { table.fullName }
    /// The name without the package.
    package var name: String { table.proto.name }
    /// The declaration.
    package var proto: Google_Protobuf_ServiceDescriptorProto { table.proto }
    /// The file that declares it.
    package var file: FileDescriptor { FileDescriptor(pool: pool, index: table.file) }
    /// Its methods in the order of declaration.
    package var methods: [MethodDescriptor] { table.methods.indices.map { MethodDescriptor(service: self, index: $0) } }

    /// The method of that name.
    package func method(named name: String) -> MethodDescriptor? {
        table.methods.firstIndex { $0.proto.name == name }.map { MethodDescriptor(service: self, index: $0) }
    }
}

extension ServiceDescriptor: Hashable {
    /// Two descriptors are equal when they are the same declaration of the same pool.
    package static func == (left: ServiceDescriptor, right: ServiceDescriptor) -> Bool {
        left.pool === right.pool && left.index == right.index
    }

    /// Hashes what `==` compares.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(ObjectIdentifier(pool))
        hasher.combine(index)
    }
}

/// A method of a service.
package struct MethodDescriptor: Sendable, Hashable {
    /// The service it is in.
    package let service: ServiceDescriptor
    let index: Int

    private var table: DescriptorTables.Method { service.table.methods[index] }

    /// `package.Service.Method`
    package var fullName: String { "\(service.fullName).\(name)" }
    /// The name without the service.
    package var name: String { table.proto.name }
    /// The declaration.
    package var proto: Google_Protobuf_MethodDescriptorProto { table.proto }
    /// What the client sends.
    package var input: MessageDescriptor { MessageDescriptor(pool: service.pool, index: table.input) }
    /// What the service sends.
    package var output: MessageDescriptor { MessageDescriptor(pool: service.pool, index: table.output) }
    /// Whether the client sends any number of messages.
    package var isClientStreaming: Bool { table.proto.clientStreaming }
    /// Whether the service sends any number of messages.
    package var isServerStreaming: Bool { table.proto.serverStreaming }
}
