import Glibc
import KQLPlan
import Tables

/// `series_fft` and `series_ifft`.
protocol FourierFunction: SeriesParts {
  static var isInverse: Bool { get }
}

extension FourierFunction {
  static var results: [(name: String, type: ScalarType)] {
    [("real", .dynamic), ("imag", .dynamic)]
  }
  static var overloads: [Overload] {
    [
      Overload([.dynamic], returns: .dynamic, evaluate),
      Overload([.dynamic, .dynamic], returns: .dynamic, evaluate),
    ]
  }

  private static func evaluate(_ a: [Column], _ n: Int, _ context: QueryContext) -> Column {
    SeriesRows.dynamics(a, n) { row in
      guard let real = Series(a[0].dynamics.ref(row))?.complete else { return nil }
      var imaginary = [Double](repeating: 0, count: real.count)
      if a.count > 1 {
        guard let given = Series(a[1].dynamics.ref(row))?.complete, given.count == real.count
        else { return nil }
        imaginary = given
      }
      let result = Fourier.transform(Fourier.Numbers(real, imaginary), isInverse: isInverse)
      return .bag([.init("real", .reals(result.real)), .init("imag", .reals(result.imaginary))])
    }
  }
}

/// `series_fft(real [, imaginary])`.
enum SeriesFFT: FourierFunction {
  static let name = "series_fft"
  static let summary = "The frequencies of a series: its Fourier transform."
  static let isInverse = false
  static let examples = [
    Example("print x = dynamic([1, 1]) | project f = series_fft(x)", prints: "[2.0,0.0]")
  ]
}

/// `series_ifft(real [, imaginary])`.
enum SeriesIFFT: FourierFunction {
  static let name = "series_ifft"
  static let summary = "The series of some frequencies: the inverse of the Fourier transform."
  static let isInverse = true
  static let examples = [
    Example("print x = dynamic([2, 0]) | project f = series_ifft(x)", prints: "[1.0,1.0]")
  ]
}

/// The discrete Fourier transform of any length.
enum Fourier {
  /// Complex numbers.
  struct Numbers {
    var real: [Double]
    var imaginary: [Double]

    init(_ real: [Double], _ imaginary: [Double]) {
      self.real = real
      self.imaginary = imaginary
    }

    init(zeros count: Int) {
      real = Array(repeating: 0, count: count)
      imaginary = real
    }

    var count: Int { real.count }

    subscript(index: Int) -> (Double, Double) {
      get { (real[index], imaginary[index]) }
      set { (real[index], imaginary[index]) = newValue }
    }
  }

  /// The transform, or its inverse.
  static func transform(_ numbers: Numbers, isInverse: Bool) -> Numbers {
    let count = numbers.count
    guard count > 1 else { return numbers }
    var result = numbers
    if count & (count - 1) == 0 {
      radix2(&result, isInverse)
    } else {
      result = anyLength(numbers, isInverse)
    }
    guard isInverse else { return result }
    for index in 0..<count {
      result[index] = (result.real[index] / Double(count), result.imaginary[index] / Double(count))
    }
    return result
  }

  private static func product(_ a: (Double, Double), _ b: (Double, Double)) -> (Double, Double) {
    (a.0 * b.0 - a.1 * b.1, a.0 * b.1 + a.1 * b.0)
  }

  private static func root(_ part: Double, isInverse: Bool) -> (Double, Double) {
    let angle = (isInverse ? 2 : -2) * Double.pi * part
    return (cos(angle), sin(angle))
  }

  private static func radix2(_ numbers: inout Numbers, _ isInverse: Bool) {
    let count = numbers.count
    var mirrored = 0
    for index in 1..<count {
      var bit = count >> 1
      while mirrored & bit != 0 {
        mirrored ^= bit
        bit >>= 1
      }
      mirrored |= bit
      if index < mirrored {
        (numbers[index], numbers[mirrored]) = (numbers[mirrored], numbers[index])
      }
    }
    var length = 2
    while length <= count {
      let roots = (0..<length / 2).map { root(Double($0) / Double(length), isInverse: isInverse) }
      for start in stride(from: 0, to: count, by: length) {
        for index in 0..<length / 2 {
          let upper = numbers[start + index]
          let lower = product(numbers[start + index + length / 2], roots[index])
          numbers[start + index] = (upper.0 + lower.0, upper.1 + lower.1)
          numbers[start + index + length / 2] = (upper.0 - lower.0, upper.1 - lower.1)
        }
      }
      length *= 2
    }
  }

  /// Bluestein's algorithm: a transform as a convolution, whose length may be a power of two.
  private static func anyLength(_ numbers: Numbers, _ isInverse: Bool) -> Numbers {
    let count = numbers.count
    var length = 1
    while length < count * 2 - 1 { length *= 2 }
    // The square is taken modulo twice the length, as a large angle would lose digits.
    let roots = (0..<count).map { index in
      root(Double(index * index % (2 * count)) / Double(2 * count), isInverse: isInverse)
    }
    var left = Numbers(zeros: length)
    var right = left
    for index in 0..<count {
      left[index] = product(numbers[index], roots[index])
      let conjugate = (roots[index].0, -roots[index].1)
      right[index] = conjugate
      if index > 0 { right[length - index] = conjugate }
    }
    radix2(&left, false)
    radix2(&right, false)
    for index in 0..<length { left[index] = product(left[index], right[index]) }
    radix2(&left, true)
    var result = Numbers(zeros: count)
    for index in 0..<count {
      let value = product(left[index], roots[index])
      result[index] = (value.0 / Double(length), value.1 / Double(length))
    }
    return result
  }
}
