import FremgangKit
import Testing

@Suite struct ColumnNameTests {
  @Test func `the same column is the same text however it is written`() {
    let rows: [(names: [String], folded: String)] = [
      (["mhrm_01", "MHRM1", "Mhrm-1", "mhrm 001", "mhrm.1", " MHRM_1 "], "mhrm1"),
      (["mhrm_10", "MHRM10", "mhrm-010"], "mhrm10"),
      (["who5_1", "WHO5-01", "who-5 1"], "who5_1"),
      (["who51", "who_51"], "who51"),
      (["før", "FØR", "foer", "Før"], "foer"),
      (["måling", "ma\u{30A}ling", "MAALING", "Måling"], "maaling"),
      (["Spørgsmål 7", "spoergsmaal_07"], "spoergsmaal7"),
      (["ægte", "AEGTE"], "aegte"),
      (["a0", "a_0", "a00", "a_000"], "a0"),
      (["a_0_1", "a0_01"], "a0_1"),
      (["a100", "a_0100"], "a100"),
      (["mhrm_1_10"], "mhrm1_10"),
      (["01", "1", "_1"], "1"),
      (["0x", "00x"], "0x"),
      (["", "_", " - "], ""),
    ]
    for row in rows {
      for name in row.names {
        #expect(ColumnName.folded(name) == row.folded, "\(name)")
      }
    }
  }
}
