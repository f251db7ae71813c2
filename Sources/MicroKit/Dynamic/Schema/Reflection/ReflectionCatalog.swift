import SwiftProtobuf

/// The files that a reflection server has sent: which are there, which are to be asked for next, and when the server is
/// to be believed no longer. A pure value.
struct ReflectionCatalog: Sendable {
    /// How much a server may send.
    struct Limits: Sendable {
        /// Files.
        var files = 2000
        /// Bytes of all files together.
        var bytes = 32 << 20
        /// Services in its list.
        var services = 10_000
        /// Services whose descriptors are asked for when all are wanted.
        var requests = 5000
    }

    let limits: Limits
    /// What the server is called in the words of failures.
    let subject: String
    private(set) var files: [Google_Protobuf_FileDescriptorProto] = []
    /// Full names of the services in them.
    private(set) var services: Set<String> = []
    private var indices: [String: Int] = [:]
    private var size = 0
    /// Imports that have not come yet, each with the file that imports it.
    private var missing: [(name: String, importer: String)] = []

    init(limits: Limits = Limits(), address: String? = nil) {
        self.limits = limits
        subject = address.map { "the server at \($0)" } ?? "the server"
    }

    /// Takes in the files of one reply. What has come before may come again.
    /// - Throws: ``MicroError`` `invalidSchema` for what is no descriptor, for two different files of one name, and
    ///   beyond the limits.
    mutating func add(_ serialized: [some Sequence<UInt8>]) throws(MicroError) {
        for bytes in serialized { try add(Array(bytes)) }
    }

    private mutating func add(_ bytes: [UInt8]) throws(MicroError) {
        size += bytes.count
        guard files.count < limits.files, size <= limits.bytes else {
            throw fault("it sends more than \(limits.files) files or \(limits.bytes >> 20) MiB")
        }
        guard let file = try? Google_Protobuf_FileDescriptorProto(serializedBytes: bytes), !file.name.isEmpty else {
            throw fault("it sends something that is no file descriptor")
        }
        try add(file)
    }

    /// Takes in one file.
    mutating func add(_ file: Google_Protobuf_FileDescriptorProto) throws(MicroError) {
        if let known = indices[file.name] {
            guard files[known] == file else { throw fault("it sends two different files called \(file.name)") }
            return
        }
        indices[file.name] = files.count
        files.append(file)
        for service in file.service {
            services.insert(file.package.isEmpty ? service.name : "\(file.package).\(service.name)")
        }
        missing += file.dependency.map { ($0, file.name) }
    }

    /// The next file to ask for, nil when all that is imported is there.
    mutating func nextMissing() -> (name: String, importer: String)? {
        while let last = missing.popLast() {
            if indices[last.name] == nil { return last }
        }
        return nil
    }

    func contains(_ name: String) -> Bool { indices[name] != nil }

    func fault(_ reason: String, hint: String? = nil) -> MicroError {
        MicroError(
            .invalidSchema,
            "the reflection of \(subject) can't be used: \(reason)",
            hint: hint ?? "describe the service with --proto or --protoset"
        )
    }
}
