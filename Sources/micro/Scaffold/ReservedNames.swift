/// Languages that projects are written in.
enum ProjectLanguage: Sendable { case swift, go }

/// Names that a package beside MicroKit, or a Go module, can't have.
enum ReservedNames {
    /// Refuses a name that would stop the project from being built.
    /// - Throws: ``Failure`` of status `usage`.
    static func check(_ name: ProjectName, _ language: ProjectLanguage) throws {
        guard language == .swift else {
            guard !goPackages.contains(name.alias) else {
                throw taken(name, "is already the name of a package of Go's own")
            }
            // The handler is a type beside these.
            guard !goMessages.contains(name.type) else {
                throw taken(name, "is already the name of a message of the project")
            }
            return
        }
        let module = name.module
        if keywords.contains(module) {
            throw taken(name, "is a word of the Swift language")
        }
        // The type of a client is called after the service, and would hide MicroKit's.
        guard name.type != "Mucp" else {
            throw taken(name, "gives a type the name of one of MicroKit's, ServiceClient")
        }
        // File systems may not tell upper case from lower case, and modules are files.
        if modules.contains(module.lowercased()) {
            throw taken(name, "is already the name of a module that the package uses")
        }
        if packages.contains(name.alias.lowercased()) {
            throw taken(name, "is already the name of a package that this one depends on")
        }
    }

    /// Refuses a folder that the build would take for another package, since it knows packages by their folders.
    /// - Throws: ``Failure`` of status `usage`.
    static func check(folder: String, others: [String]) throws {
        let identity = folder.lowercased()
        guard !packages.contains(identity), !others.contains(where: { $0.lowercased() == identity }) else {
            throw Failure.usage(
                "the folder can't be called '\(folder)': that is a package this one depends on",
                hint: "choose another one with --dir"
            )
        }
    }

    private static func taken(_ name: ProjectName, _ reason: String) -> Failure {
        .usage("'\(name.alias)' \(reason)", hint: "choose another name, such as '\(name.alias)-service'")
    }

    /// Words that can't stand behind `import` (The Swift Programming Language, Lexical Structure).
    private static let keywords: Set<String> = [
        "actor", "any", "as", "associatedtype", "async", "await", "borrowing", "break", "case", "catch", "class",
        "consuming", "continue", "default", "defer", "deinit", "do", "else", "enum", "extension", "fallthrough",
        "false",
        "fileprivate", "for", "func", "guard", "if", "import", "in", "init", "inout", "internal", "is", "let", "macro",
        "nil", "nonisolated", "open", "operator", "package", "precedencegroup", "private", "protocol", "public",
        "repeat", "rethrows", "return", "self", "some", "static", "struct", "subscript", "super", "switch", "throw",
        "throws", "true", "try", "typealias", "var", "where", "while",
        "Any", "Protocol", "Self", "Type",
    ]

    /// Modules of the toolchain, of MicroKit and of what it depends on, in lower case.
    static let modules: Set<String> = [
        // The toolchain and the systems.
        "main", "swift", "swiftshims", "swiftonesupport", "foundation", "foundationessentials", "foundationnetworking",
        "foundationxml", "foundationinternationalization", "dispatch", "glibc", "musl", "darwin", "android", "winsdk",
        "wasilibc", "bionic", "os", "objectivec", "corefoundation", "combine", "swiftui", "system", "xctest",
        "testing", "synchronization", "observation", "distributed", "regexbuilder", "cxx", "cxxstdlib", "builtin",
        "runtime", "packagedescription", "packageplugin", "c", "std",
        // This package and what it depends on.
        "micro", "microkit", "czlib", "ctestwidth", "microtestsupport", "microtests", "microkittests",
        "microendtoendtests", "protobufconformancetestee",
        "logging", "inmemorylogging", "swiftprotobuf", "swiftprotobufpluginlibrary", "servicelifecycle",
        "servicelifecycletestkit", "unixsignals", "concurrencyhelpers", "argumentparser", "argumentparsertoolinfo",
        "nio", "niocore", "nioposix", "nioembedded", "niohttp1", "niotls", "niowebsocket", "nioconcurrencyhelpers",
        "niofoundationcompat", "niofoundationessentialscompat", "niotestutils", "niofs", "niofilesystem",
        "niofsfoundationcompat", "cnioatomics", "cniodarwin", "cniofreebsd", "cniollhttp", "cniolinux", "cnioopenbsd",
        "cnioposix", "cniosha1", "cniowasi", "cniowindows", "asyncalgorithms", "asyncstreaming",
        "asyncsequencevalidation", "atomics", "collections", "basiccontainers", "bitcollections", "containerspreview",
        "dequemodule", "hashtreecollections", "heapmodule", "internalcollectionsutilities", "orderedcollections",
        "sortedcollections", "trailingelementsmodule", "systempackage", "csystem", "protoc", "metrics", "coremetrics",
        "metricstestkit", "niohpack", "niohttp2", "niossl", "cnioboringssl", "cnioboringsslshims", "tracing",
        "inmemorytracing", "instrumentation", "servicecontextmodule", "asynchttpclient", "casynchttpclient",
        "cnioextraszlib", "niocertificatehelpers", "niocertificatereloading", "nioextras", "niohttpcompression",
        "niohttpresponsiveness", "niohttptypes", "niohttptypeshttp1", "niohttptypeshttp2", "nionfs3",
        "nioresumableupload", "niosocks", "niotransportservices", "algorithms", "numerics", "complexmodule",
        "realmodule", "configuration", "configurationtesting", "httptypes", "httptypesfoundation",
        "rawstructuredfieldvalues", "structuredfieldvalues", "x509", "swiftasn1", "crypto", "cryptoextras",
        "ccryptoboringssl", "ccryptoboringsslshims", "cxkcp", "cxkcpshims", "cryptoboringwrapper", "_cryptoextras",
    ]

    /// Packages that a new one depends on, by the names that SwiftPM knows them by.
    private static let packages: Set<String> = [
        "micro", "micro-swift", "swift-argument-parser", "swift-asn1", "swift-async-algorithms", "swift-atomics",
        "swift-collections", "swift-crypto", "swift-distributed-tracing", "swift-metrics", "swift-service-context",
        "swift-log", "swift-nio", "swift-nio-http2", "swift-nio-ssl", "swift-protobuf", "swift-service-lifecycle",
        "swift-system", "protoc-gen-swift", "async-http-client", "swift-nio-extras", "swift-nio-transport-services",
        "swift-algorithms", "swift-numerics", "swift-configuration", "swift-http-types",
        "swift-http-structured-headers", "swift-certificates",
    ]

    /// The types that ``BuiltInTemplate/goModule`` has in any case.
    private static let goMessages: Set<String> = [
        "Request", "Response", "StreamingRequest", "StreamingResponse", "Ping", "Pong",
    ]

    /// The first parts of the import paths of Go's standard library and tools (<https://pkg.go.dev/std>).
    private static let goPackages: Set<String> = [
        "all", "archive", "bufio", "builtin", "bytes", "cmd", "cmp", "compress", "container", "context", "crypto",
        "database", "debug", "embed", "encoding", "errors", "expvar", "flag", "fmt", "go", "hash", "html", "image",
        "index", "internal", "io", "iter", "log", "main", "maps", "math", "mime", "net", "os", "path", "plugin",
        "reflect", "regexp", "runtime", "slices", "sort", "std", "strconv", "strings", "structs", "sync", "syscall",
        "testing", "text", "time", "unicode", "unique", "unsafe", "vendor", "weak",
    ]
}
