import MicroKit

extension ConfigurationFile? {
    /// The context that counts: of the option, of the environment, else the file's current one.
    ///
    /// `MICRO_ENV`, as micro v2 and v3 call it, is a name that other programs use too: it counts only if there is such a
    /// context.
    /// - Throws: ``Failure`` of status `configuration` for one that is not there.
    func chosenContext(
        _ option: String?,
        _ environment: [String: String]
    ) throws -> SettingLayers.ChosenContext? {
        let known = self?.contexts.keys.sorted() ?? []
        var wish: (name: String, origin: String)?
        if let option {
            wish = (option, "--context")
        } else if let name = environment["MICRO_CONTEXT"], !name.isEmpty {
            wish = (name, "$MICRO_CONTEXT")
        } else if let name = environment["MICRO_ENV"], known.contains(name) {
            wish = (name, "$MICRO_ENV")
        } else if let self, let current = self.current {
            wish = (current, self.source.place(of: ["context"]))
        }
        guard let wish, wish.name != ConfigurationFile.noContext else { return nil }
        guard known.contains(wish.name) else { throw Failure.noContext(wish.name, in: wish.origin, known: known) }
        return SettingLayers.ChosenContext(name: wish.name, origin: wish.origin)
    }
}

extension Failure {
    /// A context that is not there.
    static func noContext(_ name: String, in origin: String? = nil, known: [String]) -> Failure {
        let hint: String =
            if let nearest = Suggestion.nearest(name, in: known) {
                "did you mean '\(nearest)'?"
            } else if known.isEmpty {
                "there is none yet; 'micro context add \(ShellWord.quoted(name)) --registry …' makes it"
            } else {
                "there are \(known.prefix(8).joined(separator: ", "))\(known.count > 8 ? ", …" : "")"
            }
        return Failure(.configuration, "\(origin.map { "\($0): " } ?? "")unknown context '\(name)'", hint: hint)
    }
}
