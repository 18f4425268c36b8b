import FremgangWords
import Testing

@Suite struct EscapingTests {
  @Test func `markup`() {
    #expect(
      MarkupText.escaped("<b a=\"1\" c='2'>&\n\u{1}\u{FFFE}æ")
        == "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp; \u{FFFD}\u{FFFD}æ"
    )
  }

  @Test func `Markdown is escaped only where it would be read`() {
    let rows: [(String, String)] = [
      ("p < 0,001", "p < 0,001"), ("<b>x</b>", "\\<b>x\\</b>"), ("d_z", "d_z"), ("_x_", "\\_x\\_"),
      ("a|b", "a\\|b"), ("[a](b)", "\\[a\\](b)"), ("# a", "\\# a"), ("1. maj", "1\\. maj"),
      ("- a", "\\- a"), ("a\nb", "a b"), ("A&B &amp;", "A\\&B \\&amp;"), ("`x`", "\\`x\\`"),
      ("3,5", "3,5"), ("2.", "2\\."), ("2.5", "2.5"), ("a\\b", "a\\\\b"), ("   code", "code"),
    ]
    for (text, escaped) in rows { #expect(MarkdownText.escaped(text) == escaped) }
  }

  /// U+202E shows what follows from right to left, so that "x\u{202E}vsc.exe" ends in "csv".
  @Test func `what turns the text around it is replaced, and letters that run the other way stay`()
  {
    let turned = "a\u{202E}b\u{2066}c\u{2069}d\u{202A}e"
    let replaced = "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}e"
    #expect(MarkupText.escaped(turned) == replaced)
    #expect(MarkdownText.inline(turned) == replaced)
    #expect(SeparatedText.field(turned, separator: ",") == replaced)
    for text in ["שלום", "مرحبا", "\u{200F}", "e\u{301}", "👩\u{200D}🚀"] {
      #expect(MarkupText.escaped(text) == text)
      #expect(MarkdownText.inline(text) == text)
      #expect(SeparatedText.field(text, separator: ",") == text)
    }
  }

  @Test func `separated text is quoted and defused`() {
    let rows: [(String, String)] = [
      ("a", "a"), ("a;b", "\"a;b\""), ("a,b", "a,b"), ("a\"b", "\"a\"\"b\""), ("=1+1", "'=1+1"),
      ("+45 12", "'+45 12"), ("-1", "'-1"), ("@x", "'@x"), ("\tx", "\"'\tx\""),
      ("\rx", "\"'\rx\""), ("＝1", "'＝1"), (" a", "\" a\""), ("a\r\nb", "\"a\r\nb\""), ("", ""),
    ]
    for (text, field) in rows { #expect(SeparatedText.field(text, separator: ";") == field) }
    #expect(SeparatedText.field("a,b", separator: ",") == "\"a,b\"")
  }

  /// To Swift an accent after a sign is one character with it; to whoever reads the file it is two.
  @Test func `an accent does not hide a separator or a quote`() {
    let rows: [(String, String)] = [
      ("a;\u{301}b", "\"a;\u{301}b\""), ("a\"\u{301}b", "\"a\"\"\u{301}b\""),
      (" \u{301}", "\" \u{301}\""), ("a\u{1}b", "a\u{FFFD}b"), ("\u{2028}", "\"\u{2028}\""),
    ]
    for (text, field) in rows {
      let written = SeparatedText.field(text, separator: ";")
      #expect(Array(written.unicodeScalars) == Array(field.unicodeScalars))
    }
  }
}
