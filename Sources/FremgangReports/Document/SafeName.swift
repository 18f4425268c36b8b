/// Names for files and links, made from ids that may come from an export.
enum SafeName {
  /// `id` where it is made of lower-case letters, digits and hyphens alone; otherwise `fallback`.
  ///
  /// Text from an export never becomes a file name.
  static func of(_ id: String, fallback: String) -> String {
    let bytes = Array(id.utf8)
    let isPlain = bytes.allSatisfy {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "-")
    }
    let fits = (1...40).contains(bytes.count) && bytes.first != UInt8(ascii: "-")
    return isPlain && fits ? id : fallback
  }
}
