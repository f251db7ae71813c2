import Testing

@testable import micro

@Suite struct GoDurationTests {
    @Test(arguments: [
        ("500ms", Duration.milliseconds(500)), ("1m30s", .seconds(90)), ("1.5h", .seconds(5400)), ("2", .seconds(2)),
        ("0.25", .milliseconds(250)), ("10us", .microseconds(10)), ("10µs", .microseconds(10)), ("0", .zero),
    ])
    func reads(text: String, duration: Duration) { #expect(GoDuration(text)?.duration == duration) }

    @Test(arguments: ["", "abc", "-1s", "s", "5x", "1.2.3s", "1e400", "99999999999999h", "١s", "nan", "1 s"])
    func refusesWhatIsNoTimeSpan(text: String) {
        #expect(GoDuration(text) == nil)
    }

    @Test(arguments: [
        (Duration.zero, "0s"), (.nanoseconds(999), "999ns"), (.microseconds(1500), "1.5ms"),
        (.nanoseconds(1_234_567), "1.234567ms"), (.nanoseconds(2_453_430), "2.45343ms"), (.seconds(16), "16s"),
        (.seconds(4521), "1h15m21s"), (.milliseconds(1500), "1.5s"), (.seconds(3600), "1h0m0s"), (.seconds(60), "1m0s"),
        (.nanoseconds(1_500), "1.5µs"), (.milliseconds(-90_500), "-1m30.5s"), (.nanoseconds(-1), "-1ns"),
    ])
    func writesAsGoDoes(duration: Duration, text: String) { #expect(GoDuration(duration).description == text) }
}

@Suite struct ByteCountTests {
    @Test(arguments: [("4MiB", 4 << 20), ("512k", 512 << 10), ("1048576", 1 << 20), ("1GB", 1 << 30), ("7b", 7)])
    func reads(text: String, bytes: Int) { #expect(ByteCount(text)?.bytes == bytes) }

    @Test(arguments: ["", "0", "-1", "x", "4X", "99999999999999999999", "9GiB"])
    func refuses(text: String) { #expect(ByteCount(text) == nil) }

    @Test(arguments: [(4 << 20, "4 MiB"), (3 << 10, "3 KiB"), (1000, "1000 bytes")])
    func writes(bytes: Int, text: String) { #expect(ByteCount(bytes).description == text) }
}
