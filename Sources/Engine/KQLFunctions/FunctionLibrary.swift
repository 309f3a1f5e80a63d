public import KQLPlan

/// Every built-in function, family by family; each family's list is in its folder.
public enum FunctionLibrary {
  /// The scalar functions and operators.
  public static let scalar: [any ScalarFunction.Type] =
    OperatorFunctions.scalar + ConversionFunctions.scalar + ConditionalFunctions.scalar
    + DynamicFunctions.scalar + StringFunctions.scalar + DateTimeFunctions.scalar
    + WindowFunctions.scalar + MathFunctions.scalar + HashFunctions.scalar
    + EncodingFunctions.scalar + NetworkFunctions.scalar + ParsingFunctions.scalar
    + UnitFunctions.scalar + SeriesFunctions.scalar + GeoFunctions.scalar

  /// The aggregate functions.
  public static let aggregate: [any AggregateFunction.Type] = AggregateFunctions.all

  /// The plugins that `evaluate` calls.
  public static let plugins: [any TablePlugin.Type] = PluginFunctions.all

  /// The functions by name.
  public static let registry = FunctionRegistry(
    scalars: scalar,
    aggregates: aggregate,
    plugins: plugins
  )
}
