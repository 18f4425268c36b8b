/// A language that reports are written in.
public enum Language: String, Sendable, Hashable, CaseIterable, Codable {
  /// Danish.
  case da
  /// English.
  case en
}

/// A text in every language that reports are written in.
public struct LocalizedText: Sendable, Hashable, Codable {
  /// The text in Danish.
  public var da: String
  /// The text in English.
  public var en: String

  /// Creates a text from its two versions.
  public init(da: String, en: String) {
    self.da = da
    self.en = en
  }

  /// Creates a text that reads the same in both languages, such as a name.
  public init(same text: String) {
    self.init(da: text, en: text)
  }

  /// The text in `language`.
  public subscript(language: Language) -> String {
    switch language {
    case .da: da
    case .en: en
    }
  }
}
