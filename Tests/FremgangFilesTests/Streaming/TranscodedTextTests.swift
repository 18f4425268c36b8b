import SeededNumbers
import Testing

@testable import FremgangFiles

@Suite struct TranscodedTextTests {
  private func wide(_ units: [UInt16], highFirst: Bool) -> [UInt8] {
    ([0xFEFF] + units).flatMap { unit in
      let (high, low) = (UInt8(unit >> 8), UInt8(truncatingIfNeeded: unit))
      return highFirst ? [high, low] : [low, high]
    }
  }

  private func text(_ bytes: [UInt8], _ piece: Int, _ threads: Int) throws -> [UInt8]? {
    let source = try TranscodedText.utf8(
      of: BytesInMemory(bytes: bytes),
      atMost: 1 << 20,
      threads: threads,
      pieceBytes: piece
    )
    guard let source else { return nil }
    // Read in odd portions, which begin and end within pieces.
    var all: [UInt8] = []
    while all.count < source.count {
      var portion = [UInt8](repeating: 0, count: 13)
      let count = unsafe portion.withUnsafeMutableBytes {
        unsafe source.read(at: all.count, into: $0)
      }
      if count == 0 { return nil }
      all += portion[..<count]
    }
    return all
  }

  @Test(arguments: [2, 4, 34, 38, 1000, 1 << 20], [true, false])
  func `a text comes to its UTF-8, however it is divided`(piece: Int, highFirst: Bool) throws {
    var random = SeededGenerator(seed: UInt64(piece))
    for round in 0..<60 {
      var text = ""
      for _ in 0..<Int.random(in: 0...120, using: &random) {
        let isOdd = Int.random(in: 0..<40, using: &random) < round
        text +=
          isOdd
          ? ["æ", "€", "😀", "\u{7F}", "\u{80}", "\u{FFFF}"].randomElement(using: &random) ?? ""
          : "3,"
      }
      let bytes = wide(Array(text.utf16), highFirst: highFirst)
      #expect(try self.text(bytes, piece, round % 3 + 1) == Array(text.utf8))
    }
  }

  @Test(arguments: [2, 4, 6, 1 << 20])
  func `units that spell no character are refused`(piece: Int) throws {
    let plain = Array("abcdefghijklmnopqrstuvwxyz".utf16)
    for place in 0...plain.count {
      for odd: [UInt16] in [[0xD83D], [0xDE00], [0xDE00, 0xD83D], [0xD83D, 0xD83D]] {
        let units = plain[..<place] + odd + plain[place...]
        #expect(try text(wide(Array(units), highFirst: place % 2 == 0), piece, 2) == nil)
      }
    }
    #expect(try text([0x61, 0x00, 0x62, 0x00], piece, 1) == nil)
    #expect(try text([0xFF, 0xFE, 0x62], piece, 1) == nil)
  }
}
