import KQLPlan

/// The functions of series, which are arrays of numbers.
enum SeriesFunctions {
  static let scalar: [any ScalarFunction.Type] = elementwise + whole + parted

  private static let elementwise: [any ScalarFunction.Type] = [
    SeriesAbs.self, SeriesExp.self, SeriesSign.self, SeriesFloor.self, SeriesCeiling.self,
    SeriesLog.self, SeriesSin.self, SeriesCos.self, SeriesTan.self, SeriesAsin.self,
    SeriesAcos.self, SeriesAtan.self, SeriesAdd.self, SeriesSubtract.self, SeriesMultiply.self,
    SeriesDivide.self, SeriesPower.self, SeriesEquals.self, SeriesNotEquals.self, SeriesLess.self,
    SeriesLessEquals.self, SeriesGreater.self, SeriesGreaterEquals.self,
  ]

  private static let whole: [any ScalarFunction.Type] = [
    SeriesSum.self, SeriesProduct.self, SeriesMagnitude.self, SeriesDotProduct.self,
    SeriesCosineSimilarity.self, SeriesPearsonCorrelation.self, SeriesStatsDynamic.self,
    SeriesFillConst.self, SeriesFillForward.self, SeriesFillBackward.self, SeriesFillLinear.self,
    SeriesFIR.self, SeriesIIR.self, SeriesFitLineDynamic.self, SeriesFit2LinesDynamic.self,
    SeriesOutliers.self, SeriesSeasonal.self,
  ]

  private static let parted: [any ScalarFunction.Type] = [
    SeriesStats.self, SeriesFitLine.self, SeriesFit2Lines.self, SeriesFitPoly.self,
    SeriesFFT.self, SeriesIFFT.self, SeriesPeriodsDetect.self, SeriesPeriodsValidate.self,
    SeriesDecompose.self, SeriesDecomposeForecast.self, SeriesDecomposeAnomalies.self,
  ]
}
