import Synchronization

/// The functions that a query may call, by name.
public struct FunctionRegistry: Sendable {
  private var scalars: [String: any ScalarFunction.Type] = [:]
  private var aggregates: [String: any AggregateFunction.Type] = [:]
  private var plugins: [String: any TablePlugin.Type] = [:]
  private let overloads = OverloadCache()

  /// Creates a registry.
  public init(
    scalars: [any ScalarFunction.Type],
    aggregates: [any AggregateFunction.Type],
    plugins: [any TablePlugin.Type] = []
  ) {
    for function in scalars {
      for name in [function.name] + function.aliases { self.scalars[name] = function }
    }
    for function in aggregates {
      for name in [function.name] + function.aliases { self.aggregates[name] = function }
    }
    for plugin in plugins { self.plugins[plugin.name] = plugin }
  }

  /// The scalar function of a name.
  public func scalar(_ name: String) -> (any ScalarFunction.Type)? { scalars[name] }

  /// The overloads of a scalar function, made when first asked for: a function that takes any type
  /// has hundreds.
  public func overloads(of function: any ScalarFunction.Type) -> [Overload] {
    overloads.overloads(of: function)
  }

  /// The aggregate function of a name.
  public func aggregate(_ name: String) -> (any AggregateFunction.Type)? { aggregates[name] }

  /// The plugin of a name.
  public func plugin(_ name: String) -> (any TablePlugin.Type)? { plugins[name] }

  /// The names of all scalar functions, sorted.
  public var scalarNames: [String] { scalars.keys.sorted() }

  /// The names of all aggregate functions, sorted.
  public var aggregateNames: [String] { aggregates.keys.sorted() }

  /// The names of all plugins, sorted.
  public var pluginNames: [String] { plugins.keys.sorted() }
}

/// The overloads that were asked for, by the name of their function.
private final class OverloadCache: Sendable {
  private let byName = Mutex<[String: [Overload]]>([:])

  func overloads(of function: any ScalarFunction.Type) -> [Overload] {
    byName.withLock { known in
      if let overloads = known[function.name] { return overloads }
      let overloads = function.overloads
      known[function.name] = overloads
      return overloads
    }
  }
}
