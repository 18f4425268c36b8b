#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// One factor fitted to correlations by maximum likelihood, with Fisher's scoring (Lawley and Maxwell
/// 1971, Factor Analysis as a Statistical Method).
///
/// The model is Σ = λλᵀ + Ψ with a diagonal Ψ; the estimates do not depend on the scale of the items.
struct OneFactorFit {
  private(set) var loadings: [Double]
  private(set) var uniquenesses: [Double]

  /// Throws ``Untestable/noProperSolution`` when the iteration ends at a uniqueness of 0 or nowhere.
  init(_ correlations: SymmetricMatrix) throws(Untestable) {
    let size = correlations.size
    loadings = Self.firstComponent(of: correlations)
    uniquenesses = loadings.map { max(0.1, 1 - $0 * $0) }
    var state = Discrepancy(loadings, uniquenesses, correlations)
    for _ in 0..<500 {
      guard let step = state.scoringStep else { throw .noProperSolution }
      guard let next = state.moved(by: step) else { break }
      state = next
      if step.allSatisfy({ abs($0) < 1e-9 }) { break }
    }
    (loadings, uniquenesses) = (state.loadings, state.uniquenesses)
    let isProper = uniquenesses.allSatisfy { $0 > 1e-6 }
    let slope = state.gradient.reduce(0) { max($0, abs($1)) }
    guard isProper, slope < 1e-7 * Double(size) else { throw .noProperSolution }
  }

  /// The first principal component, as loadings.
  private static func firstComponent(of matrix: SymmetricMatrix) -> [Double] {
    var vector = (0..<matrix.size).map { 1 + 0.01 * Double($0) }
    var value = 1.0
    for _ in 0..<200 {
      let image = matrix.times(vector)
      value = image.reduce(0) { $0 + $1 * $1 }.squareRoot()
      guard value > 0 else { break }
      vector = image.map { $0 / value }
    }
    return vector.map { $0 * value.squareRoot() }
  }
}

/// Half the discrepancy ln |Σ| + tr(S Σ⁻¹) at some loadings and uniquenesses, with its derivatives.
private struct Discrepancy {
  let loadings: [Double]
  let uniquenesses: [Double]
  let correlations: SymmetricMatrix
  let value: Double
  /// The derivatives by the loadings, then by the uniquenesses.
  let gradient: [Double]
  private let inverse: SymmetricMatrix
  /// Σ⁻¹ λ and λᵀ Σ⁻¹ λ.
  private let solved: [Double]
  private let explained: Double

  init(_ loadings: [Double], _ uniquenesses: [Double], _ correlations: SymmetricMatrix) {
    let size = correlations.size
    let weighted = zip(loadings, uniquenesses).map { $0 / $1 }
    let sum = zip(loadings, weighted).reduce(0) { $0 + $1.0 * $1.1 }
    var inverse = SymmetricMatrix(size: size)
    for one in 0..<size {
      for other in 0...one {
        inverse[one, other] = -weighted[one] * weighted[other] / (1 + sum)
      }
      inverse[one, one] += 1 / uniquenesses[one]
    }
    let solved = inverse.times(loadings)
    let rows = (0..<size).map { row in correlations.times((0..<size).map { inverse[row, $0] }) }
    let trace = (0..<size).reduce(0) { $0 + rows[$1][$1] }
    let logDeterminant = uniquenesses.reduce(log1p(sum)) { $0 + log($1) }
    let fitted = correlations.times(solved)
    let byLoading = zip(solved, inverse.times(fitted)).map { $0 - $1 }
    let byUniqueness = (0..<size).map { row in
      let product = (0..<size).reduce(0) { $0 + rows[row][$1] * inverse[$1, row] }
      return 0.5 * (inverse[row, row] - product)
    }
    (self.loadings, self.uniquenesses) = (loadings, uniquenesses)
    self.correlations = correlations
    value = 0.5 * (logDeterminant + trace)
    gradient = byLoading + byUniqueness
    self.inverse = inverse
    self.solved = solved
    explained = zip(loadings, solved).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The gradient over the expected information, downhill.
  var scoringStep: [Double]? {
    let size = loadings.count
    var information = SymmetricMatrix(size: 2 * size)
    for one in 0..<size {
      for other in 0..<size {
        let w = inverse[one, other]
        information[one, other] = w * explained + solved[one] * solved[other]
        information[size + one, size + other] = 0.5 * w * w
        information[size + other, one] = solved[other] * w
      }
    }
    return information.solving(gradient)?.map { -$0 }
  }

  /// The state after the step, shortened until uniquenesses stay positive and the discrepancy falls;
  /// nothing when no step lowers it.
  func moved(by step: [Double]) -> Discrepancy? {
    let size = loadings.count
    var share = 1.0
    for _ in 0..<40 {
      let loadings = (0..<size).map { self.loadings[$0] + share * step[$0] }
      let uniquenesses = (0..<size).map { self.uniquenesses[$0] + share * step[size + $0] }
      let stays = zip(uniquenesses, self.uniquenesses).allSatisfy { $0 > 0.1 * $1 }
      if stays {
        let next = Discrepancy(loadings, uniquenesses, correlations)
        if next.value <= value + 1e-15 * abs(value) { return next }
      }
      share /= 2
    }
    return nil
  }
}
