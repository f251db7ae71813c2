import Testing

@testable import MicroKit

@Suite struct ConsulIndexTests {
    @Test(
        arguments: [
            ([], nil),
            (["14"], 14),
            (["14", "15"], 15),
            (["14", "14"], 14),
            (["14", "3"], nil),
            (["14", "3", "4"], 4),
            (["0"], 1),
            (["5", "0"], nil),
            (["5", nil], nil),
            (["-1"], nil),
            (["18446744073709551615"], .max),
            (["18446744073709551616"], nil),
        ] as [([String?], UInt64?)]
    )
    func goesOnFrom(headers: [String?], value: UInt64?) {
        var index = ConsulIndex()
        for header in headers { index.take(header) }
        #expect(index.value == value)
    }
}
