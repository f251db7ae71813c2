/// The labels and annotations by which go-micro finds services in pods (go-micro plugins,
/// `v4/registry/kubernetes/kubernetes.go`).
enum KubernetesNames {
    /// The label of every pod with a service.
    static let type = "micro.mu/type"
    /// The value of all labels.
    static let value = "service"
    private static let selectorPrefix = "micro.mu/selector-"
    private static let annotationPrefix = "micro.mu/service-"
    /// The most characters behind the slash of a label's or annotation's key (Kubernetes, "Labels and Selectors").
    private static let maximumLength = 63

    /// The label of pods with a service of that name.
    static func label(_ service: String) -> String { selectorPrefix + plain(service) }

    /// The annotation with the record of a service of that name.
    static func annotation(_ service: String) -> String { annotationPrefix + plain(service) }

    /// The annotation with the record of another version of the service in the same pod. go-micro has no such thing: it
    /// finds these when it lists or watches, and not when it asks by name.
    static func annotation(_ service: String, version: String) -> String {
        annotation(service) + ".." + plain(version)
    }

    /// Whether an annotation may be one with a record of that service.
    static func isAnnotation(_ key: String, of service: String) -> Bool {
        let own = annotation(service)
        return key == own || key.hasPrefix(own + "..")
    }

    /// Whether an annotation is one with a record.
    static func isAnnotation(_ key: String) -> Bool { key.hasPrefix(annotationPrefix) }

    /// Whether Kubernetes takes a key: the part behind the slash has an end to its length, and ends with a letter or
    /// digit.
    static func isValid(_ key: String) -> Bool {
        guard let name = key.split(separator: "/").last, name.utf8.count <= maximumLength else { return false }
        return name.utf8.last.map { isPlain($0) && !"-_.".utf8.contains($0) } ?? false
    }

    /// The text with a `_` for every byte that no key may have.
    private static func plain(_ text: String) -> String {
        String(decoding: text.utf8.map { isPlain($0) ? $0 : UInt8(ascii: "_") }, as: UTF8.self)
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
            true
        default: false
        }
    }
}
