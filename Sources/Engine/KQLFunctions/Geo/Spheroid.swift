import Geography
import Glibc

/// The earth as the spheroid of WGS-84.
enum Spheroid {
  private static let equatorialRadius = 6_378_137.0
  private static let flattening = 1 / 298.257223563

  /// The length of the shortest path in meters by Vincenty's inverse formula, which is good to half
  /// a millimeter; nil for points nearly opposite, where it does not converge.
  static func distance(_ from: GeoPoint, _ to: GeoPoint) -> Double? {
    if from == to { return 0 }
    let f = flattening
    let span = (to.longitude - from.longitude) * .pi / 180
    let first = atan((1 - f) * tan(from.latitude * .pi / 180))
    let second = atan((1 - f) * tan(to.latitude * .pi / 180))
    let (sin1, cos1, sin2, cos2) = (sin(first), cos(first), sin(second), cos(second))
    var lambda = span
    for _ in 0..<200 {
      let (sinLambda, cosLambda) = (sin(lambda), cos(lambda))
      let across = cos2 * sinLambda
      let along = cos1 * sin2 - sin1 * cos2 * cosLambda
      let sinSigma = (across * across + along * along).squareRoot()
      if sinSigma == 0 { return 0 }
      let cosSigma = sin1 * sin2 + cos1 * cos2 * cosLambda
      let sigma = atan2(sinSigma, cosSigma)
      let sinAlpha = cos1 * cos2 * sinLambda / sinSigma
      let cosSquare = 1 - sinAlpha * sinAlpha
      // On the equator there is no middle latitude.
      let middle = cosSquare == 0 ? 0 : cosSigma - 2 * sin1 * sin2 / cosSquare
      let c = f / 16 * cosSquare * (4 + f * (4 - 3 * cosSquare))
      let bend = middle + c * cosSigma * (-1 + 2 * middle * middle)
      let next = span + (1 - c) * f * sinAlpha * (sigma + c * sinSigma * bend)
      if abs(next - lambda) < 1e-13 {
        return length(cosSquare, sigma, sinSigma, cosSigma, middle)
      }
      lambda = next
    }
    return nil
  }

  private static func length(
    _ cosSquare: Double,
    _ sigma: Double,
    _ sinSigma: Double,
    _ cosSigma: Double,
    _ middle: Double
  ) -> Double {
    let polarRadius = equatorialRadius * (1 - flattening)
    let ratio = equatorialRadius / polarRadius
    let u = cosSquare * (ratio * ratio - 1)
    let a = 1 + u / 16384 * (4096 + u * (-768 + u * (320 - 175 * u)))
    let b = u / 1024 * (256 + u * (-128 + u * (74 - 47 * u)))
    let inner = cosSigma * (-1 + 2 * middle * middle)
    let outer = b / 6 * middle * (-3 + 4 * sinSigma * sinSigma) * (-3 + 4 * middle * middle)
    let correction = b * sinSigma * (middle + b / 4 * (inner - outer))
    return polarRadius * a * (sigma - correction)
  }
}
