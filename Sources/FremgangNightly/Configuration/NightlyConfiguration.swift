public import FremgangJSON

/// Jobs as a file describes them.
public struct NightlyConfiguration: Sendable, Hashable {
  /// The schema that configuration files name.
  public static let schema = "fremgang.nightly/1"

  /// The jobs, in the order of the file.
  public var jobs: [NightlyJob]
  /// After how many seconds the run is stopped; nothing for no limit.
  public var timeLimit: Int?
  /// How many jobs may run side by side; nothing for one a processor.
  public var threads: Int?

  /// Creates a configuration of jobs that are known.
  public init(jobs: [NightlyJob]) {
    self.jobs = jobs
  }

  private static let options = JSONOptions(
    allowsComments: true,
    allowsTrailingCommas: true,
    maximumBytes: 4 << 20,
    maximumValues: 50_000
  )

  /// Reads a configuration from JSON in which comments and trailing commas are allowed.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - file: its path; paths in it are meant from its folder.
  /// - Throws: every fault of it, in the order of the file, each with its line, column and path.
  public init(reading bytes: [UInt8], file: String) throws(JSONFaults) {
    let collector = DiagnosticCollector(file: file)
    let node = JSONNode.parse(bytes, into: collector, options: NightlyConfiguration.options)
    let folder = file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
    var reader = ConfigurationReader(folder: folder)
    if let node, let root = JSONValueReader(node, into: collector).object() { reader.read(root) }
    if collector.hasErrors { throw JSONFaults(collector.inDocumentOrder) }
    (jobs, timeLimit, threads) = (reader.jobs, reader.timeLimit, reader.threads)
  }
}
