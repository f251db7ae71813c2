/// A `Timestamp` or `Duration`: seconds and nanoseconds, and their texts in JSON
/// (google/protobuf/timestamp.proto and duration.proto, "JSON Mapping").
struct ProtobufTime {
    var seconds: Int64
    var nanoseconds: Int32

    /// The years 1 to 9999.
    private static let timestamps: ClosedRange<Int64> = -62_135_596_800...253_402_300_799
    /// About 10,000 years.
    private static let durations: ClosedRange<Int64> = -315_576_000_000...315_576_000_000
    private static let secondsOfDay: Int64 = 86_400

    // MARK: Timestamp

    /// Reads `2006-01-02T15:04:05.999Z` or with an offset such as `+01:00`; nil when it is none.
    init?(timestamp text: String) {
        var rest = Array(text.utf8)[...]
        guard let year = Self.number(&rest, 4), Self.take("-", &rest), let month = Self.number(&rest, 2),
            Self.take("-", &rest), let day = Self.number(&rest, 2), Self.take("T", &rest),
            let hour = Self.number(&rest, 2), Self.take(":", &rest), let minute = Self.number(&rest, 2),
            Self.take(":", &rest), let second = Self.number(&rest, 2), hour < 24, minute < 60, second < 60,
            (1...12).contains(month), day >= 1, day <= Self.daysIn(month, of: year),
            let nanoseconds = Self.fraction(&rest), let offset = Self.offset(&rest), rest.isEmpty
        else { return nil }
        let days = Self.days(year, month, day)
        seconds = days * Self.secondsOfDay + hour * 3600 + minute * 60 + second - offset
        self.nanoseconds = nanoseconds
        guard Self.timestamps.contains(seconds) else { return nil }
    }

    /// The text in UTC with 0, 3, 6 or 9 digits of a fraction; nil outside of what a timestamp may be.
    var timestampText: String? {
        guard Self.timestamps.contains(seconds), (0...999_999_999).contains(nanoseconds) else { return nil }
        var second = seconds % Self.secondsOfDay
        if second < 0 { second += Self.secondsOfDay }
        let (year, month, day) = Self.calendar((seconds - second) / Self.secondsOfDay)
        let date = "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))"
        let time =
            "\(Self.padded(second / 3600, 2)):\(Self.padded(second / 60 % 60, 2)):\(Self.padded(second % 60, 2))"
        return "\(date)T\(time)\(Self.fractionText(nanoseconds))Z"
    }

    // MARK: Duration

    /// Reads `-1.5s`; nil when it is none.
    init?(duration text: String) {
        var rest = Array(text.utf8)[...]
        let isNegative = Self.take("-", &rest)
        let digits = rest.prefix { $0 &- 0x30 < 10 }
        guard !digits.isEmpty, digits.count <= 18 else { return nil }
        let magnitude = digits.reduce(Int64(0)) { $0 * 10 + Int64($1 - 0x30) }
        rest = rest.dropFirst(digits.count)
        guard let fraction = Self.fraction(&rest), Self.take("s", &rest), rest.isEmpty else { return nil }
        seconds = isNegative ? -magnitude : magnitude
        nanoseconds = isNegative ? -fraction : fraction
        guard Self.durations.contains(seconds) else { return nil }
    }

    /// The text with 0, 3, 6 or 9 digits of a fraction; nil outside of what a duration may be.
    var durationText: String? {
        guard Self.durations.contains(seconds), (-999_999_999...999_999_999).contains(nanoseconds),
            seconds >= 0 || nanoseconds <= 0, seconds <= 0 || nanoseconds >= 0
        else { return nil }
        let sign = seconds < 0 || nanoseconds < 0 ? "-" : ""
        return "\(sign)\(seconds.magnitude)\(Self.fractionText(abs(nanoseconds)))s"
    }

    init(seconds: Int64, nanoseconds: Int32) {
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }

    // MARK: Pieces

    private static func number(_ rest: inout ArraySlice<UInt8>, _ width: Int) -> Int64? {
        let digits = rest.prefix(width)
        guard digits.count == width, digits.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
        rest = rest.dropFirst(width)
        return digits.reduce(0) { $0 * 10 + Int64($1 - 0x30) }
    }

    private static func take(_ character: Unicode.Scalar, _ rest: inout ArraySlice<UInt8>) -> Bool {
        guard rest.first == UInt8(ascii: character) else { return false }
        rest.removeFirst()
        return true
    }

    /// Nanoseconds of a fraction of one to nine digits, 0 without one.
    private static func fraction(_ rest: inout ArraySlice<UInt8>) -> Int32? {
        guard take(".", &rest) else { return 0 }
        let digits = rest.prefix { $0 &- 0x30 < 10 }
        guard (1...9).contains(digits.count) else { return nil }
        rest = rest.dropFirst(digits.count)
        let value = digits.reduce(Int32(0)) { $0 * 10 + Int32($1 - 0x30) }
        return (digits.count..<9).reduce(value) { value, _ in value * 10 }
    }

    private static func fractionText(_ nanoseconds: Int32) -> String {
        let value = Int64(nanoseconds)
        if value == 0 { return "" }
        if value % 1_000_000 == 0 { return ".\(padded(value / 1_000_000, 3))" }
        if value % 1_000 == 0 { return ".\(padded(value / 1_000, 6))" }
        return ".\(padded(value, 9))"
    }

    /// Seconds that the clock is ahead of UTC.
    private static func offset(_ rest: inout ArraySlice<UInt8>) -> Int64? {
        if take("Z", &rest) { return 0 }
        let isAhead = take("+", &rest)
        guard isAhead || take("-", &rest), let hours = number(&rest, 2), take(":", &rest),
            let minutes = number(&rest, 2), hours < 24, minutes < 60
        else { return nil }
        return (isAhead ? 1 : -1) * (hours * 3600 + minutes * 60)
    }

    private static func padded(_ number: Int64, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }

    // MARK: Calendar (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms")

    private static func daysIn(_ month: Int64, of year: Int64) -> Int64 {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days from 1970-01-01. The year is taken to begin in March, so that the leap day is its last.
    private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let year = month > 2 ? year : year - 1
        let era = (year >= 0 ? year : year - 399) / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func calendar(_ day: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let shifted = day + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }
}
