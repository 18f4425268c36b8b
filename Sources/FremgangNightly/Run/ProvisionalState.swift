import FremgangJSON

/// What is remembered from night to night.
struct ProvisionalState: Codable {
  var fingerprint: Fingerprint
  var failure: JobFailure.Kind?
  var reasons: [JobFailure.Reason]

  var bytes: [UInt8] { (try? JSONWriter.bytes(of: self)) ?? [] }

  init(fingerprint: Fingerprint) {
    self.fingerprint = fingerprint
    reasons = []
  }

  init(reading bytes: [UInt8]) throws(JSONFaults) {
    self = try JSONReader.value(ProvisionalState.self, from: bytes, file: nil)
  }
}
