import ArgumentParser
import Foundation
import Testing

@testable import micro

/// What command lines of every generation mean.
@Suite struct ProjectPlanTests {
    private static func plan(_ line: String, executable: String? = nil) throws -> ProjectPlan {
        let words = line.split(separator: " ").map(String.init)
        let command = try #require(try NewProject.parseAsRoot(words) as? NewProject)
        return try ProjectPlan(command.words, command.project, executable: executable)
    }

    @Test(arguments: [
        ("greeter", "service", "greeter", "greeter"),
        ("service greeter", "service", "greeter", "greeter"),
        ("srv greeter", "service", "greeter", "greeter"),
        ("services/greeter", "service", "greeter", "services/greeter"),
        ("/tmp/services/greeter/", "service", "greeter", "/tmp/services/greeter"),
        ("./greeter", "service", "greeter", "./greeter"),
        ("greeter --dir elsewhere", "service", "greeter", "elsewhere"),
        ("greeter --dir .", "service", "greeter", "."),
        ("function greeter", "function", "greeter", "greeter"),
        ("greeter --type fnc", "function", "greeter", "greeter"),
        ("greeter --type srv --namespace go.micro", "service", "go.micro.srv.greeter", "greeter"),
        ("greeter --namespace go.micro", "service", "go.micro.service.greeter", "greeter"),
        ("greeter --fqdn com.example.greeter", "service", "com.example.greeter", "greeter"),
        ("folder --alias greeter", "service", "greeter", "folder"),
        ("go.micro.srv.greeter", "service", "go.micro.srv.greeter", "go.micro.srv.greeter"),
        ("client greeter", "client", "greeter", "greeter-client"),
        ("client greeter-client", "client", "greeter", "greeter-client"),
        ("client apps/greeter", "client", "greeter", "apps/greeter-client"),
        ("greeter --template crud", "crud", "greeter", "greeter"),
        ("greeter --template default", "service", "greeter", "greeter"),
        ("greeter --gopath=false --no-mcp", "service", "greeter", "greeter"),
        ("greeter --go", "service", "greeter", "greeter"),
        ("logging --go", "service", "logging", "logging"),
        ("service service", "service", "service", "service"),
    ])
    func settles(line: String, kind: String, service: String, folder: String) throws {
        let plan = try Self.plan(line)
        #expect(plan.kind.rawValue == kind)
        #expect(plan.name.service == service)
        #expect(plan.folder == folder)
        #expect(plan.note == nil)
    }

    @Test(
        arguments: [
            ("", "name is missing", "micro new greeter"),
            ("crud", "name is missing", "micro new crud greeter"),
            ("servce greeter", "unknown kind of project 'servce'", "did you mean 'service'?"),
            ("api greeter", "no template for a project of type 'api'", "choose from service, function"),
            ("greeter --type web", "no template for a project of type 'web'", "choose from"),
            ("greeter --type nope", "--type: unknown kind 'nope'", nil),
            ("greeter --template api", "no template for a project of type 'api'", nil),
            ("crud greeter --type function", "two kinds, crud and function, at once", nil),
            ("service a b", "one name is wanted", nil),
            (".", "'.' is no name", "micro new --dir . NAME"),
            ("a/..", "'a/..' is no name", nil),
            ("a/greeter --dir b", "a path already", nil),
            ("greeter --go --proto", "exclude each other", nil),
            ("log --go", "already the name of a package of Go's own", "'log-service'"),
            ("client mucp", "the name of one of MicroKit's", nil),
            ("ping --go", "already the name of a message", "'ping-service'"),
            ("streaming-request --go", "already the name of a message", nil),
            ("crud greeter --go", "--go is for services", nil),
            ("crud greeter --proto", "--proto is for services", nil),
            ("greeter --plugin registry=etcd", "no plug-ins", "arguments of MicroService"),
            ("greeter --gopath=true", "do not go to a GOPATH", nil),
            ("greeter --set a=b", "--set is for a template of your own", nil),
            ("greeter --dir swift-nio", "that is a package this one depends on", "--dir"),
            ("greeter --namespace go..micro", "a dot too many", nil),
        ] as [(String, String, String?)]
    )
    func refuses(line: String, says: String, hint: String?) throws {
        let failure = try #require(throws: Failure.self) { try Self.plan(line) }
        #expect(failure.status == .usage)
        #expect(failure.line.contains(says), "\(failure.line)")
        if let hint { #expect(failure.hint?.contains(hint) == true, "\(failure.hint ?? "no hint")") }
    }

    @Test func tellsWhatToTypeNext() throws {
        let service = try Self.plan("services/greeter")
        #expect(service.nextCommands == ["cd services/greeter", "swift run"])
        #expect(service.firstCall == #"micro call greeter Greeter.Call '{"name": "John"}'"#)
        #expect(try Self.plan("greeter --go").nextCommands == ["cd greeter", "go mod tidy", "go run ."])
        #expect(try Self.plan("client greeter").firstCall == nil)
    }

    @Test func takesATemplateOfTheUser() throws {
        try withTemporaryFolder { folder in
            try Data("{{name}} {{type}} {{folder}} {{author}}".utf8).write(
                to: URL(fileURLWithPath: "\(folder)/{{alias}}")
            )
            let plan = try Self.plan("a.b.greeter --template \(folder) --set author=Ann=x")
            #expect(try plan.makeFiles().map(\.path) == ["greeter"])
            #expect(try plan.makeFiles().first?.content == Array("a.b.greeter Greeter a.b.greeter Ann=x".utf8))
            #expect(plan.nextCommands == ["cd a.b.greeter"])
            #expect(plan.firstCall == nil)
            let missing = try #require(throws: Failure.self) {
                try Self.plan("greeter --template \(folder)").makeFiles()
            }
            #expect(missing.line.contains("there is no value for {{author}}"))
        }
    }

    /// A program in the build folder of a checkout writes projects that use the checkout, and says so.
    @Test func usesTheCheckoutThatItWasBuiltFrom() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().resolvingSymlinksInPath().path
        let plan = try Self.plan("greeter", executable: "\(root)/.build/x86_64-unknown-linux-gnu/debug/micro")
        #expect(plan.note?.contains(root) == true)
        let manifest = try #require(try plan.makeFiles().first { $0.path == "Package.swift" })
        let text = String(decoding: manifest.content, as: UTF8.self)
        #expect(text.contains(#".package(name: "micro", path: "\#(root)")"#))
        let named = try Self.plan("greeter --micro-path \(root)")
        #expect(named.note == nil)
        #expect(try named.makeFiles() == plan.makeFiles())
    }

    @Test(arguments: ["/usr/local/bin/micro", "/home/x/.build/debug/micro", "micro", ""])
    func anInstalledProgramUsesTheRelease(executable: String) throws {
        let plan = try Self.plan("greeter", executable: executable)
        #expect(plan.note == nil)
        let manifest = try #require(try plan.makeFiles().first { $0.path == "Package.swift" })
        let text = String(decoding: manifest.content, as: UTF8.self)
        #expect(text.contains(#".package(url: "\#(MicroDependency.url)", from: "\#(Version.number)")"#))
    }

    @Test func refusesWhatIsNoCheckout() throws {
        try withTemporaryFolder { folder in
            let failure = try #require(throws: Failure.self) { try Self.plan("greeter --micro-path \(folder)") }
            #expect(failure.status == .inputMissing)
            let odd = "\(folder)/it's"
            try FileManager.default.createDirectory(atPath: odd, withIntermediateDirectories: true)
            let manifest = #"name: "micro" name: "MicroKit""#
            try Data(manifest.utf8).write(to: URL(fileURLWithPath: "\(odd)/Package.swift"))
            #expect(throws: Failure.self) { try MicroDependency.checkout(odd) }
        }
    }
}
