import MicroTestSupport
import Testing

@testable import MicroKit

@Suite struct StampedFileTests {
    @Test func tellsWritingAndReplacing() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("one", to: "a")
        let first = try StampedFile(reading: path, limit: 3)
        #expect(first.bytes == Array("one".utf8))
        #expect(StampedFile.stamp(of: path) == first.stamp)
        // A file that is this young may change within the same tick of the system's clock.
        #expect(!first.isSettled)
        // The same bytes in another file.
        try folder.write("one", to: "a")
        #expect(StampedFile.stamp(of: path) != first.stamp)
        try folder.write("three", to: "a", atomically: false)
        #expect(try StampedFile(reading: path, limit: 100).bytes == Array("three".utf8))
        try folder.remove("a")
        #expect(StampedFile.stamp(of: path) == nil)
    }

    @Test func whatWasWrittenLongAgoIsSettled() throws {
        #expect(try StampedFile(reading: "/bin/sh", limit: .max).isSettled)
    }

    @Test func saysWhyNot() throws {
        let folder = try TemporaryFolder()
        try folder.write("12345", to: "large")
        for (path, limit, reason) in [
            (folder.path("none"), 10, "there is no such file"),
            (folder.path("large/none"), 10, "there is no such file"),
            (folder.path("large"), 4, "it is larger than 4 bytes"),
            (folder.path, 10, "it is no file"),
            ("/dev/zero", 10, "it is no file"),
        ] {
            let error = #expect(throws: StampedFile.Unreadable.self) { try StampedFile(reading: path, limit: limit) }
            #expect(error?.reason == reason, "\(path)")
        }
    }
}
