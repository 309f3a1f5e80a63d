import PostureModel
import Tables

/// Which service plans the tenant has.
struct LicenceRule {
  /// The table that says so.
  static let table = "ServicePlans"

  /// The provisioned plans, in lower case; nil when the evidence does not say.
  private let plans: Set<String>?

  init(tables: any TableProvider, collection: [String: CollectionStatus]) throws {
    let state = collection[Self.table]?.state
    // A part of the list cannot show that a plan is missing.
    guard state == .collected || state == .empty, let schema = tables.schema(of: Self.table),
      let name = schema.index(of: "ServicePlanName")
    else {
      plans = nil
      return
    }
    let status = schema.index(of: "ProvisioningStatus")
    let reader = try tables.open(Self.table, columns: [name] + (status.map { [$0] } ?? []))
    var found: Set<String> = []
    while let batch = try reader.next() {
      for row in 0..<batch.count {
        guard case .string(let plan) = batch.columns[0].value(at: row) else { continue }
        if status != nil, case .string(let state) = batch.columns[1].value(at: row),
          ["disabled", "error"].contains(state.lowercased())
        {
          continue
        }
        if !plan.isEmpty { found.insert(plan.lowercased()) }
      }
    }
    plans = found
  }

  /// Whether the tenant has none of the plans that a control needs.
  func forbids(_ control: Control) -> Bool {
    guard let plans, !control.licence.isEmpty else { return false }
    return !control.licence.contains { plans.contains($0.lowercased()) }
  }
}
