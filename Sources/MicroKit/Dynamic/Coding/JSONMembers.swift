/// An object's members, to be found by name.
struct JSONMembers {
    /// From how many members on an index is made. Fewer are found faster by looking at each; many are not, and an
    /// object from the network may have very many.
    private static let indexedCount = 24

    let members: [JSONValue.Member]
    private let index: [String: Int]?

    init(_ members: [JSONValue.Member]) {
        self.members = members
        guard members.count >= Self.indexedCount else {
            index = nil
            return
        }
        var index: [String: Int] = [:]
        index.reserveCapacity(members.count)
        for (place, member) in members.enumerated() { index[member.name] = place }
        self.index = index
    }

    /// The last member of that name; without one, the last whose name differs only in the case of ASCII letters.
    subscript(name: String) -> JSONValue? {
        if let index {
            if let place = index[name] { return members[place].value }
        } else if let place = members.lastIndex(where: { $0.name == name }) {
            return members[place].value
        }
        return members.last { Metadata.isSame($0.name, name) }?.value
    }
}
