enum PolicyLimitChecks { static let checks: [SchemeCheck] = [] }
