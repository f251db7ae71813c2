import MicroKit

/// Files with places for values, as the program brings them or as a user wrote them.
struct ProjectTemplate: Sendable {
    /// One file of a template.
    struct File: Sendable {
        /// Where it goes, with `/` between folders. May name variables.
        var path: String
        /// What is in it: text may name variables, anything else is copied.
        var content: [UInt8]
        var isExecutable = false

        init(_ path: String, _ text: String) {
            self.path = path
            content = Array(text.utf8)
        }

        init(_ path: String, content: [UInt8], isExecutable: Bool) {
            self.path = path
            self.content = content
            self.isExecutable = isExecutable
        }
    }

    var files: [File]

    /// The files with the values in their places, in the same order. A file whose name comes out empty is left out.
    /// - Throws: ``Failure`` of status `invalidBody` that names file, line and what is wrong.
    func render(_ values: MustacheValues) throws -> [ProjectFile] {
        var files: [ProjectFile] = []
        var origins: [String: String] = [:]
        for file in self.files {
            guard let path = try Self.path(file.path, values) else { continue }
            // On some systems files that differ only in case are one and the same.
            if let other = origins.updateValue(file.path, forKey: path.lowercased()) {
                throw Failure(.invalidBody, "the template's files \(other) and \(file.path) both become \(path)")
            }
            let content = try Self.content(file, values)
            files.append(ProjectFile(path: path, content: content, isExecutable: file.isExecutable))
        }
        if let clash = files.first(where: { file in files.contains { $0.path.hasPrefix(file.path + "/") } }) {
            throw Failure(.invalidBody, "the template has both a file and a folder that become \(clash.path)")
        }
        return files
    }

    private static func content(_ file: File, _ values: MustacheValues) throws -> [UInt8] {
        guard !file.content.contains(0), let text = String(validating: file.content, as: UTF8.self) else {
            return file.content
        }
        do {
            return Array(try MustacheTemplate(text).render(values).utf8)
        } catch let error as MustacheError {
            throw Failure(.invalidBody, "\(file.path), line \(error.line): \(error.reason)", hint: error.hint)
        }
    }

    /// Nil when a part of the path comes out empty.
    private static func path(_ template: String, _ values: MustacheValues) throws -> String? {
        var parts: [String] = []
        for part in template.split(separator: "/").map(String.init) {
            let name: String
            do {
                name = try MustacheTemplate(part).render(values)
            } catch let error as MustacheError {
                throw Failure(.invalidBody, "the file name \(template): \(error.reason)", hint: error.hint)
            }
            guard !name.isEmpty else { return nil }
            guard name != ".", name != "..", !name.contains("/"), name.utf8.count <= 255,
                !name.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F })
            else {
                throw Failure(.invalidBody, "the file name \(template) becomes '\(name)', which is no name of a file")
            }
            parts.append(name)
        }
        return parts.joined(separator: "/")
    }
}

/// A file to be written.
struct ProjectFile: Sendable, Hashable {
    /// Where, below the project's folder, with `/` between folders.
    var path: String
    var content: [UInt8]
    var isExecutable: Bool
}
