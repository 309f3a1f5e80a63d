import ControlCatalog
import Tables

/// Reads dates as people and PowerShell write them into a configuration.
enum ConfiguredDate {
  /// The ticks of an ISO 8601 date, of `12/31/2026` or `2026/12/31`, a time after it or not, or of
  /// the `/Date(1798675200000)/` that PowerShell makes of a date in YAML; nil for anything else.
  static func ticks(_ text: String) -> Int64? {
    if let ticks = Timestamp.ticks(text) { return ticks }
    if text.hasPrefix("/Date("), text.hasSuffix(")/") {
      guard let milliseconds = Int64(text.dropFirst(6).dropLast(2)) else { return nil }
      let (span, overflows) = milliseconds.multipliedReportingOverflow(by: Ticks.second / 1000)
      let (ticks, isTooFar) = span.addingReportingOverflow(Ticks.unixEpoch)
      return overflows || isTooFar || !Ticks.isValid(ticks) ? nil : ticks
    }
    let halves = text.split(separator: " ", maxSplits: 1)
    let parts = halves.first?.split(separator: "/", omittingEmptySubsequences: false) ?? []
    guard parts.count == 3, parts.allSatisfy({ Int($0) != nil }) else { return nil }
    let yearFirst = parts[0].count == 4
    let date = yearFirst ? parts : [parts[2], parts[0], parts[1]]
    let padded = date.map { $0.count == 1 ? "0\($0)" : String($0) }.joined(separator: "-")
    let time = halves.count > 1 ? "T\(halves[1])" : ""
    return Timestamp.ticks(padded + time) ?? Timestamp.ticks(padded)
  }
}
