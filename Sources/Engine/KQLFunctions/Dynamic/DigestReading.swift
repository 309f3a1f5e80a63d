import KQLPlan
import Tables

/// `percentile_tdigest(digest, percentile [, typeof(T)])`.
enum PercentileOfTDigest: ScalarFunction {
  static let name = "percentile_tdigest"
  static let summary = "A percentile of the values behind a digest."
  static let naming = ColumnNaming.functionAndArgument
  static let examples = [
    Example(
      "range x from 1 to 4 step 1 | summarize d = tdigest(x) | project percentile_tdigest(d, 75)",
      prints: "3.0"
    )
  ]
  static var overloads: [Overload] {
    [
      Overload([.dynamic, .real], returns: .dynamic) { a, n, _ in percentile(a, n) },
      Overload(
        [.dynamic, .real, .typeLiteral],
        returns: .computed { arguments in
          guard case .string(let name)? = arguments.last?.literal else { return nil }
          return ScalarType(name: name)
        },
        { a, n, context in
          let column = percentile(a, n)
          guard let type = ScalarType(name: a[2].constantText) else { return column }
          return try Casts.cast(column, to: type, n, context)
        }
      ),
    ]
  }

  private static func percentile(_ a: [Column], _ count: Int) -> Column {
    Rows.dynamics(a, count) { row, builder in
      guard let digest = ValueDigest(a[0].dynamics[row]), let share = a[1].reals[row],
        let value = digest.percentile(share)
      else { return }
      builder.write(.real(value))
    }
  }
}

/// `percentiles_array_tdigest(digest, percentiles...)`.
enum PercentilesOfTDigest: ScalarFunction {
  static let name = "percentiles_array_tdigest"
  static let summary = "Several percentiles of the values behind a digest, as an array."
  static let examples = [
    Example(
      "range x from 1 to 4 step 1 | summarize d = tdigest(x)"
        + " | project percentiles_array_tdigest(d, 25, 75)",
      prints: "[1.0,3.0]"
    )
  ]
  static var overloads: [Overload] {
    [
      Overload([.dynamic, .any, .any], variadic: true, returns: .dynamic) { a, n, _ in
        Rows.dynamics(a, n) { row, builder in
          guard let digest = ValueDigest(a[0].dynamics[row]) else { return }
          let shares = a.dropFirst().flatMap { column -> [DynamicValue] in
            let value = column.value(at: row).asDynamic
            if case .array(let items) = value { return items }
            return [value]
          }
          builder.write(
            .array(
              shares.map { share in
                Conversions.real(share).flatMap(digest.percentile).map { .real($0) } ?? .null
              }
            )
          )
        }
      }
    ]
  }
}

/// `merge_tdigest(digest, digest, ...)` on the digests of one row.
enum MergeTDigest: ScalarFunction {
  static let name = "merge_tdigest"
  static let aliases = ["tdigest_merge"]
  static let summary = "One digest of several in a row."
  static let examples = [
    Example(
      "range x from 1 to 3 step 1 | summarize d = tdigest(x)"
        + " | project percentile_tdigest(merge_tdigest(d, d), 50)",
      prints: "2.0"
    )
  ]
  static var overloads: [Overload] {
    [
      Overload([.dynamic, .dynamic], variadic: true, returns: .dynamic) { a, n, _ in
        Rows.dynamics(a, n) { row, builder in
          var total = ValueDigest()
          for column in a {
            if let digest = ValueDigest(column.dynamics[row]) { total.add(digest) }
          }
          builder.write(total.value)
        }
      }
    ]
  }
}

/// `hll_merge(sketch, sketch, ...)` on the sketches of one row.
enum MergeHyperLogLog: ScalarFunction {
  static let name = "hll_merge"
  static let summary = "One sketch of several in a row."
  static let examples = [
    Example(
      "range x from 1 to 3 step 1 | summarize h = hll(x) | project dcount_hll(hll_merge(h, h))",
      prints: "3"
    )
  ]
  static var overloads: [Overload] {
    [
      Overload([.dynamic, .dynamic], variadic: true, returns: .dynamic) { a, n, _ in
        Rows.dynamics(a, n) { row, builder in
          var total = HashSketch()
          for column in a {
            if let sketch = HashSketch(column.dynamics[row]) { total.add(sketch) }
          }
          builder.write(total.value)
        }
      }
    ]
  }
}

/// `dcount_hll(sketch)`.
enum CountOfHyperLogLog: ScalarFunction {
  static let name = "dcount_hll"
  static let summary = "The number of different values behind a sketch."
  static let naming = ColumnNaming.functionAndArgument
  static let examples = [
    Example(
      "range x from 1 to 5 step 1 | summarize h = hll(x) | project dcount_hll(h)",
      prints: "5"
    )
  ]
  static var overloads: [Overload] {
    [
      Overload([.dynamic], returns: .long) { a, n, _ in
        Rows.longs(a, n) { row in HashSketch(a[0].dynamics[row])?.count }
      }
    ]
  }
}

/// `rank_tdigest(digest, value)`.
enum RankOfTDigest: ScalarFunction {
  static let name = "rank_tdigest"
  static let summary = "How many of the values behind a digest are not above a value."
  static let examples = [
    Example(
      "range x from 1 to 9 step 1 | summarize d = tdigest(x) | project rank_tdigest(d, 4)",
      prints: "4.0"
    )
  ]
  static var overloads: [Overload] {
    [
      Overload([.dynamic, .real], returns: .real) { a, n, _ in
        Rows.reals(a, n) { row in
          guard let digest = ValueDigest(a[0].dynamics[row]), let value = a[1].reals[row] else {
            return nil
          }
          return digest.rank(value)
        }
      }
    ]
  }
}

/// `percentrank_tdigest(digest, value)`.
enum PercentRankOfTDigest: ScalarFunction {
  static let name = "percentrank_tdigest"
  static let summary = "The share of the values behind a digest that are not above a value."
  static let examples = [
    Example(
      "range x from 1 to 10 step 1 | summarize d = tdigest(x) | project percentrank_tdigest(d, 4)",
      prints: "40.0"
    )
  ]
  static var overloads: [Overload] {
    [
      Overload([.dynamic, .real], returns: .real) { a, n, _ in
        Rows.reals(a, n) { row in
          guard let digest = ValueDigest(a[0].dynamics[row]), let value = a[1].reals[row],
            digest.total > 0
          else { return nil }
          return digest.rank(value) / digest.total * 100
        }
      }
    ]
  }
}
