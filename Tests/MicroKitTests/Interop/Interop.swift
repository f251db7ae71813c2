import Testing

/// Tests with foreign programs, one at a time, since many together would leave little of a small machine to the others.
@Suite(.serialized) enum Interop {}
