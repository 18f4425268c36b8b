import FremgangJSON
import FremgangKit

extension PartialEvaluation {
  /// The part as a document in UTF-8; equal parts give equal bytes.
  package var bytes: [UInt8] {
    JSONTree.object([
      JSONTreeMember("schema", .string(PartialEvaluation.schemaName)),
      JSONTreeMember("version", .string(version)),
      JSONTreeMember("plan", .string(plan.text(isInferred: false))),
      JSONTreeMember("planFile", .optional(planFile, \.tree)),
      JSONTreeMember("instruments", .array(instruments.map(\.tree))),
      JSONTreeMember("respondents", respondents.tree),
      JSONTreeMember("pseudonymKey", .optional(pseudonymKey, JSONTree.string)),
      JSONTreeMember("evidence", evidence.tree),
      JSONTreeMember("files", .array(files.map(\.tree))),
      JSONTreeMember("remarks", .array(remarks.map(\.tree))),
      JSONTreeMember(
        "suppressedRemarks",
        .object(
          suppressedRemarks.sorted { $0.key < $1.key }.map {
            JSONTreeMember($0.key, .integer($0.value))
          }
        )
      ),
      JSONTreeMember("tables", tables.tree),
    ]).bytes
  }
}

extension PartialEvaluation.UsedInstrument {
  fileprivate var tree: JSONTree {
    .object([
      JSONTreeMember("id", .string(id)), JSONTreeMember("version", .string(version)),
      JSONTreeMember("sha256", .string(sha256)),
    ])
  }
}

extension PartialEvaluation.SourceFile {
  fileprivate var tree: JSONTree {
    .object([
      JSONTreeMember("name", .string(name)), JSONTreeMember("sha256", .string(sha256)),
      JSONTreeMember("bytes", .integer(bytes)), JSONTreeMember("dialect", .string(dialect)),
      JSONTreeMember("rows", .integer(rows)),
      JSONTreeMember("bins", .object(bins.map { JSONTreeMember($0.reason, .integer($0.rows)) })),
    ])
  }
}

extension PartialEvaluation.Remark {
  fileprivate var tree: JSONTree {
    .object([
      JSONTreeMember("code", .string(code)),
      JSONTreeMember("file", .optional(file, JSONTree.string)),
      JSONTreeMember("line", .optional(line, JSONTree.integer)),
      JSONTreeMember("column", .optional(column, JSONTree.integer)),
    ])
  }
}

extension RespondentSketch {
  fileprivate var tree: JSONTree {
    switch self {
    case .hashes(let hashes):
      .object([JSONTreeMember("hashes", .string(PackedHashes.text(of: hashes)))])
    case .slice(let slice): .object([JSONTreeMember("slice", .string(slice.description))])
    }
  }
}

extension WholeEvidence {
  fileprivate var tree: JSONTree {
    .object([
      JSONTreeMember("codes", .array(codes.map(\.tree))),
      JSONTreeMember("lowestCodes", .array(lowestCodes.map(\.tree))),
      JSONTreeMember("labels", .array(labels.map(\.tree))),
    ])
  }
}

extension CodeEvidence {
  fileprivate var tree: JSONTree {
    .object([
      JSONTreeMember("instrument", .string(instrument)),
      JSONTreeMember("misfits", .integer(misfits)),
      JSONTreeMember("sets", .array(sets.map(\.tree))),
    ])
  }
}

extension NumbersMet {
  fileprivate var tree: JSONTree {
    func list(_ numbers: Set<Int>) -> JSONTree { .integers(numbers.sorted().map(Int64.init)) }
    return .object([
      JSONTreeMember(
        "counts",
        .integers(
          counts.sorted { $0.key < $1.key }.flatMap { [Int64($0.key), Int64($0.value)] }
        )
      ),
      JSONTreeMember("met", .integer(met)),
      JSONTreeMember("differences", list(labelled.differences)),
      JSONTreeMember("sums", list(labelled.sums)),
      JSONTreeMember("codes", list(labelled.codes)),
      JSONTreeMember("isLettered", .bool(isLettered)),
    ])
  }
}

extension LowestCodeTally {
  fileprivate var tree: JSONTree {
    .object([
      JSONTreeMember("instrument", .string(instrument)),
      JSONTreeMember("wave", .optional(wave, JSONTree.integer)),
      JSONTreeMember("file", .string(file)),
      JSONTreeMember("line", .integer(line)), JSONTreeMember("answers", .integer(answers)),
      JSONTreeMember("lowest", .integer(lowest)),
    ])
  }
}

extension LabelEvidence {
  fileprivate var tree: JSONTree {
    .object([
      JSONTreeMember("grouping", .optional(grouping, JSONTree.string)),
      JSONTreeMember("labels", .strings(labels)), JSONTreeMember("people", .integer(people)),
      JSONTreeMember("file", .string(file)), JSONTreeMember("line", .integer(line)),
    ])
  }
}
