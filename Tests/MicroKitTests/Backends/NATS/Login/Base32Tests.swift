import Testing

@testable import MicroKit

@Suite struct Base32Tests {
    /// RFC 4648 section 10, without padding.
    @Test(arguments: [
        ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
        ("foobar", "MZXW6YTBOI"),
    ]) func goesThereAndBack(text: String, encoded: String) {
        #expect(Base32.encode(text.utf8) == encoded)
        #expect(Base32.decode(encoded) == Array(text.utf8))
    }

    @Test(arguments: ["M", "MZ1", "my", "MZ======", "MR", "MZXW6Y"]) func refuses(text: String) {
        #expect(Base32.decode(text) == nil)
    }
}
