#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// How long old versions are kept: either limit drops a version, the one that it reaches first.
///
/// Both are looked at after each publication, so that a night without news writes nothing.
public struct Retention: Sendable, Hashable {
  /// How many versions are kept, with the current one; at least 1.
  public var versions: Int
  /// How many days a version is kept after another took its place.
  public var days: Int

  /// Keeps 30 versions for at most 90 days.
  public init(versions: Int = 30, days: Int = 90) {
    self.versions = versions
    self.days = days
  }
}

extension PublishedFolder {
  /// The versions that are no longer to be kept, never the current one.
  ///
  /// - Parameters:
  ///   - retention: how many are kept, and how long.
  ///   - now: seconds since 1970-01-01 UTC. A version's age counts from when the next one was made; one
  ///     that was made later than `now` has no age.
  /// - Returns: the versions beyond either limit, oldest first.
  /// - Throws: ``PublishingFault``.
  public func expired(
    keeping retention: Retention,
    now: Int64
  ) throws(PublishingFault) -> [PublishedVersion] {
    guard let current = try current() else { return [] }
    let old = try allVersions().filter { $0.number < current.number }
    var expired: [PublishedVersion] = []
    for (index, version) in old.enumerated() {
      let next = index + 1 < old.count ? old[index + 1] : current
      let isBeyondCount = old.count - index >= max(1, retention.versions)
      let replaced = try FileSystem.status(of: folder(of: next)).map { Int64($0.modified.tv_sec) }
      let (age, overflows) = now.subtractingReportingOverflow(replaced ?? now)
      let isOld = !overflows && age / 86_400 >= Int64(max(0, retention.days))
      if isBeyondCount || isOld { expired.append(version) }
    }
    return expired
  }

  /// Removes a version that readers no longer see.
  ///
  /// - Parameter version: a version that has ``expired(keeping:now:)``.
  /// - Throws: ``PublishingFault``; the version is then there as it was, or healing removes the rest.
  public func remove(_ version: PublishedVersion) throws(PublishingFault) {
    let path = folder(of: version)
    try FileSystem.remove(path + FileSystem.removalSuffix)
    try FileSystem.rename(path, to: path + FileSystem.removalSuffix)
    try FileSystem.remove(path + FileSystem.removalSuffix)
  }
}
