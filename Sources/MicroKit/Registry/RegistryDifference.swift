/// What has changed between two pictures of a registry, node by node.
package struct RegistryDifference: Sendable, Hashable {
    /// The nodes that came, changed and went, each a record of its own, in the order of names and ids; of those that
    /// changed what is known now.
    package var events: [RegistryEvent]

    /// Compares.
    /// - Parameters:
    ///   - old: What was there.
    ///   - new: What is there.
    package init(from old: [ServiceRecord], to new: [ServiceRecord]) {
        var view = RegistryView()
        _ = view.take(.all(old))
        events = view.take(.all(new))
    }
}
