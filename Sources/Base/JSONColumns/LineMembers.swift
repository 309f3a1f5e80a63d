import CJSONColumns
public import Tables

/// The members that rows have, and of which types.
public struct LineMembers: Sendable {
  /// The names in the order they are first met.
  public private(set) var names: [String] = []
  private var kinds: [String: UInt32] = [:]

  /// Creates an empty list.
  public init() {}

  /// Reads parts of a text; of the members named in `known` nothing but the name is noted.
  public static func read(
    _ source: LineSource,
    _ ranges: some Sequence<Range<Int>>,
    _ layout: RowLayout = .lines,
    known: Set<String> = []
  ) throws(LineColumns.Failure) -> LineMembers {
    var named: [String] = []
    var fields: [Int] = []
    if case .records(_, let names) = layout {
      // The fields of a record are its members, and there whether they have a value or not.
      var places: [String: Int] = [:]
      for name in names {
        if places[name] == nil {
          places[name] = named.count
          named.append(name)
        }
        fields.append(places[name] ?? 0)
      }
    }
    let asked = named.count
    named += known.subtracting(named).sorted()
    var bytes = ContiguousArray<UInt8>()
    for name in named { bytes.append(contentsOf: name.utf8) }
    let types = named.map { known.contains($0) ? CJC_KNOWN : CJC_NONE }
    let reader = try LineReader(
      bytes,
      named.map(\.utf8.count),
      types.map { UInt8(truncatingIfNeeded: $0.rawValue) },
      layout,
      fields: fields,
      wantsKinds: true
    )
    for range in ranges { try reader.read(source, range) }
    var members = LineMembers()
    for (index, member) in reader.members().enumerated() {
      // A name that was only known of beforehand is no member unless it is met.
      if index >= asked, index < named.count, member.kinds == 0 { continue }
      members.add(member.name, member.kinds)
    }
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
