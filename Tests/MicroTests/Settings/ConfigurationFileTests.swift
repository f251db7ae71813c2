import Foundation
import MicroKit
import MicroTestSupport
import Testing

@testable import micro

@Suite struct ConfigurationFileTests {
    private func file(_ text: String) throws -> ConfigurationFile {
        try ConfigurationFile(ConfigurationSource(path: "c", bytes: Array(text.utf8)))
    }

    @Test(
        arguments: [
            ("{", "c, line 1, column 2: a member's name must be a string in double quotes", nil),
            ("[]", "c: a configuration is a JSON object", nil),
            ("{\n \"contxts\": {}}", "c, line 2, column 2: unknown member 'contxts'", "did you mean 'contexts'?"),
            (
                "{\"contexts\": {\"é\": {\"x\\u0022\": {\"a\": [\"}\"]}, \"registy\": \"mdns\"}}}",
                "c, line 1, column 21: unknown setting 'x\"'", nil
            ),
            (
                "{\"settings\": {\"timeout\": \"1s\",\n\n\t\"registy\": \"mdns\"}}",
                "c, line 3, column 2: unknown setting 'registy'", "did you mean 'registry'?"
            ),
            ("{\"contexts\": []}", "c, line 1, column 2: \"contexts\" must be an object", nil),
            ("{\"contexts\": {\"a\": 1}}", "c, line 1, column 15: \"a\" must be an object", nil),
            (
                "{\"settings\": {\"timeout\": null}}",
                "c, line 1, column 15: \"timeout\" must be a string, a number, true, false or a list of strings", nil
            ),
        ] as [(String, String, String?)]
    )
    func faultsNameTheirPlace(text: String, line: String, hint: String?) {
        let failure = #expect(throws: Failure.self) { try file(text) }
        #expect(failure?.status == .configuration)
        #expect(failure?.line == line)
        if let hint { #expect(failure?.hint == hint) }
    }

    @Test(arguments: ["", " \n", "{}"]) func anEmptyFileSetsNothing(text: String) throws {
        let empty = try file(text)
        #expect(empty.contexts.isEmpty && empty.settings.isEmpty && empty.current == nil && !empty.hasSecrets)
    }

    @Test func whatIsWrittenIsReadAgain() throws {
        var whole = try file("{}")
        whole.current = "b"
        whole.previous = "a"
        whole.settings = [.timeout: "3s"]
        whole.contexts = ["a": [.registry: "mdns"], "b": [.registryPassword: "p\"w", .tls: "true"]]
        var read = try file(whole.json.text(.indented("  ")))
        #expect(read.hasSecrets)
        read.source = whole.source
        #expect(read == whole)
    }

    @Test(
        arguments: [
            (["MICRO_CONFIG_FILE": "x.json", "HOME": "/h"], "x.json"),
            (["XDG_CONFIG_HOME": "/x", "HOME": "/h"], "/x/micro/config.json"),
            (["XDG_CONFIG_HOME": "x", "HOME": "/h"], "/h/.config/micro/config.json"),
            (["HOME": "/h"], "/h/.config/micro/config.json"), ([:], nil),
        ] as [([String: String], String?)]
    )
    func standsWhereTheSpecificationSays(environment: [String: String], path: String?) {
        #expect(ConfigurationFile.path(environment) == path)
    }

    @Test func isKeptFromOthersAndReplacedAsAWhole() throws {
        try withTemporaryFolder { folder in
            let path = folder + "/deep/er/config.json"
            let environment = ["MICRO_CONFIG_FILE": path]
            try ConfigurationFile.update(environment) { $0.contexts["a"] = [.registryToken: "t"] }
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            #expect((attributes[.posixPermissions] as? Int) == 0o600)
            let outer = try FileManager.default.attributesOfItem(atPath: folder + "/deep")
            #expect((outer[.posixPermissions] as? Int) == 0o700)
            #expect(!ConfigurationFile.isReadableByOthers(path))
            #expect(throws: Failure.self) {
                try ConfigurationFile.update(environment) { file in
                    file.contexts = [:]
                    throw Failure.usage("no")
                }
            }
            #expect(try ConfigurationFile.read(environment)?.contexts["a"] == [.registryToken: "t"])
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/deep/er") == ["config.json"])
            #expect(chmod(path, 0o644) == 0 && ConfigurationFile.isReadableByOthers(path))
        }
    }

    @Test func aLinkStaysOne() throws {
        try withTemporaryFolder { folder in
            let (path, target) = (folder + "/config.json", folder + "/elsewhere.json")
            try Data("{}".utf8).write(to: URL(fileURLWithPath: target))
            try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
            try ConfigurationFile.update(["MICRO_CONFIG_FILE": path]) { $0.settings = [.timeout: "1s"] }
            #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path) == target)
            #expect(try String(contentsOfFile: target, encoding: .utf8).contains(#""timeout": "1s""#))
        }
    }

    /// Two programs that change it at once each see what the other wrote.
    @Test func changesAtOnceAreNotLost() async throws {
        let folder = NSTemporaryDirectory() + "micro-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let environment = ["MICRO_CONFIG_FILE": folder + "/config.json"]
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<8 {
                group.addTask {
                    try await detached {
                        try ConfigurationFile.update(environment) { $0.contexts["c\(number)"] = [.retries: "1"] }
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try ConfigurationFile.read(environment)?.contexts.count == 8)
    }
}
