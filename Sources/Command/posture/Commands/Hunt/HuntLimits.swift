import ArgumentParser
import ControlCatalog
import Dispatch
import KQL
import Tables

/// How much a query may take, and the time that it takes as now.
struct HuntLimits: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Stop with an error when an operator holds or gives more rows.",
      valueName: "rows"
    )
  )
  var limitRows: Int?

  @Option(
    help: ArgumentHelp("Stop with an error after this many seconds.", valueName: "seconds")
  )
  var limitTime: Double?

  @Option(
    help: ArgumentHelp(
      "Stop with an error when more memory is needed, such as 500M or 2G (an estimate).",
      valueName: "size"
    )
  )
  var limitMemory: String?

  @Option(
    help: ArgumentHelp("The time that now() means; the clock's when left out.", valueName: "time")
  )
  var now: String?

  func validate() throws {
    if let limitRows, limitRows < 1 {
      throw ValidationError("--limit-rows takes a number of rows, at least 1.")
    }
    if let limitTime, !(limitTime > 0 && limitTime < 1e9) {
      throw ValidationError("--limit-time takes a number of seconds above 0.")
    }
    if let limitMemory, Self.bytes(limitMemory) == nil {
      throw ValidationError("--limit-memory '\(limitMemory)' is not a size such as 500M or 2G.")
    }
    if let now, Timestamp.ticks(now) == nil {
      throw ValidationError("'\(now)' is not a time; write 2025-01-31 or 2025-01-31T12:00:00Z.")
    }
  }

  /// Options for one run; the run is stopped when its time is over.
  func options(_ cancellation: Cancellation = Cancellation()) -> QueryOptions {
    if let limitTime {
      DispatchQueue.global().asyncAfter(deadline: .now() + limitTime) {
        cancellation.cancel("the query took longer than the limit of \(Self.text(limitTime)) s")
      }
    }
    return QueryOptions(
      now: now.flatMap { Timestamp.ticks($0) } ?? Clock.now(),
      rowLimit: limitRows,
      byteLimit: limitMemory.flatMap { Self.bytes($0) },
      cancellation: cancellation
    )
  }

  /// How much of what queries read is kept for the next ones: at most half of what a query may need.
  var keptBytes: Int {
    min(limitMemory.flatMap { Self.bytes($0) } ?? .max, 4 << 30) / 2
  }

  private static func text(_ seconds: Double) -> String {
    seconds == seconds.rounded() ? String(Int(seconds)) : String(seconds)
  }

  /// The bytes of `2G`, `500M`, `64K` or a plain number.
  static func bytes(_ text: String) -> Int? {
    var digits = text[...]
    var shift = 0
    switch text.last {
    case "K", "k": shift = 10
    case "M", "m": shift = 20
    case "G", "g": shift = 30
    case "T", "t": shift = 40
    default: break
    }
    if shift > 0 { digits = text.dropLast() }
    guard let number = Int(digits), number > 0 else { return nil }
    let (bytes, overflow) = number.multipliedReportingOverflow(by: 1 << shift)
    return overflow ? nil : bytes
  }
}
