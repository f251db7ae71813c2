/// The way from the top of a document to a value, as a list that shares its beginnings: going one step down costs one
/// small allocation, and the array that `Codable` wants is made only when somebody looks.
indirect enum JSONPath {
    case top
    case member(any CodingKey, of: JSONPath)
    case element(Int, of: JSONPath)

    /// The steps from the top.
    var codingPath: [any CodingKey] {
        var steps: [any CodingKey] = []
        var path = self
        while true {
            switch path {
            case .top: return steps.reversed()
            case .member(let key, let parent):
                steps.append(key)
                path = parent
            case .element(let index, let parent):
                steps.append(JSONKey(index: index))
                path = parent
            }
        }
    }
}

/// A step that no `CodingKey` of the coded type names: an array's index, or the `super` of a superclass.
struct JSONKey: CodingKey {
    static let superclass = JSONKey(name: "super")

    let stringValue: String
    let intValue: Int?

    init(index: Int) {
        stringValue = String(index)
        intValue = index
    }

    private init(name: String) {
        stringValue = name
        intValue = nil
    }

    init?(intValue: Int) { self.init(index: intValue) }
    init?(stringValue: String) { self.init(name: stringValue) }
}
