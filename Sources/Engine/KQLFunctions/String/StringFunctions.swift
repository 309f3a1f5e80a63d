import KQLPlan

/// The functions and operators over text.
enum StringFunctions {
  static let scalar: [any ScalarFunction.Type] = operators + functions

  private static let operators: [any ScalarFunction.Type] = [
    Contains<AnyCase>.self, Contains<ExactCase>.self, Has<AnyCase>.self, Has<ExactCase>.self,
    HasPrefix<AnyCase>.self, HasPrefix<ExactCase>.self, HasSuffix<AnyCase>.self,
    HasSuffix<ExactCase>.self, StartsWith<AnyCase>.self, StartsWith<ExactCase>.self,
    EndsWith<AnyCase>.self, EndsWith<ExactCase>.self, EqualIgnoringCase.self,
    Negated<Contains<AnyCase>>.self, Negated<Contains<ExactCase>>.self,
    Negated<Has<AnyCase>>.self, Negated<Has<ExactCase>>.self, Negated<HasPrefix<AnyCase>>.self,
    Negated<HasPrefix<ExactCase>>.self, Negated<HasSuffix<AnyCase>>.self,
    Negated<HasSuffix<ExactCase>>.self, Negated<StartsWith<AnyCase>>.self,
    Negated<StartsWith<ExactCase>>.self, Negated<EndsWith<AnyCase>>.self,
    Negated<EndsWith<ExactCase>>.self, Negated<EqualIgnoringCase>.self,
    MatchesRegex.self, HasAny.self, HasAll.self, In.self, InIgnoringCase.self, NotIn.self,
    NotInIgnoringCase.self,
  ]

  private static let functions: [any ScalarFunction.Type] = [
    Strcat.self, StrcatDelim.self, StrcatArray.self, Strrep.self, Split.self,
    Strlen.self, StringSize.self, ToLower.self, ToUpper.self, Reverse.self, SubstringOf.self,
    IndexOf.self, IndexOfRegex.self, CountOf.self, HasAnyIndex.self, Strcmp.self,
    Extract.self, ExtractAll.self, ReplaceRegex.self, Replace.self, RegexQuote.self,
    Trim.self, TrimStart.self, TrimEnd.self, ReplaceString.self, ReplaceStrings.self,
    Translate.self, CodePointsFromString.self, CodePointsToString.self, IsASCII.self, IsUTF8.self,
  ]
}
