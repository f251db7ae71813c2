import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@testable import MicroKit

@Suite struct EtcdKeysTests {
    private let keys = EtcdKeys(domains: ["micro"])

    @Test(arguments: [
        ("greeter", "greeter-1", "/micro/registry/greeter/greeter-1"),
        ("go.micro.srv.a", "n.1", "/micro/registry/go.micro.srv.a/n.1"),
        ("a/b", "c/d/e", "/micro/registry/a-b/c-d-e"),
    ])
    func keysAreGoMicros(service: String, node: String, key: String) throws {
        #expect(String(decoding: try EtcdKeys.key(service: service, node: node), as: UTF8.self) == key)
    }

    @Test(arguments: [(".", "n"), ("..", "n"), ("s", "."), ("s", ".."), ("", "n"), ("s", "")])
    func partsThatStandForFoldersAreRefused(service: String, node: String) {
        let error = #expect(throws: MicroError.self) { try EtcdKeys.key(service: service, node: node) }
        #expect(error?.code == .invalidRecord)
        #expect(keys.ranges(of: service).isEmpty == (service != "s"))
    }

    @Test(arguments: [
        ("/micro/registry/greeter/n", "greeter n"), ("/micro/registry/micro/n", "micro n"),
        ("/micro/registry/micro/greeter/n", "greeter n"), ("/micro/registry/micro/micro/n", "micro n"),
        ("/micro/registry/other/greeter/n", nil), ("/micro/registry/micro/a/b/n", nil),
        ("/micro/registry/greeter", nil),
        ("/micro/registry/", nil), ("/micro/registry//n", nil), ("/micro/registry/a/", nil), ("/micro/regis", nil),
        ("/other/registry/a/n", nil), ("", nil),
    ])
    func placesAreToldByTheNumberOfParts(key: String, place: String?) {
        #expect(keys.place(Data(key.utf8)).map { "\($0.service) \($0.node)" } == place)
    }

    @Test func keysThatAreNoTextAreNoPlaces() {
        #expect(keys.place(Data("/micro/registry/a/".utf8) + [0xFF]) == nil)
        #expect(keys.place(Data("/micro/registry/a/\(String(repeating: "x", count: 5000))".utf8)) == nil)
    }

    @Test func rangesEndBeforeTheNextName() {
        let ranges = keys.ranges(of: "a/b")
        #expect(
            ranges.map { String(decoding: $0.start, as: UTF8.self) } == [
                "/micro/registry/a-b/", "/micro/registry/micro/a-b/",
            ]
        )
        #expect(
            ranges.map { String(decoding: $0.end, as: UTF8.self) } == [
                "/micro/registry/a-b0", "/micro/registry/micro/a-b0",
            ]
        )
        #expect(ranges[0].contains(Data("/micro/registry/a-b/x".utf8)))
        #expect(!ranges[0].contains(Data("/micro/registry/a-bc/x".utf8)))
        #expect(!ranges[0].contains(Data("/micro/registry/a-b".utf8)))
        #expect(EtcdKeyRange(key: [1]).contains(Data([1])) && !EtcdKeyRange(key: [1]).contains(Data([1, 0])))
    }
}
