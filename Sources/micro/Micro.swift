@main
struct Micro { static func main() {} }
