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
    "number-ambiguous": FindingWords(
      "A total may have decimals or thousands.",
      remedy:
        "Say in the plan which sign stands before decimals: \"dialect\": { \"decimal\": "
        + "\",\" }."
    ),
    "quote-ambiguous": FindingWords(
      "A text of several lines between quotes would be as many rows without them.",
      remedy: "Take the quotes away if they are rows, or the delimiters in the text if it is one."
    ),
    "header-repeated": FindingWords(
      "A row says again what the header says; it is passed over.",
      remedy: "Remove it, and see whether two exports were put together by mistake."
    ),
    "item-answered-twice": FindingWords(
      "A person has two different answers to one item at one time, in two rows.",
      remedy: "Keep the right one, or name the column of waves or of days in the plan."
    ),
    "pseudonyms-alike": FindingWords(
      "Two ids differ by blanks at their ends or the composition of letters, and would "
        + "get one pseudonym.",
      remedy: "Give them one spelling if they are one person, and different ids if they are two."
    ),
    "pseudonym-collision": FindingWords(
      "Two different ids get the same pseudonym by chance.",
      remedy: "Make another key, and use it for every export that is to be paired with this one."
    ),
    "cell-damaged": FindingWords(
      "A cell of a workbook cannot be read.",
      remedy: "Save the workbook again, and give that file."
    ),
    "cells-merged": FindingWords(
      "Cells of a workbook are merged; their value counts for the first alone.",
      remedy: "Unmerge them and fill in every cell that the value is meant for."
    ),
    "digits-lost": FindingWords(
      "A number in a workbook has more digits than a workbook keeps.",
      remedy: "Export again with this column as text: two ids may have become one."
    ),
    "formula-without-value": FindingWords(
      "A formula has never been calculated, so its cell has no value.",
      remedy: "Open the workbook in Excel or LibreOffice, save it again, and give that file."
    ),
  ]
}
