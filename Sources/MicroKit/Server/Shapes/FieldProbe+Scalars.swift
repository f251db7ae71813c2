#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import SwiftProtobuf

// The functions that generated messages call, three for each scalar type: all alike, so there is nothing to read here.
extension FieldProbe {
    mutating func decodeSingularFloatField(value: inout Float) throws { fill(&value, 1, "float32") }
    mutating func decodeSingularFloatField(value: inout Float?) throws { fill(&value, 1, "float32") }
    mutating func decodeRepeatedFloatField(value: inout [Float]) throws { fill(&value, [1], "[]float32") }
    mutating func decodeSingularDoubleField(value: inout Double) throws { fill(&value, 1, "float64") }
    mutating func decodeSingularDoubleField(value: inout Double?) throws { fill(&value, 1, "float64") }
    mutating func decodeRepeatedDoubleField(value: inout [Double]) throws { fill(&value, [1], "[]float64") }
    mutating func decodeSingularInt32Field(value: inout Int32) throws { fill(&value, 1, "int32") }
    mutating func decodeSingularInt32Field(value: inout Int32?) throws { fill(&value, 1, "int32") }
    mutating func decodeRepeatedInt32Field(value: inout [Int32]) throws { fill(&value, [1], "[]int32") }
    mutating func decodeSingularInt64Field(value: inout Int64) throws { fill(&value, 1, "int64") }
    mutating func decodeSingularInt64Field(value: inout Int64?) throws { fill(&value, 1, "int64") }
    mutating func decodeRepeatedInt64Field(value: inout [Int64]) throws { fill(&value, [1], "[]int64") }
    mutating func decodeSingularUInt32Field(value: inout UInt32) throws { fill(&value, 1, "uint32") }
    mutating func decodeSingularUInt32Field(value: inout UInt32?) throws { fill(&value, 1, "uint32") }
    mutating func decodeRepeatedUInt32Field(value: inout [UInt32]) throws { fill(&value, [1], "[]uint32") }
    mutating func decodeSingularUInt64Field(value: inout UInt64) throws { fill(&value, 1, "uint64") }
    mutating func decodeSingularUInt64Field(value: inout UInt64?) throws { fill(&value, 1, "uint64") }
    mutating func decodeRepeatedUInt64Field(value: inout [UInt64]) throws { fill(&value, [1], "[]uint64") }
    mutating func decodeSingularSInt32Field(value: inout Int32) throws { fill(&value, 1, "int32") }
    mutating func decodeSingularSInt32Field(value: inout Int32?) throws { fill(&value, 1, "int32") }
    mutating func decodeRepeatedSInt32Field(value: inout [Int32]) throws { fill(&value, [1], "[]int32") }
    mutating func decodeSingularSInt64Field(value: inout Int64) throws { fill(&value, 1, "int64") }
    mutating func decodeSingularSInt64Field(value: inout Int64?) throws { fill(&value, 1, "int64") }
    mutating func decodeRepeatedSInt64Field(value: inout [Int64]) throws { fill(&value, [1], "[]int64") }
    mutating func decodeSingularFixed32Field(value: inout UInt32) throws { fill(&value, 1, "uint32") }
    mutating func decodeSingularFixed32Field(value: inout UInt32?) throws { fill(&value, 1, "uint32") }
    mutating func decodeRepeatedFixed32Field(value: inout [UInt32]) throws { fill(&value, [1], "[]uint32") }
    mutating func decodeSingularFixed64Field(value: inout UInt64) throws { fill(&value, 1, "uint64") }
    mutating func decodeSingularFixed64Field(value: inout UInt64?) throws { fill(&value, 1, "uint64") }
    mutating func decodeRepeatedFixed64Field(value: inout [UInt64]) throws { fill(&value, [1], "[]uint64") }
    mutating func decodeSingularSFixed32Field(value: inout Int32) throws { fill(&value, 1, "int32") }
    mutating func decodeSingularSFixed32Field(value: inout Int32?) throws { fill(&value, 1, "int32") }
    mutating func decodeRepeatedSFixed32Field(value: inout [Int32]) throws { fill(&value, [1], "[]int32") }
    mutating func decodeSingularSFixed64Field(value: inout Int64) throws { fill(&value, 1, "int64") }
    mutating func decodeSingularSFixed64Field(value: inout Int64?) throws { fill(&value, 1, "int64") }
    mutating func decodeRepeatedSFixed64Field(value: inout [Int64]) throws { fill(&value, [1], "[]int64") }
    mutating func decodeSingularBoolField(value: inout Bool) throws { fill(&value, true, "bool") }
    mutating func decodeSingularBoolField(value: inout Bool?) throws { fill(&value, true, "bool") }
    mutating func decodeRepeatedBoolField(value: inout [Bool]) throws { fill(&value, [true], "[]bool") }
    mutating func decodeSingularStringField(value: inout String) throws { fill(&value, "x", "string") }
    mutating func decodeSingularStringField(value: inout String?) throws { fill(&value, "x", "string") }
    mutating func decodeRepeatedStringField(value: inout [String]) throws { fill(&value, ["x"], "[]string") }
    mutating func decodeSingularBytesField(value: inout Data) throws { fill(&value, Data([1]), "[]uint8") }
    mutating func decodeSingularBytesField(value: inout Data?) throws { fill(&value, Data([1]), "[]uint8") }
    mutating func decodeRepeatedBytesField(value: inout [Data]) throws { fill(&value, [Data([1])], "[][]uint8") }
}
