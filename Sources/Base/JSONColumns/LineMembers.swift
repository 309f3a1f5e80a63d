import CJSONColumns
public import Tables

/// The members that lines of JSON objects have, and of which types.
public struct LineMembers: Sendable {
  /// The names in the order they are first met.
  public private(set) var names: [String] = []
  private var kinds: [String: UInt32] = [:]

  /// Creates an empty list.
  public init() {}

  /// Reads the lines that begin in a part of a text.
  public static func read(
    _ source: LineSource,
    _ range: Range<Int>
  ) throws(LineColumns.Failure) -> LineMembers {
    let reader = try LineReader([], [], [], wantsKinds: true)
    try reader.read(source, range)
    var members = LineMembers()
    for member in reader.members() { members.add(member.name, member.kinds) }
    return members
  }

  /// Adds those of a later part.
  public mutating func add(_ other: LineMembers) {
    for name in other.names { add(name, other.kinds[name] ?? 0) }
  }

  private mutating func add(_ name: String, _ found: UInt32) {
    if kinds[name] == nil { names.append(name) }
    kinds[name, default: 0] |= found
  }

  /// The type that all values of a member have: `string` where they differ, `dynamic` where one is
  /// nested; nil when there is no value.
  public func type(of name: String) -> ScalarType? {
    let found = (kinds[name] ?? 0) & ~UInt32(CJC_KIND_NULL)
    switch found {
    case 0: return nil
    case UInt32(CJC_KIND_BOOL): return .bool
    case UInt32(CJC_KIND_INT): return .long
    case UInt32(CJC_KIND_REAL), UInt32(CJC_KIND_REAL) | UInt32(CJC_KIND_INT): return .real
    case UInt32(CJC_KIND_TIME): return .datetime
    default: return found & UInt32(CJC_KIND_NESTED) != 0 ? .dynamic : .string
    }
  }
}
