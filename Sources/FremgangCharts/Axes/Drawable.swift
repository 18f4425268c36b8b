import FremgangKit

extension Double {
  /// Whether a label can hold the value; anything larger comes from a damaged file.
  var isDrawable: Bool { magnitude <= 10_000_000 }
}

extension ScaleFindings {
  /// Whether an axis can be drawn for the scale.
  var isDrawable: Bool { minimum.isDrawable && maximum.isDrawable && minimum < maximum }
}

extension Summary {
  /// The two means, where there are pairs and both may be shown.
  var means: (before: Double, after: Double)? {
    guard n > 0, let before = meanBefore, let after = meanAfter, before.isDrawable,
      after.isDrawable
    else { return nil }
    return (before, after)
  }
}
