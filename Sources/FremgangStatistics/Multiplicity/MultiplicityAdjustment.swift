#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A way to adjust the p-values of several tests for there being several.
///
/// An adjusted p-value at or below α means that its hypothesis is rejected at α by the procedure. The
/// family of tests is the list that is given: choose it before looking at the results. Names and
/// values agree with `p.adjust` of R, `multipletests` of statsmodels and `multicomp` of pingouin.
public enum MultiplicityAdjustment: Sendable, Hashable, CaseIterable {
  /// p times the number of tests (Dunn 1961, doi:10.1080/01621459.1961.10482090): for any dependence,
  /// and never better than ``holm``.
  case bonferroni
  /// 1 − (1 − p)ⁿ (Šidák 1967, doi:10.1080/01621459.1967.10482935): exact for independent tests.
  case sidak
  /// Bonferroni stepping down from the smallest p (Holm 1979, Scandinavian Journal of Statistics 6,
  /// 65–70): controls the family-wise error for any dependence.
  case holm
  /// Šidák stepping down from the smallest p (Holland and Copenhaver 1987, Biometrics 43, 417–423):
  /// for independent or positively dependent tests.
  case holmSidak
  /// Stepping up from the largest p (Hochberg 1988, doi:10.1093/biomet/75.4.800): for independent or
  /// positively dependent tests.
  case hochberg
  /// By closure of Simes' test (Hommel 1988, doi:10.1093/biomet/75.2.383): for independent or
  /// positively dependent tests, and never worse than ``hochberg``; O(n²).
  case hommel
  /// Controls the expected share of false rejections, not the chance of one (Benjamini and Hochberg
  /// 1995, doi:10.1111/j.2517-6161.1995.tb02031.x): for independent or positively dependent tests.
  case benjaminiHochberg
  /// The same for any dependence (Benjamini and Yekutieli 2001, doi:10.1214/aos/1013699998).
  case benjaminiYekutieli

  /// The adjusted p-values, in the order given; none for none.
  ///
  /// Throws ``Untestable/probabilityOutOfRange`` when a value is not a probability.
  public func adjusted(_ pValues: [Double]) throws(Untestable) -> [Double] {
    guard pValues.allSatisfy({ $0 >= 0 && $0 <= 1 }) else { throw .probabilityOutOfRange }
    let order = pValues.indices.sorted { (pValues[$0], $0) < (pValues[$1], $1) }
    var result = pValues
    for (place, value) in zip(order, adjusted(ascending: order.map { pValues[$0] })) {
      result[place] = min(1, value)
    }
    return result
  }

  /// The adjusted p-values where some tests could not be made: these stay absent and do not count.
  ///
  /// Throws ``Untestable/probabilityOutOfRange`` when a value is not a probability.
  public func adjusted(_ pValues: [Double?]) throws(Untestable) -> [Double?] {
    var rest = try adjusted(pValues.compactMap { $0 })[...]
    return pValues.map { $0 == nil ? nil : rest.removeFirst() }
  }

  private func adjusted(ascending p: [Double]) -> [Double] {
    let n = Double(p.count)
    func rank(_ index: Int) -> Double { Double(index + 1) }
    switch self {
    case .bonferroni: return p.map { n * $0 }
    case .sidak: return p.map { Self.atLeastOne(of: n, $0) }
    case .holm: return Self.steppedDown(p) { (n + 1 - rank($1)) * $0 }
    case .holmSidak: return Self.steppedDown(p) { Self.atLeastOne(of: n + 1 - rank($1), $0) }
    case .hochberg: return Self.steppedUp(p) { (n + 1 - rank($1)) * $0 }
    case .hommel: return Self.closedBySimes(p)
    case .benjaminiHochberg: return Self.steppedUp(p) { n / rank($1) * $0 }
    case .benjaminiYekutieli:
      let harmonic = p.indices.reversed().reduce(0) { $0 + 1 / rank($1) }
      return Self.steppedUp(p) { harmonic * n / rank($1) * $0 }
    }
  }

  /// 1 − (1 − p)ⁿ, which keeps its digits for small p.
  private static func atLeastOne(of n: Double, _ p: Double) -> Double {
    p < 1 ? -expm1(n * log1p(-p)) : 1
  }

  /// The values of a function, each raised to the largest before it.
  private static func steppedDown(
    _ p: [Double],
    _ function: (Double, Int) -> Double
  ) -> [Double] {
    var largest = 0.0
    return p.enumerated().map { index, value in
      largest = max(largest, function(value, index))
      return largest
    }
  }

  /// The values of a function, each lowered to the smallest after it.
  private static func steppedUp(_ p: [Double], _ function: (Double, Int) -> Double) -> [Double] {
    var smallest = 1.0
    return p.enumerated().reversed().map { index, value in
      smallest = min(smallest, function(value, index))
      return smallest
    }.reversed()
  }

  /// The largest of Simes' p-values over all sets of hypotheses that hold a given one.
  ///
  /// Among sets of one size the worst holds the largest p-values besides the given one.
  private static func closedBySimes(_ p: [Double]) -> [Double] {
    var result = p
    for size in stride(from: p.count, to: 1, by: -1) {
      let scaled = Double(size)
      let first = p.count - size
      let others = (1..<size).map { scaled * p[first + $0] / Double($0 + 1) }.min() ?? 1
      for index in p.indices {
        let own = index <= first ? min(scaled * p[index], others) : 0
        result[index] = max(result[index], own)
      }
      let tail = min(scaled * p[first], others)
      for index in p.indices where index > first { result[index] = max(result[index], tail) }
    }
    return result
  }
}
