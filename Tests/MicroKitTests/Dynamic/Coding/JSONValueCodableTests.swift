import Testing

@testable import MicroKit

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite struct JSONValueCodableTests {
    @Test func passesThroughOtherCoders() throws {
        let json = try JSONValue(parsing: #"{"a":[1,2.5,"x",null,true,18446744073709551615]}"#)
        let data = try JSONEncoder().encode(json)
        #expect(try JSONDecoder().decode(JSONValue.self, from: data) == json)
    }
}
