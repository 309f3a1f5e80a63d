import KQLPlan

/// The functions that take structured text apart.
enum ParsingFunctions {
  static let scalar: [any ScalarFunction.Type] = [
    ParseURL.self, ParseURLQuery.self, ParsePath.self, ParseCSV.self, ParseVersion.self,
    ParseCommandLine.self, ParseUserAgent.self, ExtractJSON.self, ParseXML.self,
  ]
}
