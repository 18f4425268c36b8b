package import FremgangKit

/// What every report of this kind must say of itself.
extension Sentences {
  /// The reservations in full.
  package func caveats() -> [String] {
    Sentences.caveats.map { words.say($0) }
  }

  /// The one sentence that the summary has room for.
  package func shortCaveat() -> String {
    say(
      da: "Uden kontrolgruppe viser tallene en ændring, ikke hvad der har skabt den, og "
        + "tilbagegang kan følge af ny indsigt.",
      en: "Without a control group the figures show a change, not what brought it about, and "
        + "worsening can follow new insight."
    )
  }

  /// That the data are invented.
  package func synthetic() -> String {
    say(
      da: "Syntetiske data: alle personer og svar i denne rapport er opdigtede.",
      en: "Synthetic data: every person and every answer in this report is invented."
    )
  }

  /// The same in two words, for captions and files.
  package func syntheticMark() -> String {
    say(da: "syntetiske data", en: "synthetic data")
  }

  /// What was withheld, and by which rule.
  package func disclosure(_ disclosure: Disclosure) -> String {
    guard disclosure.minimumCell > 1 else {
      return say(
        da: "Små grupper er ikke skjult i denne rapport.",
        en: "Small groups are not withheld in this report."
      )
    }
    return say(
      da: "Grupper med færre end \(words.count(disclosure.minimumCell)) par vises ikke, og om "
        + "nødvendigt er flere grupper skjult, så de ikke kan regnes ud. Antal forbedrede, "
        + "uændrede og forværrede vises for grupper på mindst "
        + "\(words.count(disclosure.minimumForCounts)). Den, der ved noget i forvejen, kan somme "
        + "tider indkredse, hvor stor en skjult gruppe er, men ikke, hvordan det er gået den.",
      en: "Groups of fewer than \(words.count(disclosure.minimumCell)) pairs are withheld, and "
        + "where necessary further groups too, so that they cannot be worked out. Counts of "
        + "improved, unchanged and worsened are shown for groups of at least "
        + "\(words.count(disclosure.minimumForCounts)). Who knows something beforehand can sometimes "
        + "narrow down how large a hidden group is, but not how it fared."
    )
  }
}

extension Sentences {
  private static let caveats: [LocalizedText] = [
    LocalizedText(
      da: "Der er ingen kontrolgruppe. Tallene viser en ændring mellem to målinger, ikke hvad "
        + "der har skabt den.",
      en: "There is no control group. The figures show a change between two measurements, not "
        + "what brought it about."
    ),
    LocalizedText(
      da: "Ændringen kan ikke føres tilbage til en bestemt aktivitet.",
      en: "The change cannot be traced to any one activity."
    ),
    LocalizedText(
      da: "Kun de, der er målt begge gange, indgår i ændringen. De, der ikke kom igen, kan have "
        + "klaret sig anderledes.",
      en: "Only those measured twice are part of the change. Those who did not come back may "
        + "have fared otherwise."
    ),
    LocalizedText(
      da: "Hvem der har svaret, kan være påvirket af, hvem projekterne har spurgt.",
      en: "Who answered may depend on whom the projects asked."
    ),
    LocalizedText(
      da: "Den, der måles på et tidspunkt, hvor det går usædvanligt dårligt eller godt, ligger "
        + "ofte nærmere sit eget gennemsnit næste gang (regression mod gennemsnittet). En del "
        + "af en ændring kan skyldes det alene.",
      en: "People measured when things go unusually badly or well tend to lie closer to their "
        + "own average next time (regression to the mean). Part of a change may be owed to that "
        + "alone."
    ),
    LocalizedText(
      da: "Personer i samme projekt ligner ofte hinanden. Almindelige intervaller og test "
        + "regner dem som uafhængige.",
      en: "People in one project tend to resemble each other. Ordinary intervals and tests take "
        + "them as independent."
    ),
    LocalizedText(
      da: "Recovery forløber ikke i en lige linje: tilbagegang kan følge af ny indsigt, og "
        + "uændret kan være en succes.",
      en: "Recovery does not run in a straight line: worsening can follow new insight, and "
        + "unchanged can be a success."
    ),
  ]
}
