#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// How far repeated measures are from having one variance for all differences between two waves.
public struct Sphericity: Sendable, Hashable {
  /// Mauchly's test of sphericity (1940, doi:10.1214/aoms/1177731915).
  ///
  /// It has little power in small groups and too much in large ones; better to correct always.
  public struct MauchlyTest: Sendable, Hashable {
    /// The determinant of the contrasts' covariances over what it would be with equal variances, from 0
    /// to 1.
    public let w: Double
    /// The p-value by Box's approximation to its second term, as R's `mauchly.test` has it.
    ///
    /// Where the textbook has 3p + 2 for the p = k − 1 contrasts (Anderson 1958, section 10.7), R has
    /// 3k + 2, and so have we, to agree with what is published; it moves the third digit at most.
    public let p: Double
  }

  /// ε of Greenhouse and Geisser (1959, doi:10.1007/BF02289823; Box 1954), from 1 / (k − 1) to 1.
  public let greenhouseGeisser: Double
  /// ε of Huynh and Feldt (1976, doi:10.3102/10769986001001069) as they published it, not cut off at 1,
  /// as R's car prints it; absent where its denominator vanishes, as with two people.
  ///
  /// Lecoutre's correction changes it for designs with groups only.
  public let huynhFeldt: Double?
  /// Mauchly's test; absent with two waves, which are always spherical, and where there are no more
  /// people than waves less one, or the waves are linearly dependent.
  public let mauchly: MauchlyTest?

  /// From the covariances of the waves, or a multiple of them, after each person's mean is taken away.
  init(_ centred: [[DoubledDouble]], count: Int) {
    let k = centred.count
    let trace = (0..<k).map { centred[$0][$0] }.total
    let squares = centred.map { innerProduct($0, $0) }.total
    let (contrasts, n) = (Double(k - 1), Double(count))
    let epsilon = min(1, (trace * trace / squares).rounded / contrasts)
    let rest = n - 1 - contrasts * epsilon
    greenhouseGeisser = epsilon
    huynhFeldt = rest > 1e-12 * n ? (n * contrasts * epsilon - 2) / (contrasts * rest) : nil
    mauchly = k > 2 && count >= k ? MauchlyTest(centred, trace: trace, count: n) : nil
  }
}

extension Sphericity.MauchlyTest {
  /// Nothing where the determinant vanishes.
  fileprivate init?(_ centred: [[DoubledDouble]], trace: DoubledDouble, count: Double) {
    let k = centred.count
    let contrasts = DoubledDouble(k - 1)
    let unit = trace / contrasts
    let scaled = centred.map { row in row.map { $0 / unit } }
    guard let determinant = Self.determinantOnContrasts(scaled), determinant.high > 1e-20 else {
      return nil
    }
    let p = Double(k - 1)
    let logW = log(determinant.high)
    let (df, n) = (p * (p + 1) / 2 - 1, count - 1)
    let rho = 1 - (2 * p * p + p + 2) / (6 * p * n)
    // R's polynomial: the linear term counts waves, the others contrasts.
    let second =
      (p + 2) * (p - 1) * (p - 2) * (2 * p * p * p + 6 * p * p + 3 * Double(k) + 2)
      / (288 * (n * p * rho) * (n * p * rho))
    let statistic = max(0, -n * rho * logW)
    let first = ChiSquared(degreesOfFreedom: df).tails(statistic).upper
    let other = ChiSquared(degreesOfFreedom: df + 4).tails(statistic).upper
    w = min(1, determinant.rounded)
    self.p = max(0, min(1, first + second * (other - first)))
  }

  /// The product of the eigenvalues of a doubly centred matrix but the one that centring makes 0, by
  /// elimination after that one has been set to 1.
  private static func determinantOnContrasts(_ centred: [[DoubledDouble]]) -> DoubledDouble? {
    let k = centred.count
    let share = DoubledDouble.one / DoubledDouble(k)
    var matrix = centred.map { row in row.map { $0 + share } }
    var determinant = DoubledDouble.one
    for i in 0..<k {
      guard matrix[i][i].high > 0 else { return nil }
      determinant = determinant * matrix[i][i]
      for j in (i + 1)..<max(i + 1, k) {
        let factor = matrix[j][i] / matrix[i][i]
        for column in i..<k { matrix[j][column] -= factor * matrix[i][column] }
      }
    }
    return determinant
  }
}
