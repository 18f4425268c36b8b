#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The least-squares solution of rows of predictors and a response, by Householder reflections in
/// numbers of 32 digits.
///
/// It never forms normal equations, so that near-collinear predictors cost half as many digits
/// (Golub 1965, doi:10.1007/BF01436075). Each row may stand for several equal ones.
struct LeastSquares {
  /// One for each predictor.
  let coefficients: [DoubledDouble]
  /// The response less what the predictors explain, one for each row.
  let residuals: [DoubledDouble]
  /// Σ residual², every row counted as often as it occurs.
  let residualSumOfSquares: DoubledDouble
  /// The upper triangle, row by row.
  private let triangle: [[DoubledDouble]]

  /// Throws `notEstimable` where a predictor is, within the rounding of doubles, a combination of
  /// those before it.
  ///
  /// Precondition: all rows have the same length, and there are as many responses and counts.
  init(
    rows: [[DoubledDouble]],
    response: [DoubledDouble],
    counts: [Int]
  ) throws(Untestable) {
    let width = rows.first?.count ?? 0
    guard rows.count >= width else { throw .notEstimable }
    let roots = counts.map { DoubledDouble($0).squareRoot() }
    var columns = (0..<width).map { j in zip(rows, roots).map { $0[j] * $1 } }
    columns.append(zip(response, roots).map { $0 * $1 })
    triangle = try Self.reduce(&columns, width: width)
    let solution = Self.solve(triangle, Array(columns[width].prefix(width)))
    residuals = zip(rows, response).map { $1 - innerProduct($0, solution) }
    residualSumOfSquares = zip(residuals, counts).map { $0 * $0 * DoubledDouble($1) }.total
    coefficients = solution
  }

  /// Turns the leading columns into an upper triangle and carries the last along.
  private static func reduce(
    _ columns: inout [[DoubledDouble]],
    width: Int
  ) throws(Untestable) -> [[DoubledDouble]] {
    let sizes = columns.map { innerProduct($0, $0).squareRoot().high }
    for j in 0..<width {
      var reflector = Array(columns[j][j...])
      let size = innerProduct(reflector, reflector).squareRoot()
      guard size.high > 1e-15 * sizes[j] else { throw .notEstimable }
      reflector[0] += reflector[0].high < 0 ? -size : size
      let half = DoubledDouble(2) / innerProduct(reflector, reflector)
      for k in j...width { reflect(&columns[k], from: j, by: reflector, times: half) }
    }
    return (0..<width).map { i in (0..<width).map { j in j < i ? .zero : columns[j][i] } }
  }

  private static func reflect(
    _ column: inout [DoubledDouble],
    from start: Int,
    by reflector: [DoubledDouble],
    times factor: DoubledDouble
  ) {
    var sum = DoubledDouble.zero
    for (index, part) in reflector.enumerated() { sum += part * column[start + index] }
    let share = sum * factor
    for (index, part) in reflector.enumerated() { column[start + index] -= share * part }
  }

  private static func solve(
    _ triangle: [[DoubledDouble]],
    _ right: [DoubledDouble]
  ) -> [DoubledDouble] {
    var solution = right
    for i in right.indices.reversed() {
      for k in (i + 1)..<max(i + 1, right.count) { solution[i] -= triangle[i][k] * solution[k] }
      solution[i] = solution[i] / triangle[i][i]
    }
    return solution
  }

  /// The row in coordinates in which all columns are orthonormal: the row times the triangle's
  /// inverse.
  ///
  /// The sum of its squares is the row's leverage.
  func orthonormal(_ row: [DoubledDouble]) -> [DoubledDouble] {
    var result = row
    for j in row.indices {
      for i in 0..<j { result[j] -= result[i] * triangle[i][j] }
      result[j] = result[j] / triangle[j][j]
    }
    return result
  }

  /// How much each coefficient moves when the response of such a row rises by one.
  func influence(of row: [DoubledDouble]) -> [DoubledDouble] {
    Self.solve(triangle, orthonormal(row))
  }

  /// Coefficients from the coordinates in which the columns are orthonormal.
  func coefficients(fromOrthonormal coordinates: [DoubledDouble]) -> [DoubledDouble] {
    Self.solve(triangle, coordinates)
  }

  /// What the row predicts, and its leverage.
  func prediction(at row: [DoubledDouble]) -> (value: DoubledDouble, leverage: DoubledDouble) {
    let coordinates = orthonormal(row)
    return (innerProduct(row, coefficients), innerProduct(coordinates, coordinates))
  }

  /// The diagonal of the inverse of the cross-products: each coefficient's variance over that of
  /// the residuals.
  var variances: [DoubledDouble] {
    let width = coefficients.count
    let inverse = (0..<width).map { j in
      Self.solve(triangle, (0..<width).map { $0 == j ? .one : .zero })
    }
    return (0..<width).map { i in inverse.map { $0[i] * $0[i] }.total }
  }

  /// The logarithm of the determinant of the inverse of the cross-products.
  var logInverseDeterminant: Double {
    triangle.indices.reduce(0) { $0 - 2 * log(triangle[$1][$1].magnitude.high) }
  }
}
