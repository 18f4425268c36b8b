/// A symmetric matrix of doubles.
struct SymmetricMatrix {
  let size: Int
  private var values: [Double]

  init(size: Int) {
    self.size = size
    values = [Double](repeating: 0, count: size * (size + 1) / 2)
  }

  subscript(_ one: Int, _ other: Int) -> Double {
    get { values[Self.place(one, other)] }
    set { values[Self.place(one, other)] = newValue }
  }

  private static func place(_ one: Int, _ other: Int) -> Int {
    one >= other ? one * (one + 1) / 2 + other : other * (other + 1) / 2 + one
  }

  /// The matrix divided by the roots of its diagonal on both sides.
  var correlations: SymmetricMatrix {
    let roots = (0..<size).map { self[$0, $0].squareRoot() }
    var result = self
    for one in 0..<size {
      for other in 0..<one { result[one, other] /= roots[one] * roots[other] }
      result[one, one] = 1
    }
    return result
  }

  func times(_ vector: [Double]) -> [Double] {
    (0..<size).map { row in
      (0..<size).reduce(0) { $0 + self[row, $1] * vector[$1] }
    }
  }

  /// The solution of a system with this matrix by Cholesky's method, or nothing when the matrix is not
  /// positive definite.
  func solving(_ right: [Double]) -> [Double]? {
    var factor = self
    for column in 0..<size {
      let square = (0..<column).reduce(self[column, column]) {
        $0 - factor[column, $1] * factor[column, $1]
      }
      guard square > 1e-14 * self[column, column] else { return nil }
      factor[column, column] = square.squareRoot()
      for row in (column + 1)..<max(size, column + 1) {
        let rest = (0..<column).reduce(self[row, column]) {
          $0 - factor[row, $1] * factor[column, $1]
        }
        factor[row, column] = rest / factor[column, column]
      }
    }
    return factor.substituted(right)
  }

  /// Solves L Lᵀ x = b, L being the lower triangle.
  private func substituted(_ right: [Double]) -> [Double] {
    var x = right
    for row in 0..<size {
      for column in 0..<row { x[row] -= self[row, column] * x[column] }
      x[row] /= self[row, row]
    }
    for row in (0..<size).reversed() {
      for below in (row + 1)..<max(size, row + 1) { x[row] -= self[below, row] * x[below] }
      x[row] /= self[row, row]
    }
    return x
  }
}
