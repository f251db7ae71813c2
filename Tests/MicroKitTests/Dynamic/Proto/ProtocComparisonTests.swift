import SwiftProtobuf
import Testing

@testable import MicroKit

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Test func compareEnv() throws {
    let env = ProcessInfo.processInfo.environment
    guard let set = env["CMP_SET"], let files = env["CMP_FILES"], let paths = env["CMP_I"] else { return }
    let data = [UInt8](try #require(FileManager.default.contents(atPath: set)))
    let theirs = try Google_Protobuf_FileDescriptorSet(serializedBytes: data)
    let clock = ContinuousClock()
    let begin = clock.now
    let ours = try ProtoLoader.load(files.split(separator: " ").map(String.init), importPaths: paths.split(separator: ":").map(String.init))
    print("loaded \(ours.count) in", clock.now - begin)
    let byName = Dictionary(ours.map { ($0.name, $0) }, uniquingKeysWith: { a, _ in a })
    for file in theirs.file {
        guard let mine = byName[file.name] else { print("MISSING", file.name); continue }
        let (a, b) = (normal(file), normal(mine))
        if a != b {
            print("DIFF", file.name)
            diff(a.textFormatString(), b.textFormatString())
        }
        // printing and reading again
        let text = ProtoPrinter.text(of: mine)
        do {
            let again = try ProtoParser.parse(Array(text.utf8), named: file.name)
            let linked = try ProtoLinker.link([again] + ours.filter { $0.name != file.name })[0]
            if normal(linked) != b { print("ROUNDTRIP", file.name); diff(b.textFormatString(), normal(linked).textFormatString()) }
        } catch { print("PRINTED", file.name, error) }
        if env["CMP_PRINT"] == file.name { print(text) }
    }
}
func normal(_ f: Google_Protobuf_FileDescriptorProto) -> Google_Protobuf_FileDescriptorProto {
    var f = f
    f.clearSourceCodeInfo()
    let data = try! stripUnknown(f)
    return data
}
func stripUnknown(_ f: Google_Protobuf_FileDescriptorProto) throws -> Google_Protobuf_FileDescriptorProto {
    var o = TextFormatEncodingOptions(); o.printUnknownFields = false
    let text = f.textFormatString(options: o)
    // drop uninterpreted options by text
    var out: [Substring] = []; var skip = 0
    for line in text.split(separator: "\n") {
        let t = line.drop { $0 == " " }
        if skip > 0 { if t.hasSuffix("{") { skip += 1 } else if t == "}" { skip -= 1 }; continue }
        if t == "uninterpreted_option {" { skip = 1; continue }
        if t == "}" , let l = out.last, l.drop(while: { $0 == " " }) == "options {" { out.removeLast(); continue }
        if t.hasPrefix("[") && t.contains("]") { if t.hasSuffix("{") { skip = 1 }; continue }
        if t.hasPrefix("default_value: "), let v = Double(t.dropFirst(16).dropLast()) { out.append("default_value: \"\(Float(v))\""); continue }
        out.append(line)
    }
    // empty options blocks that lost everything
    return try Google_Protobuf_FileDescriptorProto(textFormatString: out.joined(separator: "\n"))
}
func diff(_ a: String, _ b: String) {
    let (x, y) = (a.split(separator: "\n"), b.split(separator: "\n"))
    let i = zip(x, y).enumerated().first { $1.0 != $1.1 }?.offset ?? min(x.count, y.count)
    print("  theirs:", x[max(0, i - 6)..<min(x.count, i + 4)].joined(separator: "\n    "))
    print("  ours:", y[max(0, i - 2)..<min(y.count, i + 4)].joined(separator: "\n    "))
}
