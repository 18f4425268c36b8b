public import FremgangKit

/// How one language writes numbers, dates and phrases.
///
/// Words give plain text: they know nothing of layout, and nothing they return is escaped.
public struct Words: Sendable, Hashable {
  /// The language that is written.
  public let language: Language

  /// Creates the words of `language`.
  public init(_ language: Language) {
    self.language = language
  }

  /// The version of a text that belongs to the language; both stand side by side where it is used.
  public func say(da: @autoclosure () -> String, en: @autoclosure () -> String) -> String {
    switch language {
    case .da: da()
    case .en: en()
    }
  }

  /// The version of `text` that belongs to the language.
  public func say(_ text: LocalizedText) -> String {
    text[language]
  }
}
