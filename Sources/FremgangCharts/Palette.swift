/// The colours of charts and of the report around them.
///
/// Text has a contrast of at least 4.5 : 1 on ``paper`` and marks of at least 3 : 1 (WCAG 2.2). No
/// meaning rests on colour alone: shapes, dashes, hatching and labels carry it too.
public enum Palette {
  /// A colour of the palette.
  public struct Color: Sendable, Hashable {
    /// The colour as `#RRGGBB`.
    public let hex: String

    init(_ hex: String) {
      self.hex = hex
    }
  }

  /// The background.
  public static let paper = Color("#FFFFFF")
  /// Text and the strongest lines.
  public static let ink = Color("#1F2933")
  /// Secondary text.
  public static let mutedInk = Color("#52606D")
  /// Axis lines and leaders.
  public static let axis = Color("#76828F")
  /// Grid lines, which carry no meaning of their own.
  public static let grid = Color("#DDE2E7")
  /// The full range of a scale behind a mark, and bands behind rows.
  public static let track = Color("#F1F4F6")
  /// Marks of the first measurement.
  public static let before = Color("#66727F")
  /// The inside of bars of the first measurement, always inside an outline of ``before``.
  public static let beforeFill = Color("#D5DBE1")
  /// Marks of the last measurement.
  public static let after = Color("#0B5C8E")
  /// Those who improved.
  public static let improved = Color("#0B5C8E")
  /// Those who did not change.
  public static let unchanged = Color("#66727F")
  /// Those who worsened.
  public static let worsened = Color("#B4470F")
  /// The start on a star.
  public static let start = Color("#B3160E")
  /// The present on a star.
  public static let now = Color("#00806A")
}
