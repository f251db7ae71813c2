/// A span of time as go-micro's options write it: `500ms`, `1m30s`, `1.5h`; a bare number is seconds.
struct GoDuration: Hashable, Sendable {
    var duration: Duration

    init(_ duration: Duration) { self.duration = duration }

    /// Reads Go's `time.ParseDuration` notation without a sign, or a bare number of seconds.
    init?(_ text: String) {
        if let seconds = Double(text), text.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }) {
            guard seconds <= Self.maximumSeconds else { return nil }
            self.init(.seconds(seconds))
            return
        }
        var rest = text[...]
        var total = 0.0
        guard !rest.isEmpty else { return nil }
        while !rest.isEmpty {
            let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
            rest = rest.dropFirst(digits.count)
            let unit = rest.prefix { !($0.isASCII && ($0.isNumber || $0 == ".")) }
            rest = rest.dropFirst(unit.count)
            guard let amount = Double(digits), let seconds = Self.seconds(unit) else { return nil }
            total += amount * seconds
        }
        guard total <= Self.maximumSeconds else { return nil }
        self.init(.seconds(total))
    }

    /// Reads the value of an option.
    /// - Throws: ``Failure`` of status `usage` for what is no time span, or is not above zero.
    init(option name: String, _ text: String) throws {
        try self.init(text, of: "--\(name)", else: .usage)
    }

    /// Reads a setting.
    /// - Throws: ``Failure`` of the given status, which names the origin.
    init(_ text: String, of origin: String, else status: ExitReason) throws {
        if text.hasPrefix("-"), Self(String(text.dropFirst())) != nil {
            throw Failure(status, "\(origin): '\(text)' must be above zero")
        }
        guard let time = Self(text) else {
            throw Failure(status, "\(origin): '\(text)' is no time span", hint: "write it as 500ms, 2s or 1m30s")
        }
        guard time.duration > .zero else { throw Failure(status, "\(origin): '\(text)' must be above zero") }
        self = time
    }

    /// Longer spans than this (292 years, Go's limit) are taken for mistakes.
    private static let maximumSeconds = 9_223_372_036.0

    private static func seconds(_ unit: Substring) -> Double? {
        switch unit {
        case "ns": 1e-9
        case "us", "µs", "μs": 1e-6
        case "ms": 1e-3
        case "s": 1
        case "m": 60
        case "h": 3600
        default: nil
        }
    }
}

extension GoDuration: CustomStringConvertible {
    /// Go's `Duration.String()`: `1h15m21s`, `1.234567ms`, `0s`.
    var description: String {
        if duration < .zero { return "-" + GoDuration(.zero - duration).description }
        let (seconds, attoseconds) = duration.components
        let nanoseconds = attoseconds / 1_000_000_000
        if seconds == 0 {
            switch nanoseconds {
            case 0: return "0s"
            case ..<1_000: return "\(nanoseconds)ns"
            case ..<1_000_000: return Self.decimal(nanoseconds, per: 1_000) + "µs"
            default: return Self.decimal(nanoseconds, per: 1_000_000) + "ms"
            }
        }
        let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60)
        var text = hours > 0 ? "\(hours)h" : ""
        if hours > 0 || minutes > 0 { text += "\(minutes)m" }
        return text + Self.decimal(rest * 1_000_000_000 + nanoseconds, per: 1_000_000_000) + "s"
    }

    private static func decimal(_ value: Int64, per unit: Int64) -> String {
        let fraction = value % unit
        guard fraction > 0 else { return "\(value / unit)" }
        let width = String(unit).count - 1
        var digits = String(fraction)
        digits = String(repeating: "0", count: width - digits.count) + digits
        while digits.last == "0" { digits.removeLast() }
        return "\(value / unit).\(digits)"
    }
}

/// A number of bytes as people write it: `4MiB`, `512k`, `1048576`. Units count by 1024.
struct ByteCount: Hashable, Sendable, CustomStringConvertible {
    var bytes: Int

    init(_ bytes: Int) { self.bytes = bytes }

    var description: String {
        switch bytes {
        case let count where count >= 1 << 20 && count % (1 << 20) == 0: "\(count >> 20) MiB"
        case let count where count >= 1 << 10 && count % (1 << 10) == 0: "\(count >> 10) KiB"
        default: "\(bytes) bytes"
        }
    }
}

extension ByteCount {
    init?(_ text: String) {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard let number = Int(digits), number > 0 else { return nil }
        let shift: Int
        switch text.dropFirst(digits.count).lowercased() {
        case "", "b": shift = 0
        case "k", "kb", "kib": shift = 10
        case "m", "mb", "mib": shift = 20
        case "g", "gb", "gib": shift = 30
        default: return nil
        }
        guard number <= Int(Int32.max) >> shift else { return nil }
        self.init(number << shift)
    }
}
