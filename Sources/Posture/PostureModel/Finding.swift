public import Diagnostics

/// One assessed object of a control.
public struct Finding: Sendable, Hashable {
  /// The object's name as shown.
  public var object: String
  /// The object's identifier, when it has one.
  public var objectID: String?
  /// Whether it meets the control; nil when it could not be judged.
  public var compliant: Bool?
  /// What was found.
  public var found: String?
  /// What should be there.
  public var expected: String?
  /// Anything else worth saying about the object.
  public var detail: String?
  /// Where in the input it stands: `file#/json/pointer`.
  public var origin: String?
  /// The bytes of the input's file that it takes, when they were looked up.
  public var originBytes: Range<Int>?
  /// The line and the column at which it begins there, when they were looked up.
  public var originPosition: SourcePosition?
  /// The check's further columns, in their order.
  public var extra: [EvidenceField]
  /// The identifier of the waiver that covers it, when one does.
  public var waiver: String?

  /// Creates a finding.
  public init(
    object: String,
    objectID: String? = nil,
    compliant: Bool?,
    found: String? = nil,
    expected: String? = nil,
    detail: String? = nil,
    origin: String? = nil,
    originBytes: Range<Int>? = nil,
    originPosition: SourcePosition? = nil,
    extra: [EvidenceField] = [],
    waiver: String? = nil
  ) {
    self.object = object
    self.objectID = objectID
    self.compliant = compliant
    self.found = found
    self.expected = expected
    self.detail = detail
    self.origin = origin
    self.originBytes = originBytes
    self.originPosition = originPosition
    self.extra = extra
    self.waiver = waiver
  }
}

/// One further column of a finding.
public struct EvidenceField: Sendable, Hashable {
  /// The column's name.
  public var name: String
  /// Its value as text; nil for null.
  public var value: String?

  /// Creates a field.
  public init(name: String, value: String?) {
    self.name = name
    self.value = value
  }
}
