import PostureModel

/// Runs by what they are called on the command line: a run file, or what a history calls them.
///
/// A name with a dot or a slash is a file, so that neither can be taken for the other.
struct NamedRuns {
  /// The history, when one is named.
  let history: HistoryFile?
  /// The tenant that `latest` and `previous` are about; nil for the only one.
  let tenant: String?

  /// What a name without a dot or a slash means in a history.
  enum Name: Equatable {
    /// The tenant's last run.
    case latest
    /// The tenant's last run but one, or the one before a run at hand.
    case previous
    /// The run whose identifier begins like this.
    case identifier(String)

    init?(_ text: String) {
      switch text {
      case "latest": self = .latest
      case "previous": self = .previous
      case "-": return nil
      default:
        guard !text.utf8.contains(where: { "./".utf8.contains($0) }) else { return nil }
        self = .identifier(text)
      }
    }
  }

  /// The run of a name.
  func run(_ text: String) throws -> Assessment {
    guard let history, let name = Name(text) else { return try RunFile.read(text) }
    return try history.run(name, ofTenant: tenant)
  }

  /// The earlier run of a name, seen from a run at hand: `previous` is the one before it, and
  /// without `--tenant` the tenant is its own.
  func run(_ text: String, before later: Assessment) throws -> Assessment {
    guard let history, let name = Name(text) else { return try RunFile.read(text) }
    return try history.run(name, ofTenant: tenant ?? later.provenance.tenant.key, before: later)
  }

  /// The run of a path that is one; nil when it is something else, which may be an export.
  func runIfThere(_ text: String) throws -> Assessment? {
    if history != nil, Name(text) != nil, !InputFiles.exists(text) { return try run(text) }
    return try RunFile.readIfRun(text)
  }

  /// The whole past of a run's tenant, when a history is named that knows it.
  func past(of run: Assessment) throws -> RunHistory? {
    guard let history else { return nil }
    let key = run.provenance.tenant.key
    guard try history.runs(ofTenant: nil).contains(where: { $0.tenantKey == key }) else {
      return nil
    }
    return try history.history(ofTenant: key)
  }
}
