/// Words for people to copy into a shell.
enum ShellWord {
    /// A word as POSIX shells take it: as it is where that does no harm, else in single quotes.
    static func quoted(_ word: String) -> String {
        let isHarmless = word.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"),
                UInt8(ascii: "/"), UInt8(ascii: "+"), UInt8(ascii: ":"), UInt8(ascii: "@"), UInt8(ascii: ","):
                true
            default: false
            }
        }
        return isHarmless && !word.isEmpty ? word : "'\(word.replacing("'", with: #"'\''"#))'"
    }
}
