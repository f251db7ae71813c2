import Foundation
import Testing

@testable import micro

@Suite struct ProjectNameTests {
    @Test(arguments: [
        ("greeter", "greeter", "greeter", "greeter", "Greeter"),
        ("Greeter", "greeter", "Greeter", "Greeter", "Greeter"),
        ("order-desk", "order-desk", "order-desk", "order_desk", "OrderDesk"),
        ("order_desk2", "order_desk2", "order_desk2", "order_desk2", "OrderDesk2"),
        ("go.micro.srv.greeter", "go.micro.srv.greeter", "greeter", "greeter", "Greeter"),
        ("x", "x", "x", "x", "X"),
        (
            "abcdefghijklmnopqrstuvwxyz", "abcdefghijklmnopqrstuvwxyz", "abcdefghijklmnopqrstuvwxyz",
            "abcdefghijklmnopqrstuvwxyz", "Abcdefghijklmnopqrstuvwxyz"
        ),
    ])
    func derivesNames(typed: String, service: String, alias: String, module: String, type: String) throws {
        let name = try ProjectName(typed)
        #expect(name.service == service)
        #expect(name.alias == alias)
        #expect(name.module == module)
        #expect(name.type == type)
    }

    @Test func takesNamespaceAliasAndFullName() throws {
        #expect(try ProjectName("greeter", prefix: "go.micro.srv").service == "go.micro.srv.greeter")
        let aliased = try ProjectName("folder", alias: "greeter")
        #expect(aliased.service == "greeter" && aliased.alias == "greeter")
        let full = try ProjectName("greeter", prefix: "go.micro", service: "Com.Example.Hello")
        #expect(full.service == "Com.Example.Hello" && full.alias == "greeter")
    }

    @Test(arguments: ["greeter", "greeter-client"])
    func aClientIsNamedAfterItsService(typed: String) throws {
        let name = try ProjectName(typed, suffix: "-client")
        #expect(name.service == "greeter")
        #expect(name.alias == "greeter-client")
        #expect(name.module == "greeter_client")
        #expect(name.type == "Greeter")
        // What can't be a module may still be a service to call.
        #expect(try ProjectName("logging", suffix: "-client").service == "logging")
    }

    @Test(
        arguments: [
            ("", "name is missing", "micro new greeter"),
            ("3d-printer", "must begin with a letter", "'the-3d-printer'"),
            ("-greeter", "must begin with a letter", "'greeter'"),
            ("greeter-", "must end with a letter", "'greeter'"),
            ("greeter_", "must end with a letter", "'greeter'"),
            (".greeter", "a dot too many", "'greeter'"),
            ("a..b", "a dot too many", "'a.b'"),
            ("go.micro.3d", "must begin with a letter", "'go.micro.the-3d'"),
            ("my service", "may not have a space", "'my-service'"),
            ("grüßer", "may not have 'ü'", "'gr-er'"),
            ("приве", "may not have 'п'", "letters from a to z"),
            ("a\u{1B}[2J", "a control character", "'a-2J'"),
            ("a\nb", "a control character", "'a-b'"),
            ("a:b", "may not have ':'", "'a-b'"),
            ("a\\b", "may not have '\\'", "'a-b'"),
            ("{{name}}", "may not have '{'", "'name'"),
            ("abcdefghijklmnopqrstuvwxyza", "27 characters long; mDNS has room for 26", "shorter"),
            (String(repeating: "a.", count: 60) + "a", "121 characters long", nil),
            ("import", "is a word of the Swift language", "'import-service'"),
            ("class", "is a word of the Swift language", "'class-service'"),
            ("swift", "already the name of a module", nil),
            ("Foundation", "already the name of a module", nil),
            ("main", "already the name of a module", nil),
            ("Testing", "already the name of a module", "'Testing-service'"),
            ("go.micro.srv.logging", "already the name of a module", nil),
            ("NIOCore", "already the name of a module", nil),
            ("swift-log", "already the name of a package", nil),
            ("micro", "already the name of a module", nil),
        ] as [(String, String, String?)]
    )
    func refuses(typed: String, says: String, hint: String?) throws {
        let failure = try #require(throws: Failure.self) { try ProjectName(typed) }
        #expect(failure.status == .usage)
        #expect(failure.line.contains(says), "\(failure.line)")
        if let hint { #expect(failure.hint?.contains(hint) == true, "\(failure.hint ?? "no hint")") }
    }

    /// What it suggests is allowed.
    @Test(arguments: ["3d-printer", "-greeter", "my service", "grüßer", "a..b", "{{name}}", "import", "swift-log"])
    func suggestsWhatIsAllowed(typed: String) throws {
        let failure = try #require(throws: Failure.self) { try ProjectName(typed) }
        let suggestion = try #require(failure.hint?.split(separator: "'").dropFirst().first.map(String.init))
        #expect(throws: Never.self) { try ProjectName(suggestion) }
    }

    @Test func refusesFoldersThatAreTakenForPackages() {
        #expect(throws: Failure.self) { try ReservedNames.check(folder: "Swift-NIO", others: []) }
        #expect(throws: Failure.self) { try ReservedNames.check(folder: "checkout", others: ["Checkout"]) }
        #expect(throws: Never.self) { try ReservedNames.check(folder: "greeter", others: ["checkout"]) }
    }

    /// The list holds the modules of every package that is built with this one.
    @Test func knowsTheModulesOfEveryDependency() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let manifest = try String(contentsOf: root.appendingPathComponent("Package.swift"), encoding: .utf8)
        for match in manifest.matches(of: /\.(?:target|executableTarget|systemLibrary|testTarget)\(\s*name: "(\w+)"/) {
            #expect(ReservedNames.modules.contains(match.output.1.lowercased()), "\(match.output.1)")
        }
        for match in manifest.matches(of: /\.product\(name: "(\w+)"/) {
            #expect(ReservedNames.modules.contains(match.output.1.lowercased()), "\(match.output.1)")
        }
    }
}
