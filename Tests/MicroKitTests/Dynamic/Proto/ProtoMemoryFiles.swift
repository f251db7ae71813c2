import SwiftProtobuf

@testable import MicroKit

extension ProtoFileSystem {
    /// Files that are a table of path and text.
    static func memory(_ files: [String: String]) -> ProtoFileSystem {
        ProtoFileSystem(
            read: { path, limit in files[path].map { Array($0.utf8.prefix(limit + 1)) } },
            canonical: { $0.hasPrefix("./") ? String($0.dropFirst(2)) : $0 }
        )
    }
}

/// Loads one file of that text.
func parsed(_ text: String, named name: String = "t.proto") throws -> Google_Protobuf_FileDescriptorProto {
    try ProtoLoader.load([name], from: .memory([name: text])).files[0]
}

/// A pool of one file of that text and what it imports of protobuf itself.
func pool(of text: String) throws -> DescriptorPool {
    try DescriptorPool(ProtoLoader.load(["t.proto"], from: .memory(["t.proto": text])).files)
}
