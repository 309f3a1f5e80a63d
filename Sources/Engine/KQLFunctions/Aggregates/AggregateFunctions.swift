import KQLPlan

/// The aggregate functions.
enum AggregateFunctions {
  static let all: [any AggregateFunction.Type] = [
    Count.self, CountIf.self, Sum.self, SumIf.self, Average.self, AverageIf.self, Minimum.self,
    MinimumIf.self, Maximum.self, MaximumIf.self, DistinctCount.self, DistinctCountIf.self,
    ExactDistinctCount.self, ExactDistinctCountIf.self, MakeList.self, MakeListIf.self,
    MakeListWithNulls.self, MakeSet.self, MakeSetIf.self, MakeBag.self, MakeBagIf.self,
    ArgMax.self, ArgMin.self, TakeAny.self, TakeAnyIf.self, AnyValue.self, AnyValueIf.self,
    StandardDeviation.self, StandardDeviationIf.self, StandardDeviationOfPopulation.self,
    Variance.self, VarianceIf.self, VarianceOfPopulation.self, Percentile.self, Percentiles.self,
    PercentileArray.self, WeightedPercentile.self, WeightedPercentiles.self,
    WeightedPercentileArray.self, BinaryAllAnd.self, BinaryAllOr.self, BinaryAllXor.self,
    Covariance.self, CovarianceIf.self, CovarianceOfPopulation.self, CovarianceOfPopulationIf.self,
    VarianceOfPopulationIf.self, BuildSchema.self, TDigest.self, TDigestMerge.self,
    HyperLogLog.self, HyperLogLogIf.self, HyperLogLogMerge.self,
  ]
}
