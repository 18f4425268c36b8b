import FremgangDigests
import FremgangFiles
import FremgangInstruments
import FremgangKit
import FremgangPublishing

/// The exports of one night, read and evaluated from those who may be taken in.
struct Night {
  let evaluated: EvaluatedNight
  let fingerprint: Fingerprint
  /// What was read and with what, without the files that come of it.
  let manifest: Manifest

  var results: Results { evaluated.results }

  /// Evaluates what was read after what was published last.
  init(
    _ reading: JobReading,
    _ materials: JobMaterials,
    _ fingerprint: Fingerprint,
    after last: PublishedPeople?
  ) throws(JobFailure) {
    let declarations = Declarations(
      plan: reading.plan,
      catalogue: materials.catalogue,
      responses: reading.responses,
      program: fingerprint.program
    )
    do throws(PublicationHold) {
      evaluated = try EvaluatedNight(
        reading.responses,
        under: declarations,
        after: last
      )
    } catch {
      throw JobFailure(error)
    }
    let findings = evaluated.results.findings
    guard findings.respondents.included > 0 || !findings.personal.isEmpty else {
      throw JobFailure(
        .badInput,
        "nothing-left",
        "The filters of the plan leave no measurement, so there is nothing to evaluate."
      )
    }
    self.fingerprint = fingerprint
    manifest = reading.manifest(
      materials,
      of: evaluated.people.responses,
      version: fingerprint.program
    )
  }
}

extension JobFailure {
  /// Why figures that could be computed may not be published.
  init(_ hold: PublicationHold) {
    let wait = "Wait until more people have come, or publish anew into an empty folder elsewhere."
    switch hold {
    case .fewPeopleChanged:
      self.init(
        .badInput,
        "too-few-people-changed",
        "The plan, an instrument or the program would change the figures of so few people that they "
          + "could be worked out from the figures before.",
        remedy: wait
      )
    case .itemsChanged:
      self.init(
        .badInput,
        "items-changed",
        "An instrument has other items than those that were answered when figures were published.",
        remedy: "Give the changed instrument an id of its own."
      )
    case .groupingReturned:
      self.init(
        .badInput,
        "grouping-returned",
        "A grouping is back that was published once and then was not.",
        remedy: "Take it out of the plan."
      )
    case .levelsWouldGiveAway:
      self.init(
        .badInput,
        "groups-would-give-away",
        "Groups would have to be shown or hidden in a way that gives single people away.",
        remedy: wait
      )
    case .evaluation(let fault):
      switch fault {
      case .nothingToEvaluate: self.init(.badInput, "nothing-to-evaluate", "\(fault)")
      case .instrument, .notOnePlan: self.init(.badInput, "evaluation-refused", "\(fault)")
      case .identity: self.init(.inside, "evaluation-contradicts-itself", "\(fault)")
      }
    }
  }
}

extension JobReading {
  /// What the manifest says of the way from the exports to the figures.
  ///
  /// Nothing of the exports themselves: rows, sizes, digests and remarks by line tell of people who
  /// have to wait. The log and the private state have the files with their digests.
  fileprivate func manifest(
    _ materials: JobMaterials,
    of admitted: Responses,
    version: String
  ) -> Manifest {
    Manifest(
      version: version,
      inputs: [],
      plan: Manifest.Plan(file: materials.planName, sha256: materials.planDigest),
      instruments: admitted.instruments.map { instrument in
        Manifest.UsedInstrument(
          id: instrument.id,
          version: instrument.version,
          sha256: SHA256.hexadecimal(of: materials.catalogue.source(instrument.id) ?? [])
        )
      },
      remarks: [],
      outputs: []
    )
  }
}
