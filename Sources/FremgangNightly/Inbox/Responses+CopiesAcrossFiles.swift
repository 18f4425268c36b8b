import FremgangKit

extension Responses {
  /// The responses without those that another file holds as well, so that last week's export beside
  /// this week's adds nothing.
  ///
  /// What stands several times in one file stays so: as often as it stands in the file that has it most
  /// often. Nothing depends on the order of files.
  func withoutCopiesAcrossFiles() -> Responses {
    guard files.count > 1 else { return self }
    var kept = self
    kept.measurements = Responses.once(measurements, \.origin) { measurement in
      var bare = measurement
      bare.origin = Origin(file: 0, line: 0)
      return bare
    }
    kept.groupValues = Responses.once(groupValues, \.origin) { value in
      var bare = value
      bare.origin = Origin(file: 0, line: 0)
      return bare
    }
    kept.personalRatings = Responses.once(personalRatings, \.origin) { rating in
      var bare = rating
      bare.origin = Origin(file: 0, line: 0)
      return bare
    }
    return kept
  }

  /// The entries of the file that has each most often; of several, of the first.
  private static func once<Entry: Hashable>(
    _ entries: [Entry],
    _ origin: KeyPath<Entry, Origin>,
    bare: (Entry) -> Entry
  ) -> [Entry] {
    var copies: [Entry: Copies] = [:]
    for entry in entries {
      copies[bare(entry), default: Copies()].counts[entry[keyPath: origin].file, default: 0] += 1
    }
    for (entry, found) in copies where found.counts.count > 1 {
      let most = found.counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }
      copies[entry]?.chosen = most?.key ?? -1
    }
    return entries.filter { entry in
      guard let chosen = copies[bare(entry)]?.chosen, chosen >= 0 else { return true }
      return entry[keyPath: origin].file == chosen
    }
  }
}

/// How often an entry stands in each file, and the file whose entries stay.
private struct Copies {
  var counts: [Int: Int] = [:]
  var chosen = -1
}
