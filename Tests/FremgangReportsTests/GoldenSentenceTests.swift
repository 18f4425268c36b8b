import FremgangKit
import FremgangReports
import Testing

/// Sentences typed by hand from the pool's invented totals and the published report.
@Suite struct GoldenSentenceTests {
  private let danish = [
    "161 personer er målt mindst én gang; 109 af dem er målt både før og efter på mindst ét "
      + "instrument, og kun de indgår i ændringerne.",
    "På MHRM steg gennemsnittet fra 68 til 79 for de 109 personer, der er målt både før og efter; "
      + "det er 9 pct. af skalaen (0–120).",
    "På LSNS-15M steg gennemsnittet fra 18 til 19 for de 101 personer, der er målt både før og "
      + "efter; det er 2 pct. af skalaen (0–45).",
    "På MHRM gik 73 af de 109 (to tredjedele, 67 pct.) frem, 7 (6 pct.) er uændrede, og 29 (27 "
      + "pct.) gik tilbage.",
    "På LSNS-15M gik 53 af de 101 (lidt over halvdelen, 52 pct.) frem, 8 (8 pct.) er uændrede, og "
      + "40 (40 pct.) gik tilbage.",
    "Ændringen er 11,1 point (95 % interval 7,7 til 14,4).",
    "Ændringen er statistisk signifikant på 5 %-niveau i begge test (parret t-test: t(108) = 6,54, "
      + "p < 0,001; Wilcoxons rangtest for parrede målinger: z = 5,63, p < 0,001, 7 uændrede "
      + "udeladt).",
    "Ændringen er statistisk signifikant på 5 %-niveau i begge test (parret t-test: t(100) = 2,58, "
      + "p = 0,011; Wilcoxons rangtest for parrede målinger: z = 2,31, p = 0,021, 8 uændrede "
      + "udeladt).",
    "Personerne kommer fra seks projekter. Tages der højde for det, bliver intervallet −0,5 til "
      + "2,1 (95 % interval, df = 5), og det omfatter 0: når personer i samme projekt ligner "
      + "hinanden, kan ændringen ikke skelnes fra tilfældige udsving, selv om det almindelige "
      + "interval ikke omfatter 0.",
    "bliver intervallet 5,8 til 16,4 (95 % interval, df = 5), og det omfatter ikke 0.",
    "»deltager« fra 62 til 75 (n = 76), »frivillig med brugererfaring« fra 83 til 90 (n = 30) og ikke "
      + "oplyst fra 64 til 78 (n = 3)",
    "»deltager« fra 17 til 18 (n = 70), »frivillig med brugererfaring« 21 både før og efter (n = 28)",
    "Størst er ændringen i Netværkshuset (fra 59 til 78) og Værestedet Åen (fra 60 til 79); i de "
      + "øvrige fire projekter ligger ændringen mellem 7 og 9 point.",
    "Størst er ændringen i Ungehuset (fra 13 til 18) og Netværkshuset (fra 15 til 18); i de øvrige "
      + "fire projekter er der stort set ingen ændring (0 point).",
    "Af de 98, hvis rolle er oplyst, gik 39 (40 pct.) tilbage på LSNS-15M.",
    "29 af de 109 gik tilbage på MHRM. 28 af dem er også målt både før og efter på LSNS-15M, og 9 "
      + "af de 28 (omkring en tredjedel, 32 pct.) gik frem dér. Blandt dem, der ikke gik tilbage på "
      + "MHRM, gik 44 af de 73 (60 pct.) frem på LSNS-15M. Fremgang på LSNS-15M er altså sjældnere "
      + "blandt dem, der gik tilbage på MHRM, end blandt de øvrige",
    "39 af de 98 gik tilbage på LSNS-15M. De er alle også målt både før og efter på MHRM, og 22 af "
      + "de 39 (56 pct.) gik frem dér.",
    "Af de otte forventede projekter bidrager seks med målinger både før og efter. Vendepunktet: "
      + "kun målt ved start. Lyspunktet: fritaget for måling.",
  ]

  private let english = [
    "On the MHRM, the mean rose from 68 to 79 among the 109 people measured before and after; that "
      + "is 9% of the scale (0–120).",
    "On the MHRM, 73 of the 109 (two thirds, 67%) improved, 7 (6%) did not change, and 29 (27%) "
      + "worsened.",
    "(paired t test: t(100) = 2.58, p = 0.011; Wilcoxon signed-rank test: z = 2.31, p = 0.021, 8 "
      + "unchanged left out).",
    "29 of the 109 worsened on the MHRM. 28 of them are also measured before and after on the "
      + "LSNS-15M, and 9 of the 28 (about a third, 32%) improved there.",
    "Improvement on the LSNS-15M is thus rarer among those who worsened on the MHRM than among the "
      + "others: the figures do not show that one makes up for the other.",
    "includes 0: where people in the same project resemble each other, the change cannot be told "
      + "from chance, although the ordinary interval excludes 0.",
  ]

  @Test func `the Danish report says what the published one printed`() throws {
    let text = try PoolFixture.markdown(.da)
    for sentence in danish { #expect(text.contains(sentence)) }
  }

  @Test func `the English report says the same`() throws {
    let text = try PoolFixture.markdown(.en)
    for sentence in english { #expect(text.contains(sentence)) }
  }

  @Test func `a change is never called an effect, and a network never loneliness`() throws {
    for language in Language.allCases {
      let text = try PoolFixture.markdown(language).lowercased()
      for word in ["effekt", "effect", "ensom", "lonel", "virkning", "impact"] {
        #expect(!text.contains(word), "\(word)")
      }
    }
  }

  @Test func `on a scale where lower is better, the sentence says so`() throws {
    let text = try PoolFixture.markdown(.da) { findings in
      findings.instruments[0].scales[0].higherIsBetter = false
    }
    #expect(text.contains("Scoren går fra 0 til 120; et lavere tal er bedre."))
    #expect(text.contains("på denne skala er et fald en fremgang"))
    #expect(text.contains("Størst er ændringen i Cafe Hønen") == false)
  }

  @Test func `equal rates of compensation are called equal`() throws {
    let text = try PoolFixture.markdown(.en) { findings in
      findings.compensation[0].compensated = 14
      findings.compensation[0].improvedAmongNotWorsened?.n = 20
      findings.compensation[0].improvedAmongNotWorsened?.of = 40
    }
    #expect(
      text.contains("equally common among those who worsened on the MHRM and among the others")
    )
  }
}
