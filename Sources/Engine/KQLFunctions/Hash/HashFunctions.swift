import KQLPlan

/// The functions that hash values.
enum HashFunctions {
  static let scalar: [any ScalarFunction.Type] = [
    Hash.self, HashCombine.self, HashMany.self, HashMD5.self, HashSHA1.self, HashSHA256.self,
  ]
}
