import FremgangDigests
import Testing

struct XXH64Tests {
  /// Expected: `xxhash.xxh64(text, seed=…)` of the Python package xxhash 4.1.0.
  @Test func `hashes are those of another program`() {
    let rows: [(text: String, seed42: UInt64, seed0: UInt64)] = [
      ("", 0x98b1_582b_0977_e704, 0xef46_db37_51d8_e999),
      ("a", 0x88e4_fe59_adf7_b0cc, 0xd24e_c4f1_a98c_6e5b),
      ("abc", 0x13c1_d910_7027_70e6, 0x44bc_2cf5_ad77_0999),
      ("A17", 0x4894_7692_dabd_9896, 0x2d9a_a0f8_2712_5664),
      ("Ærø", 0xb0e0_9454_37a2_7225, 0xec46_5240_1f46_d089),
      ("1234567", 0xd3be_ef9c_ac40_8801, 0xd3a4_6e91_0828_9359),
      ("borger-00000001", 0xc4c8_ef10_11a7_6864, 0x07cf_e086_2f8d_e18a),
      (String(repeating: "x", count: 31), 0xe82d_e6c8_21df_41de, 0x60dd_0d01_083b_99f0),
      (String(repeating: "x", count: 32), 0x1209_bcc9_fa7c_79f8, 0xe2df_261f_c2ec_30eb),
      ("north\u{1F}17", 0x803c_955f_3c6c_d339, 0xaf4b_6538_329c_1fbb),
      (
        "The quick brown fox jumps over the lazy dog",
        0xaa9f_288a_8baa_3d3f, 0x0b24_2d36_1fda_71bc
      ),
      (
        String(repeating: "0123456789", count: 10),
        0x5887_7baa_9098_2d65, 0xf80e_7b96_315a_fffa
      ),
    ]
    for row in rows {
      #expect(XXH64.hash(Array(row.text.utf8), seed: 42) == row.seed42, "\(row.text)")
      #expect(XXH64.hash(Array(row.text.utf8), seed: 0) == row.seed0, "\(row.text)")
    }
  }
}
