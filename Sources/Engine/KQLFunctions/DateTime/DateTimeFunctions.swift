import KQLPlan

/// The functions over datetimes and timespans, and rounding to a grid.
enum DateTimeFunctions {
  static let scalar: [any ScalarFunction.Type] = [
    Bin.self, BinAt.self, Now.self, Ago.self,
    StartOf<DayPeriod>.self, StartOf<WeekPeriod>.self, StartOf<MonthPeriod>.self,
    StartOf<YearPeriod>.self, EndOf<DayPeriod>.self, EndOf<WeekPeriod>.self,
    EndOf<MonthPeriod>.self, EndOf<YearPeriod>.self,
    GetYear.self, MonthOfYear.self, DayOfMonth.self, DayOfYear.self, HourOfDay.self,
    WeekOfYear.self, DayOfWeek.self, DateTimePart.self, DateTimeAdd.self, DateTimeDiff.self,
    MakeDateTime.self, MakeTimespan.self, UnixTimeSeconds.self, UnixTimeMilliseconds.self,
    UnixTimeMicroseconds.self, UnixTimeNanoseconds.self, FormatDateTime.self, FormatTimespan.self,
    DateTimeLocalToUTC.self, DateTimeUTCToLocal.self, DateTimeListTimezones.self,
  ]
}
