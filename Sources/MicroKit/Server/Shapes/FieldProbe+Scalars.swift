#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import SwiftProtobuf

// The functions that generated messages call, three for each scalar type: all alike, so there is nothing to read here.
extension FieldProbe {
    mutating func decodeSingularFloatField(value: inout Float) throws { fill(&value, 1, .float) }
    mutating func decodeSingularFloatField(value: inout Float?) throws { fill(&value, 1, .float, .optional) }
    mutating func decodeRepeatedFloatField(value: inout [Float]) throws { fill(&value, [1], .float, .repeated) }
    mutating func decodeSingularDoubleField(value: inout Double) throws { fill(&value, 1, .double) }
    mutating func decodeSingularDoubleField(value: inout Double?) throws { fill(&value, 1, .double, .optional) }
    mutating func decodeRepeatedDoubleField(value: inout [Double]) throws { fill(&value, [1], .double, .repeated) }
    mutating func decodeSingularInt32Field(value: inout Int32) throws { fill(&value, 1, .int32) }
    mutating func decodeSingularInt32Field(value: inout Int32?) throws { fill(&value, 1, .int32, .optional) }
    mutating func decodeRepeatedInt32Field(value: inout [Int32]) throws { fill(&value, [1], .int32, .repeated) }
    mutating func decodeSingularInt64Field(value: inout Int64) throws { fill(&value, 1, .int64) }
    mutating func decodeSingularInt64Field(value: inout Int64?) throws { fill(&value, 1, .int64, .optional) }
    mutating func decodeRepeatedInt64Field(value: inout [Int64]) throws { fill(&value, [1], .int64, .repeated) }
    mutating func decodeSingularUInt32Field(value: inout UInt32) throws { fill(&value, 1, .uint32) }
    mutating func decodeSingularUInt32Field(value: inout UInt32?) throws { fill(&value, 1, .uint32, .optional) }
    mutating func decodeRepeatedUInt32Field(value: inout [UInt32]) throws { fill(&value, [1], .uint32, .repeated) }
    mutating func decodeSingularUInt64Field(value: inout UInt64) throws { fill(&value, 1, .uint64) }
    mutating func decodeSingularUInt64Field(value: inout UInt64?) throws { fill(&value, 1, .uint64, .optional) }
    mutating func decodeRepeatedUInt64Field(value: inout [UInt64]) throws { fill(&value, [1], .uint64, .repeated) }
    mutating func decodeSingularSInt32Field(value: inout Int32) throws { fill(&value, 1, .sint32) }
    mutating func decodeSingularSInt32Field(value: inout Int32?) throws { fill(&value, 1, .sint32, .optional) }
    mutating func decodeRepeatedSInt32Field(value: inout [Int32]) throws { fill(&value, [1], .sint32, .repeated) }
    mutating func decodeSingularSInt64Field(value: inout Int64) throws { fill(&value, 1, .sint64) }
    mutating func decodeSingularSInt64Field(value: inout Int64?) throws { fill(&value, 1, .sint64, .optional) }
    mutating func decodeRepeatedSInt64Field(value: inout [Int64]) throws { fill(&value, [1], .sint64, .repeated) }
    mutating func decodeSingularFixed32Field(value: inout UInt32) throws { fill(&value, 1, .fixed32) }
    mutating func decodeSingularFixed32Field(value: inout UInt32?) throws { fill(&value, 1, .fixed32, .optional) }
    mutating func decodeRepeatedFixed32Field(value: inout [UInt32]) throws { fill(&value, [1], .fixed32, .repeated) }
    mutating func decodeSingularFixed64Field(value: inout UInt64) throws { fill(&value, 1, .fixed64) }
    mutating func decodeSingularFixed64Field(value: inout UInt64?) throws { fill(&value, 1, .fixed64, .optional) }
    mutating func decodeRepeatedFixed64Field(value: inout [UInt64]) throws { fill(&value, [1], .fixed64, .repeated) }
    mutating func decodeSingularSFixed32Field(value: inout Int32) throws { fill(&value, 1, .sfixed32) }
    mutating func decodeSingularSFixed32Field(value: inout Int32?) throws { fill(&value, 1, .sfixed32, .optional) }
    mutating func decodeRepeatedSFixed32Field(value: inout [Int32]) throws { fill(&value, [1], .sfixed32, .repeated) }
    mutating func decodeSingularSFixed64Field(value: inout Int64) throws { fill(&value, 1, .sfixed64) }
    mutating func decodeSingularSFixed64Field(value: inout Int64?) throws { fill(&value, 1, .sfixed64, .optional) }
    mutating func decodeRepeatedSFixed64Field(value: inout [Int64]) throws { fill(&value, [1], .sfixed64, .repeated) }
    mutating func decodeSingularBoolField(value: inout Bool) throws { fill(&value, true, .bool) }
    mutating func decodeSingularBoolField(value: inout Bool?) throws { fill(&value, true, .bool, .optional) }
    mutating func decodeRepeatedBoolField(value: inout [Bool]) throws { fill(&value, [true], .bool, .repeated) }
    mutating func decodeSingularStringField(value: inout String) throws { fill(&value, "x", .string) }
    mutating func decodeSingularStringField(value: inout String?) throws { fill(&value, "x", .string, .optional) }
    mutating func decodeRepeatedStringField(value: inout [String]) throws { fill(&value, ["x"], .string, .repeated) }
    mutating func decodeSingularBytesField(value: inout Data) throws { fill(&value, Data([1]), .bytes) }
    mutating func decodeSingularBytesField(value: inout Data?) throws { fill(&value, Data([1]), .bytes, .optional) }
    mutating func decodeRepeatedBytesField(value: inout [Data]) throws { fill(&value, [Data([1])], .bytes, .repeated) }
}
