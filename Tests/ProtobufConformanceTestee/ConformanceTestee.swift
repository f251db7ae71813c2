import MicroKit
import SwiftProtobuf

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The program that protobuf's conformance suite talks to, over dynamic messages alone: the suite's own messages are
/// read by descriptors too.
///
/// Its argument is a file with the descriptors of the suite and its test messages, as `protoc --include_imports
/// --descriptor_set_out=FILE conformance.proto …` writes it; or a folder and the names of `.proto` files in it. Requests
/// and answers stand on stdin and stdout, each behind its length as four bytes, the least first (protobuf
/// `conformance/conformance_test_runner.cc`).
@main
struct ConformanceTestee {
    private let pool: DescriptorPool
    private let request: MessageDescriptor
    private let response: MessageDescriptor

    static func main() {
        do {
            // Older runners put the testee's own name before its arguments once more.
            let arguments = CommandLine.arguments.dropFirst()
            guard let path = arguments.last(where: { !$0.hasSuffix(".proto") }) else {
                throw Fault("usage: ProtobufConformanceTestee DESCRIPTOR_SET | FOLDER FILE.proto…")
            }
            let protos = arguments.filter { $0.hasSuffix(".proto") }
            let testee = try ConformanceTestee(files(path, protos))
            while let bytes = try readFrame() { try writeFrame(try testee.answer(bytes).serialized()) }
        } catch {
            let line = Array("ProtobufConformanceTestee: \(error)\n".utf8)
            _ = line.withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
            exit(1)
        }
    }

    /// The files of a descriptor set, or the sources given by their names in a folder.
    private static func files(
        _ path: String,
        _ protos: [String]
    ) throws -> [Google_Protobuf_FileDescriptorProto] {
        if !protos.isEmpty { return try ProtoLoader.load(protos, importPaths: [path]).files }
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        return try Google_Protobuf_FileDescriptorSet(serializedBytes: bytes).file
    }

    private init(_ files: [Google_Protobuf_FileDescriptorProto]) throws {
        pool = try DescriptorPool(files)
        guard let request = pool.message(named: "conformance.ConformanceRequest"),
            let response = pool.message(named: "conformance.ConformanceResponse")
        else { throw Fault("the messages of the suite are missing") }
        (self.request, self.response) = (request, response)
    }

    // MARK: One request

    /// What an answer may be: a field of `ConformanceResponse` and its value.
    private typealias Answer = (field: String, value: ProtobufValue)

    private func answer(_ bytes: [UInt8]) throws -> DynamicMessage {
        let answer = try answer(DynamicMessage(request, serialized: bytes))
        var message = DynamicMessage(response)
        guard let field = response.field(jsonOrProtoName: answer.field) else { throw Fault("no field \(answer.field)") }
        try message.set(field, to: answer.value)
        return message
    }

    private func answer(_ message: DynamicMessage) -> Answer {
        let type = message["message_type"]?.text ?? ""
        // The suite asks first which failures are known; none is.
        if type == "conformance.FailureSet" { return ("protobuf_payload", .bytes([])) }
        guard let descriptor = pool.message(named: type) else { return ("skipped", .string("no message \(type)")) }
        let output = message["requested_output_format"]?.name
        guard output == "PROTOBUF" || output == "JSON" else { return ("skipped", .string("only binary and JSON")) }
        let payload: DynamicMessage
        do {
            if case .bytes(let bytes)? = message["protobuf_payload"]?.value {
                payload = try DynamicMessage(descriptor, serialized: bytes)
            } else if let text = message["json_payload"]?.text {
                var options = ProtobufJSONOptions()
                options.ignoresUnknown = message["test_category"]?.name == "JSON_IGNORE_UNKNOWN_PARSING_TEST"
                payload = try DynamicMessage(descriptor, json: Array(text.utf8), options: options)
            } else {
                return ("skipped", .string("only binary and JSON"))
            }
        } catch {
            return ("parse_error", .string("\(error)"))
        }
        do {
            if output == "PROTOBUF" { return ("protobuf_payload", .bytes(try payload.serialized())) }
            return ("json_payload", .string(String(decoding: try payload.json(), as: UTF8.self)))
        } catch {
            return ("serialize_error", .string("\(error)"))
        }
    }

    // MARK: Frames

    private static func readFrame() throws -> [UInt8]? {
        guard let head = try readExactly(4), head.count == 4 else { return nil }
        let count = head.reversed().reduce(0) { $0 << 8 | Int($1) }
        return try readExactly(count)
    }

    /// Reads exactly so many bytes; nil when the input ends before.
    private static func readExactly(_ count: Int) throws -> [UInt8]? {
        var bytes: [UInt8] = []
        while bytes.count < count {
            let filled = bytes.count
            bytes += [UInt8](repeating: 0, count: min(count - filled, 65_536))
            let taken = bytes.withUnsafeMutableBytes {
                read(0, $0.baseAddress?.advanced(by: filled), $0.count - filled)
            }
            guard taken > 0 else { return nil }
            bytes.removeLast(bytes.count - filled - taken)
        }
        return bytes
    }

    private static func writeFrame(_ bytes: [UInt8]) throws {
        let count = UInt32(bytes.count)
        var rest = ((0..<4).map { UInt8(truncatingIfNeeded: count >> ($0 * 8)) } + bytes)[...]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
            guard sent > 0 else { throw Fault("nobody reads the answers") }
            rest = rest.dropFirst(sent)
        }
    }

    /// Why the testee can't work.
    private struct Fault: Error {
        var reason: String

        init(_ reason: String) { self.reason = reason }
    }
}

extension DynamicMessage {
    /// A field that is set.
    fileprivate struct Field {
        var descriptor: FieldDescriptor
        var value: ProtobufValue

        /// The text of a string.
        var text: String? {
            if case .string(let text) = value { text } else { nil }
        }

        /// The name of an enum's value.
        var name: String? {
            guard case .enumeration(let number) = value else { return nil }
            return descriptor.enumType?.value(number: number)?.name
        }
    }

    /// A field by its name, nil when it is not set.
    fileprivate subscript(name: String) -> Field? {
        guard let field = descriptor.field(jsonOrProtoName: name), let value = value(of: field) else { return nil }
        return Field(descriptor: field, value: value)
    }
}
