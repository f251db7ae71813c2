enum WellKnownProtos { static func text(of name: String) -> String? { nil } }
