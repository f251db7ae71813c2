/// What a new project is called, and everything that follows from it.
struct ProjectName: Sendable, Hashable {
    /// The name that clients ask the registry for, such as `greeter` or `go.micro.service.greeter`.
    var service: String
    /// The short name: the package's, its target's and the program's.
    var alias: String

    /// The short name without the kind's suffix: what types and endpoints are named after.
    private var base: String

    /// The short name as Swift imports it.
    var module: String { alias.replacing("-", with: "_") }

    /// The short name in upper camel case, which endpoints and types begin with.
    var type: String {
        base.split(whereSeparator: { $0 == "-" || $0 == "_" }).map { $0.prefix(1).uppercased() + $0.dropFirst() }
            .joined()
    }

    /// The most characters behind the last dot of a service's name. mDNS puts them, a dash and a UUID in one label of
    /// DNS, which holds 63 (RFC 1035 2.3.4).
    static let longestLabel = 63 - 1 - 36
    /// The most characters of a whole name, which mDNS puts twice in a name of DNS, which holds 254.
    static let longestName = 100

    /// Checks a name that a user typed.
    /// - Parameters:
    ///   - text: A name, or several joined by dots, of which the last becomes the short name.
    ///   - alias: The short name, where it is to be another one.
    ///   - prefix: What is put before the short name, without the dot, for the name in the registry.
    ///   - service: The name in the registry, where it is given in full.
    ///   - suffix: What the short name is to end with, which belongs to the program and not to the service.
    ///   - language: Whose reserved names it must not be.
    /// - Throws: ``Failure`` of status `usage` that says what is wrong and what would be right.
    init(
        _ text: String,
        alias: String? = nil,
        prefix: String? = nil,
        service: String? = nil,
        suffix: String = "",
        language: ProjectLanguage = .swift
    ) throws {
        let typed = (alias ?? text).removing(suffix: suffix)
        try Self.check(typed)
        base = typed.split(separator: ".").last.map(String.init) ?? typed
        self.alias = base + suffix
        // Services of go-micro v3 and later have lower-case names.
        self.service = service ?? prefix.map { [base] in "\($0).\(base)" } ?? typed.lowercased()
        try Self.check(self.service)
        try ReservedNames.check(self, language)
    }

    /// Refuses what can't be a name in the registry, a package and a module at once.
    private static func check(_ text: String) throws {
        guard !text.isEmpty else {
            throw Failure.usage("the project's name is missing", hint: "such as 'micro new greeter'")
        }
        guard text.utf8.count <= longestName else {
            throw Failure.usage("the name is \(text.utf8.count) characters long; at most \(longestName) are possible")
        }
        if let scalar = text.unicodeScalars.first(where: { !isAllowed($0) }) {
            throw wrong(text, "may not have \(described(scalar)) in it")
        }
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        guard !labels.contains("") else { throw wrong(text, "has a dot too many") }
        for label in labels {
            guard label.first?.isLetter == true else { throw wrong(text, "must begin with a letter") }
            guard let end = label.last, end.isLetter || end.isNumber else {
                throw wrong(text, "must end with a letter or a digit")
            }
        }
        let length = labels.last?.utf8.count ?? 0
        guard length <= longestLabel else {
            throw Failure.usage(
                "the name '\(text)' is \(length) characters long; mDNS has room for \(longestLabel)",
                hint: "choose a shorter one"
            )
        }
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".": true
        default: false
        }
    }

    private static func described(_ scalar: Unicode.Scalar) -> String {
        if scalar == " " { return "a space" }
        return scalar.value < 0x20 || scalar.value == 0x7F ? "a control character" : "'\(scalar)'"
    }

    private static func wrong(_ text: String, _ reason: String) -> Failure {
        let hint = suggestion(for: text).map { "such as '\($0)'" }
        return .usage("the name '\(text)' \(reason)", hint: hint ?? "use letters from a to z, digits, '-', '_' and '.'")
    }

    /// The nearest name that is allowed, nil when nothing of the text can stay.
    private static func suggestion(for text: String) -> String? {
        let marks = text.unicodeScalars.map { isAllowed($0) ? Character($0) : "-" }
        let labels = String(marks).split(separator: ".").compactMap { label -> String? in
            let words = label.split(whereSeparator: { !$0.isLetter && !$0.isNumber })
            guard let first = words.first?.first else { return nil }
            let joined = words.joined(separator: "-")
            return first.isLetter ? joined : "the-\(joined)"
        }
        return labels.isEmpty ? nil : labels.joined(separator: ".")
    }
}

extension String {
    /// Without the ending, if it has it and something before it.
    func removing(suffix: String) -> String {
        !suffix.isEmpty && hasSuffix(suffix) && self != suffix ? String(dropLast(suffix.count)) : self
    }
}
