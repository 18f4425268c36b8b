extension FindingWords {
  /// What reading finds in rows.
  static let ofReading: [String: FindingWords] = [
    "value-out-of-range": FindingWords(
      "A value is none of the codes that its item offers.",
      remedy: "Correct it; a code for no answer belongs in \"missingCodes\" of the plan."
    ),
    "value-not-a-code": FindingWords(
      "A value is neither a code of its item nor a known label.",
      remedy:
        "Correct it, or say what it means in \"answerLabels\" or \"missingCodes\" of the "
        + "plan."
    ),
    "value-ambiguous": FindingWords(
      "A number may have decimals or thousands.",
      remedy: "Correct it, or export without dividers of thousands."
    ),
    "total-not-a-score": FindingWords(
      "A total is no score that the instrument can give.",
      remedy: "Correct it; better, export the items."
    ),
    "total-disagrees": FindingWords(
      "A total is not what the items beside it come to.",
      remedy: "Correct one of them, or list the column under \"ignore\" in the plan."
    ),
    "date-unreadable": FindingWords(
      "A date cannot be read.",
      remedy: "Write dates as 2015-03-14 or 14-03-2015."
    ),
    "wave-unknown": FindingWords(
      "A wave is blank or unknown.",
      remedy: "Add the label to one of \"waves\" in the plan, or correct the row."
    ),
    "respondent-missing": FindingWords(
      "A row names no respondent.",
      remedy: "Fill it in, or remove the row if it is a sum or a remark."
    ),
    "row-is-a-sum": FindingWords(
      "A row seems to sum up the others.",
      remedy: "Remove it."
    ),
    "row-too-short": FindingWords(
      "A row has fewer fields than the header.",
      remedy: "Look for a missing delimiter, or for a line break in a text without quotes."
    ),
    "row-too-long": FindingWords(
      "A row has more fields than the header or than the limit.",
      remedy: "Look for a superfluous delimiter, or for a text that needs quotes."
    ),
    "quote-misplaced": FindingWords(
      "Something follows the closing quote of a field.",
      remedy: "Write a quote inside a quoted text twice."
    ),
    "quote-unterminated": FindingWords(
      "A quote opens and is never closed.",
      remedy: "Close the quote, or write a quote inside a text twice."
    ),
    "field-too-long": FindingWords(
      "A field or the name of a column is longer than the limit.",
      remedy: "Look for a quote that opens before it and is never closed."
    ),
    "nul-byte": FindingWords(
      "A byte with the value zero stands in the text.",
      remedy: "The file is damaged or not text; export it again as \"CSV UTF-8\"."
    ),
    "invalid-byte": FindingWords(
      "A byte spells no character in the file's encoding.",
      remedy: "Save the file again as \"CSV UTF-8\", or name its encoding in the plan."
    ),
    "cpr-number": FindingWords(
      "A field holds what looks like a CPR number.",
      remedy: "Replace CPR numbers by numbers that mean nothing outside the project."
    ),
    "cpr-column": FindingWords(
      "A column is named as holding CPR numbers.",
      remedy: "Take it out of the export."
    ),
    "axis-missing": FindingWords(
      "A rating of a personal instrument names no axis.",
      remedy: "Fill it in, or remove the row."
    ),
    "baseline-unknown": FindingWords(
      "What stands about a first rating's time is not understood.",
      remedy: "Say what the labels mean in \"baselineValues\" of \"personal\" in the plan."
    ),
    "respondent-in-several-projects": FindingWords(
      "Respondent ids seem to restart in each project.",
      remedy:
        "Name both columns in the plan under \"columns\": { \"respondent\": […] }; one "
        + "column in brackets if an id is one person everywhere."
    ),
    "time-unknown": FindingWords(
      "A person has several measurements without anything that orders them in time.",
      remedy:
        "Name the column in the plan: \"columns\": { \"wave\": \"…\" } or { \"date\": \"…\" "
        + "}."
    ),
    "line-ends-mixed": FindingWords(
      "Lines end in different ways.",
      remedy: "Save the file again from one program, if rows look broken."
    ),
    "code-shift": FindingWords(
      "The codes of an instrument are numbered from another start, or backwards.",
      remedy: "Say so in the plan under \"codeShifts\"."
    ),
    "code-shift-suspected": FindingWords(
      "The lowest code of an instrument never occurs among many answers; an error above "
        + "3000 answers.",
      remedy: "Check the codes; say in the plan under \"codeShifts\" how they are to be read."
    ),
  ]
}
