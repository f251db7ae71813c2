import Testing

@testable import MicroKit

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite struct RFC3339Tests {
    @Test(
        arguments: [
            ("2001-01-01T00:00:00Z", 978_307_200, nil), ("1970-01-01T00:00:00Z", 0, nil),
            ("2020-01-02T03:04:05.5Z", 1_577_934_245.5, nil), ("2020-01-02T03:04:05.1Z", 1_577_934_245.1, nil),
            ("2020-01-02T04:04:05+01:00", 1_577_934_245, "2020-01-02T03:04:05Z"),
            ("2020-01-01T22:04:05-05:00", 1_577_934_245, "2020-01-02T03:04:05Z"),
            ("1969-12-31T23:59:59.25Z", -0.75, nil), ("2000-02-29T12:00:00Z", 951_825_600, nil),
            ("2024-12-31T23:59:59.999999Z", 1_735_689_599.999999, nil), ("0000-01-01T00:00:00Z", -62_167_219_200, nil),
            ("9999-12-31T23:59:59Z", 253_402_300_799, nil), ("0001-01-01T00:00:00Z", -62_135_596_800, nil),
            ("2020-01-02T03:04:05.500000000000000Z", 1_577_934_245.5, "2020-01-02T03:04:05.5Z"),
        ] as [(String, Double, String?)]
    )
    func readsAndWrites(_ text: String, _ seconds: Double, _ written: String?) throws {
        let date = try #require(RFC3339.date(text))
        #expect(abs(date.timeIntervalSince1970 - seconds) < 1e-6)
        #expect(RFC3339.text(date) == written ?? text)
    }

    @Test(arguments: [
        "", "2020", "2020-01-02", "2020-01-02 03:04:05Z", "2020-01-02T03:04:05", "2020-01-02t03:04:05z",
        "2020-13-01T00:00:00Z", "2020-00-01T00:00:00Z", "2021-02-29T00:00:00Z", "1900-02-29T00:00:00Z",
        "2020-01-32T00:00:00Z", "2020-01-02T24:00:00Z", "2020-01-02T03:60:00Z", "2020-01-02T03:04:60Z",
        "2020-01-02T03:04:05.Z", "2020-01-02T03:04:05,5Z", "2020-01-02T03:04:05+24:00", "2020-01-02T03:04:05+0100",
        "2020-01-02T03:04:05ZZ", "20200-01-02T03:04:05Z", "+020-01-02T03:04:05Z", "２020-01-02T03:04:05Z",
    ])
    func refuses(_ text: String) {
        #expect(RFC3339.date(text) == nil)
    }

    /// Random times from all the years that can be written.
    @Test func readsBackWhatItWrote() throws {
        var generator = SystemRandomNumberGenerator()
        var interval = -6.0e10
        while interval < 2.5e11 {
            interval += Double.random(in: 1e7..<9e7, using: &generator)
            let date = Date(timeIntervalSinceReferenceDate: interval)
            let text = try #require(RFC3339.text(date))
            let read = try #require(RFC3339.date(text), "\(text)")
            // Nanoseconds are written; near 2001, where a date counts from, it can hold more.
            #expect(abs(read.timeIntervalSince(date)) <= 1e-9, "\(text)")
        }
    }

    @Test(arguments: [-6.5e10, 2.6e11, 1e12, 1e300, .nan, .infinity]) func writesNoOtherYears(_ interval: Double) {
        #expect(RFC3339.text(Date(timeIntervalSinceReferenceDate: interval)) == nil)
    }

    @Test(arguments: [1e-9, 0.1 + 1e-12, 0.9999999999, 1e-300, -1e-300])
    func roundsToNanoseconds(_ interval: Double) throws {
        let text = try #require(RFC3339.text(Date(timeIntervalSinceReferenceDate: interval)))
        let read = try #require(RFC3339.date(text))
        #expect(abs(read.timeIntervalSinceReferenceDate - interval) <= 1e-9)
    }
}
