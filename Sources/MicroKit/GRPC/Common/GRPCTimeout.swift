/// The text of the `grpc-timeout` header: up to eight digits and a unit (gRPC over HTTP/2, "Timeout").
package enum GRPCTimeout {
    /// The units with their nanoseconds, finest first.
    private static let units: [(letter: UInt8, nanoseconds: Int64)] = [
        (UInt8(ascii: "n"), 1),
        (UInt8(ascii: "u"), 1000),
        (UInt8(ascii: "m"), 1_000_000),
        (UInt8(ascii: "S"), 1_000_000_000),
        (UInt8(ascii: "M"), 60_000_000_000),
        (UInt8(ascii: "H"), 3_600_000_000_000),
    ]
    private static let largest: Int64 = 99_999_999

    /// A time in the finest unit that has room for it, rounded up; below zero is zero.
    package static func text(_ time: Duration) -> String {
        let nanoseconds = time.clampedNanoseconds
        for (letter, size) in units {
            let count = nanoseconds / size + (nanoseconds % size == 0 ? 0 : 1)
            if count <= largest { return "\(count)\(Character(Unicode.Scalar(letter)))" }
        }
        return "\(largest)H"
    }

    /// Reads the header; nil when it is none.
    package static func parse(_ text: String) -> Duration? {
        guard let letter = text.utf8.last, let unit = units.first(where: { $0.letter == letter }) else { return nil }
        let digits = text.utf8.dropLast()
        guard (1...8).contains(digits.count) else { return nil }
        var count: Int64 = 0
        for byte in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            count = count * 10 + Int64(byte - UInt8(ascii: "0"))
        }
        // The largest number of hours is more than 64 bits of nanoseconds hold.
        return .seconds(count) * (unit.nanoseconds / 1_000_000_000)
            + .nanoseconds(count * (unit.nanoseconds % 1_000_000_000))
    }
}
