/// The tables that every import makes, whatever the export holds.
public enum StandardTables {
  /// Their names.
  ///
  /// A check that reads one of them is never unmeasured for want of it.
  public static let names: Set<String> = ["Collections", "Provenance", "ScubaConfig", "Tenant"]
}
