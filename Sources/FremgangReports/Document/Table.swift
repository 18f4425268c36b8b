/// A table: one header column, further columns of one kind each, and footnotes.
package struct Table: Sendable, Hashable {
  /// Its number in the document, given when the document is complete.
  package var number = 0
  /// The name of its file, without extension: lower-case letters, digits and hyphens.
  package var name: String
  /// What it shows.
  package var caption: String
  /// The columns, the first being the row headers.
  package var columns: [Column]
  /// The rows.
  package var rows: [Row]
  /// The footnotes, in the order of their marks: the first is a.
  package var footnotes: [String] = []
}

/// A column of a table.
package struct Column: Sendable, Hashable {
  /// What the cells of a column hold, which decides how it lies and how many fields it fills.
  package enum Kind: Sendable, Hashable {
    /// Text.
    case text
    /// A number, a count or a p-value.
    case number
    /// A count with its percentage of what is named, or of the row's n: two fields in a file of
    /// values.
    case share(of: String? = nil)
    /// The two ends of an interval: two fields in a file of values.
    case interval
  }

  /// The heading.
  package var title: String
  /// What the cells hold.
  package var kind: Kind
  /// The footnotes that the heading carries, as indices.
  package var marks: [Int] = []
}

/// A row of a table.
package struct Row: Sendable, Hashable {
  /// How a row stands among the others.
  package enum Standing: Sendable, Hashable {
    /// One row of many.
    case ordinary
    /// A sum or a whole that the others are parts of.
    case total
    /// A heading for the rows beneath, without cells.
    case heading
  }

  /// The row header.
  package var title: String
  /// The cells after the header, one for each column but the first; none in a heading.
  package var cells: [Cell]
  /// How the row stands among the others.
  package var standing: Standing = .ordinary
  /// The footnotes that the row header carries, as indices.
  package var marks: [Int] = []
}

/// One cell of a table.
package struct Cell: Sendable, Hashable {
  /// What a cell holds.
  package enum Content: Sendable, Hashable {
    /// Text.
    case text(String)
    /// A whole number of people, measurements or points.
    case count(Int)
    /// A whole number with its sign.
    case signedCount(Int)
    /// A number and how many decimals are printed.
    case number(Double, decimals: Int)
    /// A number printed with its sign.
    case signedNumber(Double, decimals: Int)
    /// A count and what it is a share of.
    case share(Int, of: Int)
    /// The ends of an interval and how many decimals are printed.
    case interval(Double, Double, decimals: Int)
    /// A p-value.
    case probability(Double)
    /// Hidden, because the group is small.
    case withheld
    /// The figure cannot be computed.
    case missing
    /// No figure belongs here.
    case none
  }

  /// What it holds.
  package var content: Content
  /// The footnotes that it carries, as indices.
  package var marks: [Int] = []

  init(_ content: Content, marks: [Int] = []) {
    self.content = content
    self.marks = marks
  }
}
