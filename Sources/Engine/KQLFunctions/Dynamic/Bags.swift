import KQLPlan
import Tables

/// `bag_keys(bag)`.
enum BagKeys: ScalarFunction {
  static let name = "bag_keys"
  static let summary = "The names of a bag's properties, as an array."
  static let examples = [
    Example("print bag_keys(dynamic({'a': 1, 'b': 2}))", prints: #"["a","b"]"#)
  ]
  static var overloads: [Overload] {
    [
      Overload([.dynamic], returns: .dynamic) { a, n, _ in
        Rows.dynamics(a, n) { row, builder in
          let cell = a[0].dynamics.ref(row)
          guard cell.tag == .bag else { return }
          builder.array { bytes in
            var count = 0
            DynamicEncoding.forEachProperty(of: cell.bytes, cell.range) { key, _ in
              DynamicEncoding.appendText(.string, cell.bytes[key.range], to: &bytes)
              count += 1
            }
            return count
          }
        }
      }
    ]
  }
}

/// `bag_has_key(bag, key)`.
enum BagHasKey: ScalarFunction {
  static let name = "bag_has_key"
  static let summary = "Whether a bag has a property, given by name or by a path such as `$.a.b`."
  static let examples = [
    Example("print bag_has_key(dynamic({'a': {'b': 1}}), '$.a.b')", prints: "True")
  ]
  static var overloads: [Overload] {
    [
      Overload([.dynamic, .string], returns: .bool) { a, n, _ in
        let keys = a[1].strings
        return Rows.bools(a, n) { row in
          let cell = a[0].dynamics.ref(row)
          guard cell.tag == .bag else { return false }
          let path = JSONPath(key: keys[row])
          if path.steps.count == 1, case .member(let name) = path.steps[0] {
            var found = false
            let wanted = ContiguousArray(name.utf8)
            DynamicEncoding.forEachProperty(of: cell.bytes, cell.range) { key, _ in
              found = found || cell.bytes[key.range].elementsEqual(wanted)
            }
            return found
          }
          return path.find(in: cell.bytes, cell.range).count > 0
        }
      }
    ]
  }
}

/// `bag_merge(bag, bag, ...)`.
enum BagMerge: ScalarFunction {
  static let name = "bag_merge"
  static let summary = "One bag of the properties of several; of equal names the first counts."
  static let examples = [
    Example(
      "print bag_merge(dynamic({'a': 1}), dynamic({'a': 2, 'b': 3}))",
      prints: #"{"a":1,"b":3}"#
    )
  ]
  static var overloads: [Overload] {
    [
      Overload([.dynamic, .dynamic], variadic: true, returns: .dynamic) { a, n, _ in
        Rows.dynamics(a, n) { row, builder in
          let cells = a.map { $0.dynamics.ref(row) }.filter { $0.tag == .bag }
          guard !cells.isEmpty else { return }
          builder.bag { bytes in
            var seen = Set<DynamicKey>()
            for cell in cells {
              DynamicEncoding.forEachProperty(of: cell.bytes, cell.range) { key, value in
                guard seen.insert(DynamicKey(cell.bytes, key)).inserted else { return }
                DynamicEncoding.appendKey(cell.bytes[key.range], to: &bytes)
                DynamicEncoding.append(copy: value, of: cell.bytes, to: &bytes)
              }
            }
            return seen.count
          }
        }
      }
    ]
  }
}

/// `bag_remove_keys(bag, keys)`.
enum BagRemoveKeys: ScalarFunction {
  static let name = "bag_remove_keys"
  static let summary = "A bag without some of its properties, given by name or by path."
  static let examples = [
    Example(
      "print bag_remove_keys(dynamic({'a': 1, 'b': 2}), dynamic(['a']))",
      prints: #"{"b":2}"#
    )
  ]
  static var overloads: [Overload] {
    [
      Overload([.dynamic, .dynamic], returns: .dynamic) { a, n, _ in
        Rows.dynamics(a, n) { row, builder in
          var value = a[0].dynamics[row]
          guard case .bag = value else { return }
          for key in Needles.list(a[1], row) {
            value = JSONPath(key: String(decoding: key, as: UTF8.self)).remove(from: value)
          }
          builder.write(value)
        }
      }
    ]
  }
}

/// `bag_set_key(bag, key, value)`.
enum BagSetKey: ScalarFunction {
  static let name = "bag_set_key"
  static let summary = "A bag with one property replaced or added, given by name or by path."
  static let examples = [
    Example("print bag_set_key(dynamic({'a': 1}), 'b', 2)", prints: #"{"a":1,"b":2}"#)
  ]
  static var overloads: [Overload] {
    [
      Overload([.dynamic, .string, .any], returns: .dynamic) { a, n, _ in
        Rows.dynamics(a, n) { row, builder in
          let value = a[0].dynamics[row]
          guard case .bag = value else { return }
          let path = JSONPath(key: a[1].strings[row])
          builder.write(path.set(a[2].value(at: row).asDynamic, in: value))
        }
      }
    ]
  }
}

/// `bag_zip(keys, values)`.
enum BagZip: ScalarFunction {
  static let name = "bag_zip"
  static let summary = "A bag of the names in one array and the values in another."
  static let examples = [
    Example("print bag_zip(dynamic(['a', 'b']), dynamic([1]))", prints: #"{"a":1,"b":null}"#)
  ]
  static var overloads: [Overload] {
    [
      Overload([.dynamic, .dynamic], returns: .dynamic) { a, n, _ in
        Rows.dynamics(a, n) { row, builder in
          guard case .array(let keys) = a[0].dynamics[row],
            case .array(let values) = a[1].dynamics[row]
          else { return }
          var entries: [DynamicValue.BagEntry] = []
          for (index, key) in keys.enumerated() {
            guard case .string(let name) = key else { continue }
            let value = index < values.count ? values[index] : .null
            if let known = entries.firstIndex(where: { $0.key == name }) {
              entries[known] = .init(name, value)
            } else {
              entries.append(.init(name, value))
            }
          }
          builder.write(.bag(entries))
        }
      }
    ]
  }
}

/// `dynamic_to_json(x)`.
enum DynamicToJSON: ScalarFunction {
  static let name = "dynamic_to_json"
  static let summary = "The canonical JSON of a value: bags with their names in order."
  static let examples = [
    Example("print dynamic_to_json(dynamic({'b': 1, 'a': [2]}))", prints: #"{"a":[2],"b":1}"#)
  ]
  static var overloads: [Overload] {
    [
      Overload([.any], returns: .string) { a, n, _ in
        var encoded = ContiguousArray<UInt8>()
        var text = ContiguousArray<UInt8>()
        return Rows.strings(a, n) { row, builder in
          guard a[0].isValid(row) else { return }
          encoded.removeAll(keepingCapacity: true)
          text.removeAll(keepingCapacity: true)
          DynamicEncoding.append(cell: a[0], row, to: &encoded)
          DynamicJSON.writeSorted(
            encoded,
            ByteRange(offset: 0, count: encoded.count),
            into: &text
          )
          builder.write(utf8: text.span)
        }
      }
    ]
  }
}

/// `treepath(x)`.
enum TreePath: ScalarFunction {
  static let name = "treepath"
  static let summary = "The paths of all parts of a dynamic value."
  static let naming = ColumnNaming.prefixed("tree")
  static let examples = [
    Example(
      "print treepath(dynamic({'a': [{'b': 1}]}))",
      prints: #"["['a']","['a'][0]","['a'][0]['b']"]"#
    )
  ]
  static var overloads: [Overload] {
    [
      Overload([.dynamic], returns: .dynamic) { a, n, _ in
        Rows.dynamics(a, n) { row, builder in
          let value = a[0].dynamics[row]
          guard !value.isNull else { return }
          var seen = Set<String>()
          var paths: [DynamicValue] = []
          collect(value, "", &seen, &paths)
          builder.write(.array(paths))
        }
      }
    ]
  }

  private static func collect(
    _ value: DynamicValue,
    _ prefix: String,
    _ seen: inout Set<String>,
    _ paths: inout [DynamicValue]
  ) {
    let children: [(String, DynamicValue)]
    switch value {
    case .bag(let entries): children = entries.map { ("['\($0.key)']", $0.value) }
    case .array(let items): children = items.enumerated().map { ("[\($0.offset)]", $0.element) }
    default: children = []
    }
    for (step, child) in children {
      let path = prefix + step
      if seen.insert(path).inserted { paths.append(.string(path)) }
      collect(child, path, &seen, &paths)
    }
  }
}

/// What `pack_all(true)` makes of its bag.
enum BagWithoutNulls: ScalarFunction {
  static let name = "bag_without_nulls"
  static let summary = "A bag without the properties that are null or the empty string."
  static let examples = [
    Example("print bag_without_nulls(dynamic({'a': 1, 'b': ''}))", prints: #"{"a":1}"#)
  ]
  static var overloads: [Overload] {
    [
      Overload([.dynamic], returns: .dynamic) { a, n, _ in
        Rows.dynamics(a, n) { row, builder in
          guard case .bag(let entries) = a[0].dynamics[row] else { return }
          builder.write(.bag(entries.filter { !$0.value.isNull && $0.value != .string("") }))
        }
      }
    ]
  }
}
