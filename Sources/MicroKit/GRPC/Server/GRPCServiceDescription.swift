import SwiftProtobuf

/// Describes the endpoints on protobuf messages as the `.proto` files they might have been made from.
///
/// A file for each package, since generated code does not say which file it was made from; the messages of
/// `google.protobuf` stand in the files that everyone knows. A type of the service is a service of the package that is
/// the service's name, so that a client which calls by these names calls the path that go-micro's clients call.
struct GRPCServiceDescription {
    private let service: String
    private let endpoints: EndpointTable

    init(service: String, endpoints: EndpointTable) {
        self.service = service
        self.endpoints = endpoints
    }

    /// The files, in no order.
    func files() -> [Google_Protobuf_FileDescriptorProto] {
        var types = DescribedTypes()
        var services: [String: Google_Protobuf_ServiceDescriptorProto] = [:]
        for (name, handler) in endpoints.all {
            let parts = name.split(separator: ".").map(String.init)
            guard parts.count == 2, let messages = Self.messages(of: handler) else { continue }
            types.add(messages.request)
            types.add(messages.reply)
            var method = Google_Protobuf_MethodDescriptorProto()
            method.name = parts[1]
            method.inputType = "." + messages.request.protoMessageName
            method.outputType = "." + messages.reply.protoMessageName
            if case .stream = handler { (method.clientStreaming, method.serverStreaming) = (true, true) }
            services[parts[0], default: .with { $0.name = parts[0] }].method.append(method)
        }
        let own = services.sorted { $0.key < $1.key }.map(\.value)
        return types.files(adding: own, in: Self.package(of: service))
    }

    private static func messages(of handler: EndpointTable.Handler) -> (
        request: any Message.Type, reply: any Message.Type
    )? {
        switch handler {
        case .call(let handler): (handler as? any ProtobufDescribed)?.messages
        case .stream(let handler): (handler as? any ProtobufDescribed)?.messages
        }
    }

    /// The name of a service as that of a package: parts that are identifiers.
    static func package(of service: String) -> String {
        service.split(separator: ".").map { part in
            let text = String(part.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
            return text.first?.isNumber == true ? "_" + text : text
        }.joined(separator: ".")
    }
}

/// A handler that tells its protobuf messages.
protocol ProtobufDescribed {
    /// What is taken and what is replied.
    var messages: (request: any Message.Type, reply: any Message.Type) { get }
}
