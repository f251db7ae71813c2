/// A decimal number as JSON spells it, exact: `mantissa` × 10^`exponent`, without zeros at the mantissa's end.
struct JSONDecimal {
    var isNegative = false
    var mantissa: UInt64 = 0
    var exponent = 0
    /// The digits did not fit; what is in `mantissa` is of no use.
    var isLong = false
    var start = 0
    var end = 0

    /// The value as an integer; nil for one with a fraction or out of the type's range.
    func integer<Number: FixedWidthInteger>(_ type: Number.Type) -> Number? {
        if mantissa == 0, !isLong { return 0 }
        guard !isLong, exponent >= 0, exponent < 20 else { return nil }
        var magnitude = mantissa
        for _ in 0..<exponent {
            let (product, overflows) = magnitude.multipliedReportingOverflow(by: 10)
            guard !overflows else { return nil }
            magnitude = product
        }
        guard isNegative else { return Number(exactly: magnitude) }
        guard magnitude <= 1 << 63 else { return nil }
        return Number(exactly: Int64(truncatingIfNeeded: 0 &- magnitude))
    }

    /// Whether there is nothing behind the point, however large the number.
    var isWhole: Bool { exponent >= 0 || mantissa == 0 && !isLong }

    /// The value if that is quick and exact to get (W. Clinger, "How to read floating point numbers accurately").
    var quickDouble: Double? {
        guard !isLong, mantissa < 1 << 53, abs(exponent) <= 22 else { return nil }
        let magnitude =
            exponent < 0 ? Double(mantissa) / Self.powers[-exponent] : Double(mantissa) * Self.powers[exponent]
        return isNegative ? -magnitude : magnitude
    }

    /// The same for a float.
    var quickFloat: Float? {
        guard !isLong, mantissa < 1 << 24, abs(exponent) <= 10 else { return nil }
        let power = Float(Self.powers[abs(exponent)])
        let magnitude = exponent < 0 ? Float(mantissa) / power : Float(mantissa) * power
        return isNegative ? -magnitude : magnitude
    }

    private static let powers: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20,
        1e21, 1e22,
    ]
}

extension JSONByteReader {
    /// Reads a number, which must be next.
    @inline(__always)
    mutating func number() throws(ProtobufError) -> JSONDecimal {
        guard let byte = peek(), byte == UInt8(ascii: "-") || byte &- 0x30 < 10 else {
            throw fault("a value expected, not \(shown())")
        }
        return try decimal(end: bytes.count)
    }

    /// Reads a number by JSON's grammar from the position on.
    mutating func decimal(end: Int) throws(ProtobufError) -> JSONDecimal {
        var number = JSONDecimal()
        number.start = position
        number.isNegative = takeRaw("-", end)
        var zeros = 0
        let whole = position
        while let digit = digit(end) { number.append(digit, after: &zeros) }
        guard position > whole else { throw fault("a digit expected") }
        guard position == whole + 1 || bytes[whole] != UInt8(ascii: "0") else {
            throw fault("a number can't begin with 0 and go on")
        }
        var fraction = 0
        if takeRaw(".", end) {
            let point = position
            while let digit = digit(end) { number.append(digit, after: &zeros) }
            fraction = position - point
            guard fraction > 0 else { throw fault("a digit expected") }
        }
        number.exponent = zeros - fraction
        if takeRaw("e", end) || takeRaw("E", end) {
            let isNegative = takeRaw("-", end)
            if !isNegative { _ = takeRaw("+", end) }
            let start = position
            var value = 0
            while let digit = digit(end) { value = min(value * 10 + Int(digit), 1_000_000_000) }
            guard position > start else { throw fault("a digit expected") }
            number.exponent += isNegative ? -value : value
        }
        number.end = position
        return number
    }

    @inline(__always)
    private mutating func digit(_ end: Int) -> UInt8? {
        guard position < end else { return nil }
        let digit = bytes[position] &- 0x30
        guard digit < 10 else { return nil }
        position += 1
        return digit
    }

    @inline(__always)
    private mutating func takeRaw(_ sign: Unicode.Scalar, _ end: Int) -> Bool {
        guard position < end, bytes[position] == UInt8(ascii: sign) else { return false }
        position += 1
        return true
    }

    /// The number's text as Swift's own parser takes it.
    func text(of number: JSONDecimal) -> String {
        String(decoding: bytes[number.start..<number.end], as: UTF8.self)
    }
}

extension JSONDecimal {
    /// Appends a digit; zeros wait until another digit follows.
    @inline(__always)
    fileprivate mutating func append(_ digit: UInt8, after zeros: inout Int) {
        guard digit > 0 else {
            if mantissa > 0 || isLong { zeros += 1 } else { zeros = 0 }
            return
        }
        for _ in 0...zeros where !isLong {
            let (product, overflows) = mantissa.multipliedReportingOverflow(by: 10)
            if overflows { isLong = true } else { mantissa = product }
        }
        zeros = 0
        let (sum, overflows) = mantissa.addingReportingOverflow(UInt64(digit))
        if overflows { isLong = true } else { mantissa = sum }
    }
}
