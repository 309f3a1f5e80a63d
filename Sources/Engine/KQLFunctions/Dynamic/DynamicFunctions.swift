import KQLPlan

/// The functions over arrays and bags.
enum DynamicFunctions {
  static let scalar: [any ScalarFunction.Type] = [
    MemberAccess.self, ElementAccess.self, PackArray.self, BagPack.self,
    Repeat.self,
    RangeFunction.self, Zip.self,
    BagKeys.self, BagWithoutNulls.self, BagHasKey.self, BagMerge.self, BagRemoveKeys.self,
    BagSetKey.self, BagZip.self,
    DynamicToJSON.self, TreePath.self,
    SetUnion.self, SetIntersect.self, SetDifference.self, SetHasElement.self, SetEquals.self,
    JaccardIndex.self,
    ArrayLength.self, ArrayConcat.self, ArraySum.self, ArrayIndexOf.self, ArraySliceOf.self,
    ArrayReverse.self, ArrayRotateLeft.self, ArrayRotateRight.self, ArrayShiftLeft.self,
    ArrayShiftRight.self, ArraySplit.self, ArrayIff.self, ArraySortAscending.self,
    ArraySortDescending.self,
    PercentileOfTDigest.self, PercentilesOfTDigest.self, MergeTDigest.self, MergeHyperLogLog.self,
    CountOfHyperLogLog.self, RankOfTDigest.self, PercentRankOfTDigest.self,
  ]
}
