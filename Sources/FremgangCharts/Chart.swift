/// A chart: an SVG document with what a reader, a screen reader and a file system need beside it.
public struct Chart: Sendable, Hashable {
  /// A name that is safe in file names and stable across runs, such as `mhrm-means`.
  ///
  /// It is made from the ids of instruments and from numbers, never from text in an export.
  public let id: String
  /// The title, also drawn at the top of the chart.
  public let title: String
  /// The figures in words, for those who cannot see the chart.
  public let description: String
  /// The instrument that the chart is about.
  public let instrument: String?
  /// The SVG document, the same bytes for the same results.
  public let svg: String

  /// Creates a chart from its parts.
  package init(id: String, title: String, description: String, instrument: String?, svg: String) {
    self.id = id
    self.title = title
    self.description = description
    self.instrument = instrument
    self.svg = svg
  }
}
