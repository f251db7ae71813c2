#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Times as Go's `time.Time` writes them in JSON (RFC 3339, Go `time/format_rfc3339.go`): `2006-01-02T15:04:05.999Z`,
/// the fraction as long as needed and at most nine digits.
enum RFC3339 {
    /// Days from 0000-03-01, from where the calendar repeats every 400 years, to 2001-01-01 (`Date`'s zero).
    private static let daysToReference = 730_791
    private static let days400 = 146_097

    // MARK: Writing

    /// The time in UTC with the fewest digits of a fraction that read back as the same `Date`; nil outside of the years
    /// 0 to 9999.
    static func text(_ date: Date) -> String? {
        let interval = date.timeIntervalSinceReferenceDate
        guard interval.isFinite, abs(interval) < 1e12 else { return nil }
        let seconds = Int(interval.rounded(.down))
        let (fraction, digits) = shortestFraction(interval, seconds)
        let day = floorDivided(seconds, 86_400)
        let second = seconds - day * 86_400
        let (year, month, monthDay) = calendar(day)
        guard (0...9999).contains(year) else { return nil }
        var text = "\(padded(year, 4))-\(padded(month, 2))-\(padded(monthDay, 2))T"
        text += "\(padded(second / 3600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))"
        if digits > 0 { text += ".\(padded(fraction, digits))" }
        return text + "Z"
    }

    private static func shortestFraction(_ interval: Double, _ seconds: Int) -> (fraction: Int, digits: Int) {
        let rest = interval - Double(seconds)
        var scale = 1
        for digits in 0..<9 {
            let fraction = Int((rest * Double(scale)).rounded())
            if Double(seconds) + Double(fraction) / Double(scale) == interval { return (fraction, digits) }
            scale *= 10
        }
        return trimmed(min(Int((rest * 1e9).rounded()), 999_999_999))
    }

    private static func trimmed(_ nanoseconds: Int) -> (fraction: Int, digits: Int) {
        var (fraction, digits) = (nanoseconds, 9)
        while digits > 0, fraction % 10 == 0 { (fraction, digits) = (fraction / 10, digits - 1) }
        return (fraction, digits)
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }

    // MARK: Reading

    /// The time that the text says, nil when it is no RFC 3339 to the letter. Digits past nine are not looked at, as in
    /// Go.
    static func date(_ text: String) -> Date? {
        var rest = text.utf8[...]
        guard let year = number(&rest, 4), take("-", &rest), let month = number(&rest, 2), take("-", &rest),
            let day = number(&rest, 2), take("T", &rest), let hour = number(&rest, 2), take(":", &rest),
            let minute = number(&rest, 2), take(":", &rest), let second = number(&rest, 2),
            (1...12).contains(month), (1...daysIn(month, of: year)).contains(day), hour < 24, minute < 60, second < 60,
            let nanoseconds = fraction(&rest), let offset = offset(&rest), rest.isEmpty
        else { return nil }
        let seconds = days(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second - offset
        return Date(timeIntervalSinceReferenceDate: Double(seconds) + Double(nanoseconds) / 1e9)
    }

    private static func number(_ rest: inout Substring.UTF8View, _ width: Int) -> Int? {
        var value = 0
        for _ in 0..<width {
            guard let digit = digit(&rest) else { return nil }
            value = value * 10 + digit
        }
        return value
    }

    private static func digit(_ rest: inout Substring.UTF8View) -> Int? {
        guard let byte = rest.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        rest = rest.dropFirst()
        return Int(byte - UInt8(ascii: "0"))
    }

    private static func take(_ character: Unicode.Scalar, _ rest: inout Substring.UTF8View) -> Bool {
        guard rest.first == UInt8(ascii: character) else { return false }
        rest = rest.dropFirst()
        return true
    }

    /// Nanoseconds of a fraction, 0 without one.
    private static func fraction(_ rest: inout Substring.UTF8View) -> Int? {
        guard take(".", &rest) else { return 0 }
        guard var value = digit(&rest) else { return nil }
        var digits = 1
        while let next = digit(&rest) {
            guard digits < 9 else { continue }
            value = value * 10 + next
            digits += 1
        }
        for _ in digits..<9 { value *= 10 }
        return value
    }

    /// Seconds that the clock is ahead of UTC.
    private static func offset(_ rest: inout Substring.UTF8View) -> Int? {
        if take("Z", &rest) { return 0 }
        let isAhead = take("+", &rest)
        guard isAhead || take("-", &rest), let hours = number(&rest, 2), take(":", &rest),
            let minutes = number(&rest, 2), hours < 24, minutes < 60
        else { return nil }
        return (isAhead ? 1 : -1) * (hours * 3600 + minutes * 60)
    }

    // MARK: Calendar

    private static func daysIn(_ month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days from 2001-01-01. The year is taken to begin in March, so that the leap day is its last.
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let marchYear = month > 2 ? year : year - 1
        let era = floorDivided(marchYear, 400)
        let yearOfEra = marchYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * days400 + dayOfEra - daysToReference
    }

    /// The date of a day counted from 2001-01-01: `days` the other way round.
    private static func calendar(_ day: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = day + daysToReference
        let era = floorDivided(shifted, days400)
        let dayOfEra = shifted - era * days400
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }

    private static func floorDivided(_ number: Int, _ divisor: Int) -> Int {
        let quotient = number / divisor
        return number % divisor < 0 ? quotient - 1 : quotient
    }
}
