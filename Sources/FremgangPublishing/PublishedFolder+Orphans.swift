extension PublishedFolder {
  /// The version that `current` led to before somebody removed it, or was about to lead to when a run
  /// was cut short: the newest one, which has its private state.
  ///
  /// A version gets its name after its state is written, and the state of the one before goes when
  /// readers see the new one. So the newest version without a state was seen and then robbed of it, and a
  /// newer state without a version belongs to publications that were removed: neither is taken for
  /// something half done, because whoever kept the old files could subtract what comes anew.
  ///
  /// - Returns: the version; nothing when `current` is there, or nothing was ever published.
  /// - Throws: ``PublishingFault``; ``PublishingFault/isDamaged(path:found:)`` when what is left does
  ///   not tell.
  public func orphan() throws(PublishingFault) -> PublishedVersion? {
    guard try current() == nil else { return nil }
    let versions = try allVersions()
    let states = try allStates()
    let suffix = FileSystem.stagingSuffix
    let staged = try names(in: self.versions).filter { $0.hasSuffix(suffix) }
      .compactMap { PublishedVersion(name: $0.dropLast(suffix.count)) }
    let lost = states.first { state in
      state.number > versions.last?.number ?? 0 && !staged.contains(state)
    }
    if let lost {
      throw .isDamaged(
        path: link,
        found: "is missing, and so is '\(lost.name)' in 'versions', although its private state is "
          + "there: it was published. Bring 'versions/\(lost.name)' back from a backup; \(startAnew)"
      )
    }
    guard let last = versions.last else { return nil }
    guard states.contains(last) else {
      throw .isDamaged(
        path: link,
        found: "is missing, and 'private/\(last.name).json' is, too, although '\(last.name)' is "
          + "there. Bring it back from a backup; \(startAnew)"
      )
    }
    return last
  }

  /// Lets `current`, which is missing, lead to the version that it led to.
  ///
  /// - Parameter version: the ``orphan()``, when its files and its state have been found to be whole.
  /// - Throws: ``PublishingFault``.
  public func adopt(_ version: PublishedVersion) throws(PublishingFault) {
    guard try orphan() == version else {
      throw .isTaken(path: link, found: "no longer what it was a moment ago")
    }
    try FileSystem.replaceLink(link, to: "versions/\(version.name)")
    try FileSystem.syncFolder(root)
  }

  /// Whether the current version has its state, without which nobody knows what was published.
  func checkState(of current: PublishedVersion) throws(PublishingFault) {
    let states = try allStates()
    guard !states.contains(current) else { return }
    let versions = try allVersions()
    if let other = states.last(where: { versions.contains($0) }) {
      throw .isDamaged(
        path: link,
        found: "leads to '\(current.name)', and the private state is that of '\(other.name)'. Let "
          + "it lead there again (ln -sfn versions/\(other.name) '\(link)')"
      )
    }
    throw .isDamaged(
      path: privateFolder,
      found: "holds no state of '\(current.name)', which is published. Bring "
        + "'\(current.name).json' back from a backup; \(startAnew)"
    )
  }

  /// What remains when there is no backup.
  var startAnew: String {
    "or, where nobody can have the old files, move 'current', 'versions' and 'private' away to "
      + "start anew"
  }

  /// The versions whose states are there, oldest first.
  private func allStates() throws(PublishingFault) -> [PublishedVersion] {
    try names(in: privateFolder).compactMap { PublishedVersion(stateName: $0) }
      .sorted { $0.number < $1.number }
  }
}

extension PublishedVersion {
  /// The version whose private state has this name; nothing when no version's has.
  init?(stateName name: String) {
    guard name.hasSuffix(".json") else { return nil }
    self.init(name: name.dropLast(5))
  }
}
