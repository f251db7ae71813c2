import SwiftProtobuf
import Testing

@testable import MicroKit

@Suite struct ProtoPrinterTests {
    @Test(arguments: [ProtoSamples.everything, ProtoSamples.proto3, ProtoSamples.edition])
    func readsBackTheSame(sample: String) throws {
        var file = try parsed(sample)
        var again = try parsed(ProtoPrinter.text(of: file))
        let comments = [file, again].map { ProtoComments.byPath($0) }
        file.clearSourceCodeInfo()
        again.clearSourceCodeInfo()
        #expect(file == again)
        #expect(comments[0].values.sorted() == comments[1].values.sorted())
    }

    @Test func printsForReaders() throws {
        let text = """
            syntax = "proto3";

            package greeter;

            import "google/protobuf/timestamp.proto";

            option go_package = "x/y";

            // Says hello.
            service Say {
              rpc Hello(Request) returns (stream Response);
            }

            message Request {
              string name = 1 [deprecated = true];
              // Who else.
              repeated Person others = 2;
              optional google.protobuf.Timestamp at = 3;

              oneof reach {
                string mail = 4;
                int64 phone = 5 [json_name = "tel"];
              }
              map<string, Person.Kind> kinds = 6;

              message Empty {}
            }

            message Response {}

            message Person {
              Kind kind = 1;

              enum Kind {
                NONE = 0;
                SOME = 1;
              }
            }

            """
        #expect(try ProtoPrinter.text(of: parsed(text)) == text)
    }

    /// A name that something nearer has too is written in full.
    @Test func shortensNamesOnlyWhereTheyMeanTheSame() throws {
        let text = try ProtoPrinter.text(of: parsed(ProtoSamples.everything))
        #expect(text.contains("optional All.Nested.all deep = 101;"))
        #expect(text.contains("optional google.protobuf.Timestamp at = 13;"))
        let shadowed = """
            syntax = "proto3";
            package a.google;
            import "google/protobuf/any.proto";
            message M { .google.protobuf.Any any = 1; message a { int32 x = 1; } .a.google.M m = 2; }
            """
        let printed = try ProtoPrinter.text(of: parsed(shadowed))
        #expect(printed.contains(".google.protobuf.Any any = 1;") && printed.contains("  M m = 2;"))
    }
}
