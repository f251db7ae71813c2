/// Files in which much of the language occurs.
enum ProtoSamples {
    static let everything = #"""
        // File.
        syntax = "proto2";

        package sample.all;

        import public "google/protobuf/timestamp.proto";
        import "google/protobuf/descriptor.proto";

        option java_package = "com.example";
        option optimize_for = SPEED;
        option (file_note) = "n\n";

        extend google.protobuf.FileOptions { optional string file_note = 50000; }
        extend google.protobuf.FieldOptions {
          repeated int32 marks = 50001 [packed = true];
          optional group Extra = 50002 { optional bool yes = 1; }
        }

        // Says it all.
        message All {
          option deprecated = true;
          reserved 900 to 999, 5;
          reserved "gone";
          extensions 2000 to 2999 [verification = UNVERIFIED];
          extensions 3000 to max;
          message Early { optional All all = 1; }
          // A number.
          required int32 a = 1 [default = -1, deprecated = true];
          optional string text = 2 [default = "q\"\\\tü", json_name = "TEXT", (marks) = 1, (marks) = 2];
          optional bytes raw = 3 [default = "\000\'\"\377"];
          optional double d = 4 [default = -1.5e-7];
          map<int32, Early> early = 6;
          map<string, Color> colors = 7;
          oneof which {
            option (one) = true;
            string x = 8;
            Nested y = 9;
            group Inner = 10 { optional int32 i = 1 [default = 3]; }
          }
          repeated Color c = 11 [packed = true];
          optional Color first = 12 [default = RED];
          optional google.protobuf.Timestamp at = 13;
          optional .sample.all.Other other = 14;
          repeated group Part = 15 { optional Part part = 1; }
          optional float inf = 16 [default = inf];
          optional float nan = 17 [default = nan];
          enum Color {
            option allow_alias = true;
            reserved -10 to -5, 77 to max;
            reserved "MAUVE";
            RED = 0 [deprecated = true];
            ROUGE = 0;
            MINUS = -1;
          }
          message Nested {
            message all { optional int32 x = 1; }
            optional .sample.all.Other o = 1;
            extend All { optional int32 in_nested = 2001; }
          }
        }

        extend google.protobuf.OneofOptions { optional bool one = 50003; }

        message Other { extensions 100 to 200; }

        extend Other {
          optional string on_other = 100;
          optional All.Nested.all deep = 101;
        }

        // Serves.
        service Server {
          option deprecated = false;
          // Calls.
          rpc Call(All) returns (Other);
          rpc Up(stream All.Nested) returns (Other) { option idempotency_level = IDEMPOTENT; }
          rpc Both(stream Other) returns (stream .google.protobuf.Timestamp) {}
        }
        """#

    static let proto3 = #"""
        syntax = "proto3";
        package sample.three;
        import weak "google/protobuf/any.proto";
        message M {
          optional int32 maybe = 1;
          int32 _maybe_not = 2;
          optional string _under = 3;
          repeated double list = 4 [packed = false];
          M self = 5;
          google.protobuf.Any any = 6;
          oneof o { string a = 7; bytes b = 8; }
          map<bool, M> map_field_2name = 9;
          string fooBar_baz__qux = 10;
          message sample { int32 i = 1; }
          E e = 11;
        }
        enum E { ZERO = 0; ONE = 0x1; EIGHT = 010; }
        """#

    static let edition = #"""
        edition = "2023";
        package sample.ed;
        option features.field_presence = IMPLICIT;
        option features.enum_type = CLOSED;
        message M {
          reserved a_name, another;
          string implicit = 1;
          string explicit = 2 [features.field_presence = EXPLICIT, default = "x"];
          M needed = 3 [features = { field_presence: LEGACY_REQUIRED message_encoding: DELIMITED }];
          repeated int32 expanded = 4 [features.repeated_field_encoding = EXPANDED];
          map<string, string> unchecked = 5 [features.utf8_validation = NONE];
          enum Open { option features.enum_type = OPEN; ZERO = 0; }
        }
        """#
}
