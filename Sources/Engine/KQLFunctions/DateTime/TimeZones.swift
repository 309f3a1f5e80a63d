import Foundation
import KQLPlan
import Tables

/// Differences of local times from UTC, by the names of the tz database.
struct ZoneClock {
  private let zone: TimeZone

  /// Nil when there is no such zone.
  init?(_ name: String) {
    guard !name.isEmpty, let zone = TimeZone(identifier: name) else { return nil }
    self.zone = zone
  }

  /// The names of the zones.
  static var names: [String] { TimeZone.knownTimeZoneIdentifiers.sorted() }

  /// What a clock shows at an instant.
  func local(_ utc: Int64) -> Int64 { utc.clampedAdding(offset(utc)) }

  /// The instant at which a clock shows a time: the later one where it shows it twice, and where it
  /// skips it, by the difference after the skip.
  func utc(_ local: Int64) -> Int64 {
    let after = offset(local.clampedAdding(Ticks.day))
    let late = local.clampedAdding(-after)
    if offset(late) == after { return late }
    let before = offset(local.clampedAdding(-Ticks.day))
    let early = local.clampedAdding(-before)
    return offset(early) == before ? early : late
  }

  private func offset(_ utc: Int64) -> Int64 {
    let seconds = Double(utc - Ticks.unixEpoch) / Double(Ticks.second)
    let date = Date(timeIntervalSince1970: seconds.rounded(.down))
    return Int64(zone.secondsFromGMT(for: date)) * Ticks.second
  }
}

/// A datetime moved between a zone and UTC.
protocol ZoneFunction: ScalarFunction {
  static func move(_ time: Int64, _ clock: ZoneClock) -> Int64
}

extension ZoneFunction {
  static var overloads: [Overload] {
    [
      Overload([.datetime, .string], returns: .datetime) { a, n, _ in
        let names = a[1].strings
        var clocks: [String: ZoneClock?] = [:]
        return Rows.datetimes(a, n) { row in
          guard let time = a[0].longs[row], Ticks.isValid(time) else { return nil }
          let name = names[row]
          let clock: ZoneClock?
          if let known = clocks[name] {
            clock = known
          } else {
            clock = ZoneClock(name)
            clocks[name] = .some(clock)
          }
          guard let clock else { return nil }
          let moved = move(time, clock)
          return Ticks.isValid(moved) ? moved : nil
        }
      }
    ]
  }
}

/// `datetime_local_to_utc(local, timezone)`.
enum DateTimeLocalToUTC: ZoneFunction {
  static let name = "datetime_local_to_utc"
  static let summary = """
    The instant in UTC at which clocks of a time zone show a datetime; null for an unknown zone.
    """
  static let examples = [
    Example(
      "print datetime_local_to_utc(datetime(2024-07-01 12:00), 'Europe/Paris')",
      prints: "2024-07-01T10:00:00.0000000Z"
    )
  ]
  static func move(_ time: Int64, _ clock: ZoneClock) -> Int64 { clock.utc(time) }
}

/// `datetime_utc_to_local(utc, timezone)`.
enum DateTimeUTCToLocal: ZoneFunction {
  static let name = "datetime_utc_to_local"
  static let summary = """
    What clocks of a time zone show at a datetime in UTC; null for an unknown zone.
    """
  static let examples = [
    Example(
      "print datetime_utc_to_local(datetime(2024-01-01 12:00), 'Europe/Paris')",
      prints: "2024-01-01T13:00:00.0000000Z"
    )
  ]
  static func move(_ time: Int64, _ clock: ZoneClock) -> Int64 { clock.local(time) }
}

/// `datetime_list_timezones()`.
enum DateTimeListTimezones: ScalarFunction {
  static let name = "datetime_list_timezones"
  static let summary = "The names of the time zones."
  static let examples = [
    Example("print set_has_element(datetime_list_timezones(), 'Europe/Paris')", prints: "True")
  ]
  static var overloads: [Overload] {
    [
      Overload([], returns: .dynamic) { _, n, _ in
        Column(.dynamic(.array(ZoneClock.names.map { .string($0) })), count: n)
      }
    ]
  }
}
