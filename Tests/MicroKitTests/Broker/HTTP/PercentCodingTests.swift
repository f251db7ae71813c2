import Testing

@testable import MicroKit

@Suite struct PercentCodingTests {
    @Test(arguments: [
        ("golab.events-1_2~3", "golab.events-1_2~3"), ("a b&c=d/é#?+%", "a%20b%26c%3Dd%2F%C3%A9%23%3F%2B%25"), ("", ""),
        ("\r\n", "%0D%0A"),
    ])
    func encodes(_ text: String, _ expected: String) {
        #expect(PercentCoding.encode(text) == expected)
        #expect(PercentCoding.parameter("id", of: "/_sub?id=\(expected)") == text)
        #expect(PercentCoding.parameter("id", of: "/?a=b&id=\(expected)&id=other#x") == text)
    }

    @Test(arguments: [
        ("/", nil), ("/?", nil), ("/?idx=1", nil), ("/?id", ""), ("/?id=", ""), ("/?id=a+b", "a b"), ("/?id=%4", nil),
        ("/?id=%zz", nil), ("/?id=%", nil), ("/?%69d=x", "x"), ("/?id=%ff", "\u{FFFD}"), ("?&&id=1=2", "1=2"),
        ("/#?id=x", "x"),
    ])
    func finds(_ target: String, _ expected: String?) {
        #expect(PercentCoding.parameter("id", of: target) == expected)
    }
}
