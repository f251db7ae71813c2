extension BuiltInTemplate {
    static let publishCall = ""
    static let pubsub = crud
    static let countCall = ""
    static let stream = crud
}
