import Glibc
import Tables

/// The clock of the machine, asked only where neither the user nor the input says what time it is.
enum Clock {
  /// Now, in ticks.
  static func now() -> Int64 {
    Ticks.unixEpoch + Int64(time(nil)) * Ticks.second
  }
}
