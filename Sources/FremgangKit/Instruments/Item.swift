/// One question of an instrument.
public struct Item: Sendable, Hashable {
  /// The name that scales refer to and that columns are matched with, such as `mhrm_01`.
  public let id: String
  /// Other names of columns that hold this item.
  public let aliases: [String]
  /// A neutral label for tables; never the wording of a copyrighted question.
  public let label: LocalizedText?
  /// The wording, only where the licence allows that it is shipped.
  public let text: LocalizedText?
  /// The id of the item's response set.
  public let responseSet: String
  /// Whether a high code means little of what the scale measures.
  public let isReversed: Bool

  /// Creates an item.
  public init(
    id: String,
    aliases: [String] = [],
    label: LocalizedText? = nil,
    text: LocalizedText? = nil,
    responseSet: String,
    isReversed: Bool = false
  ) {
    self.id = id
    self.aliases = aliases
    self.label = label
    self.text = text
    self.responseSet = responseSet
    self.isReversed = isReversed
  }
}
