/// Watching ranges of keys over one stream of etcd's Watch: the pure part.
struct EtcdWatchState: Sendable {
    /// What a message from the server means.
    enum Step: Sendable, Equatable {
        /// One more range is watched.
        case created
        /// Changes of a range, and whether more of their revision follows.
        case changes([EtcdEvent], range: Int, isPart: Bool)
        /// Nothing more has changed in a range up to a revision.
        case progress(Int64, range: Int)
        /// The revision to begin with is not there any more, or not yet: everything is to be read again.
        case outdated
        /// The server ended the watch, with its words.
        case ended(String)
    }

    /// The ranges and the revisions that were the last to be told.
    private let ranges: [EtcdKeyRange]
    private let revisions: [Int64]
    /// The server's numbers for the ranges, in the order that it named them, which is that of the requests.
    private var numbers: [Int64] = []

    init(_ ranges: [EtcdKeyRange], after revisions: [Int64]) {
        self.ranges = ranges
        self.revisions = revisions
    }

    /// Whether all ranges are watched.
    var isComplete: Bool { numbers.count == ranges.count }

    /// What is to be sent.
    var requests: [EtcdWatchRequest] {
        zip(ranges, revisions).map { range, revision in
            var create = EtcdWatchCreateRequest()
            create.key = range.start
            create.rangeEnd = range.end
            // What has been told already is asked for too: a delete at exactly the revision that was compacted away is
            // lost without a word by servers before 3.4.36 and 3.5.18 (etcd's issue 19179), while a watch that begins
            // before it is refused.
            create.startRevision = revision
            create.prevKv = true
            // Keeps the revision to go on from a young one, which compaction has not got to.
            create.progressNotify = true
            // A transaction of many large changes would be more than one message can hold.
            create.fragment = true
            var request = EtcdWatchRequest()
            request.createRequest = create
            return request
        }
    }

    /// Takes a message of the server.
    mutating func take(_ response: EtcdWatchResponse) -> Step {
        if response.canceled {
            return response.compactRevision > 0 ? .outdated : .ended(response.cancelReason)
        }
        if response.created {
            guard !isComplete else { return .ended("it confirmed a watch that was not asked for") }
            // A server that is behind would keep silent until it gets there, be it after it lost everything.
            guard response.header.revision >= revisions[numbers.count] else { return .outdated }
            numbers.append(response.watchID)
            return .created
        }
        guard let range = numbers.firstIndex(of: response.watchID) else {
            return .ended("it told of a watch that was not asked for")
        }
        guard response.events.isEmpty else {
            let news = response.events.filter { $0.kv.modRevision > revisions[range] }
            return .changes(news, range: range, isPart: response.fragment)
        }
        return .progress(response.header.revision, range: range)
    }
}
