import Foundation
import MicroKit
import Testing

@testable import micro

/// What the article about configuration says is so.
@Suite struct ConfigurationArticleTests {
    private static func article() throws -> String {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let path = "Sources/MicroKit/MicroKit.docc/Configuration.md"
        return try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }

    @Test func theFileThatIsShownCanBeRead() throws {
        let text = try Self.article().components(separatedBy: "```json\n").last?.components(separatedBy: "```").first
        let source = ConfigurationSource(path: "c", bytes: Array(try #require(text).utf8))
        let file = try ConfigurationFile(source)
        #expect(file.current == "office" && file.settings == [.timeout: "10s"])
        #expect(file.contexts == ["office": [.registry: "mdns", .registryAddress: "eth1,lo"]])
    }

    @Test(arguments: RegistrySetting.allCases) func everySettingIsInTheTable(setting: RegistrySetting) throws {
        let article = try Self.article()
        #expect(article.contains("`\(setting.rawValue)`"))
        #expect(article.contains("`\(setting.variables[0])`"))
    }
}
