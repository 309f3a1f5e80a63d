/// A question about a JSON document that is answered with yes, no or nothing.
///
/// Nothing is the answer when what the question needs is missing from the document: a key that is
/// absent is not the same as one that is null, and values are compared without converting them.
public struct Condition: Sendable {
  let body: ConditionBody
}
