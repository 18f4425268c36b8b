extension FindingWords {
  /// What only checking looks for.
  static let ofChecking: [String: FindingWords] = [
    "header-looks-like-data": FindingWords(
      "Most names of columns are numbers, as when the header is missing.",
      remedy: "Export again with the names of the columns in the first row."
    ),
    "column-not-used": FindingWords(
      "A column is not read.",
      remedy:
        "Nothing, unless it holds answers, a date or a group: then name it in the plan under "
        + "\"columns\"."
    ),
    "column-near-miss": FindingWords(
      "A column that is not read has nearly the name of one that would be.",
      remedy: "Rename it, or list it under \"ignore\" in the plan."
    ),
    "excel-damage": FindingWords(
      "A spreadsheet has replaced a value by an error, a power of ten or a date.",
      remedy: "Get the original value; format the column as text before it is typed or imported."
    ),
    "respondent-id-damaged": FindingWords(
      "A spreadsheet has replaced the id of a respondent.",
      remedy: "Export the ids again as text: people whose ids were cut alike cannot be told apart."
    ),
    "excel-damage-elsewhere": FindingWords(
      "A spreadsheet has replaced a value in a column that is not read.",
      remedy: "Nothing for the figures; the column is damaged for other uses."
    ),
    "row-blank": FindingWords(
      "A row is blank.",
      remedy: "Nothing; blank rows are passed over."
    ),
    "row-without-answers": FindingWords(
      "A row names a respondent and holds no answer to any instrument.",
      remedy: "Check whether a form is missing."
    ),
    "item-often-blank": FindingWords(
      "An item was left blank by more than one in five.",
      remedy: "Look at the question, at a filter before it, and at the export of its column."
    ),
    "item-constant": FindingWords(
      "Everybody gave the same answer to an item.",
      remedy: "Check that the column was exported rightly."
    ),
    "straight-lining": FindingWords(
      "The same code stands throughout a questionnaire where that is odd.",
      remedy: "Look at the form; nothing is left out."
    ),
    "too-many-unanswered": FindingWords(
      "Too few items are answered for a score.",
      remedy:
        "Nothing; such questionnaires are counted as such. Look at the forms if there are "
        + "many."
    ),
    "questionable-score": FindingWords(
      "A score is one that the instrument's authors call questionable.",
      remedy: "Look at the form; the score counts."
    ),
    "duplicate-identical": FindingWords(
      "A row repeats the answers of the same person at the same time.",
      remedy: "Nothing; it counts once."
    ),
    "duplicate-conflicting": FindingWords(
      "Different answers stand for the same person, instrument and time.",
      remedy:
        "Keep the right one, or give them different dates; otherwise all of them are left "
        + "out."
    ),
    "group-changed": FindingWords(
      "A row states another group than the person's first row does.",
      remedy: "Correct it, if people do not change group; the first one counts."
    ),
    "respondent-ids-alike": FindingWords(
      "Two ids differ only by case, blanks or leading zeros.",
      remedy: "Give them one spelling if they are one person; otherwise they are counted as two."
    ),
    "answers-copied": FindingWords(
      "The same answers stand under different ids.",
      remedy: "Look at the forms: one may have been typed twice, or one person may have two ids."
    ),
    "after-without-before": FindingWords(
      "A person has a measurement after and none before of the same instrument.",
      remedy: "Look for the first form, perhaps under another id; it counts in no pair."
    ),
    "after-dated-before-before": FindingWords(
      "A measurement after is dated before the first.",
      remedy: "Correct the date or the wave."
    ),
    "same-day-pair": FindingWords(
      "The measurements before and after are from the same day.",
      remedy: "Check the dates; one may be the day of typing."
    ),
    "waves-too-close": FindingWords(
      "Fewer days lie between before and after than the plan asks for.",
      remedy:
        "Check the dates; say \"check\": { \"minimumDays\": … } in the plan if that is as it "
        + "should be."
    ),
    "date-in-future": FindingWords(
      "A day lies in the future.",
      remedy: "Correct it."
    ),
    "date-implausibly-old": FindingWords(
      "A day lies before 1990.",
      remedy: "Correct it; spreadsheets write 1900, 1904 or 1970 for dates that are missing."
    ),
    "nothing-to-evaluate": FindingWords(
      "No row holds an answer that could be evaluated.",
      remedy: "Look at the columns above: the answers may stand in those that are not used."
    ),
    "evaluation-refused": FindingWords(
      "The answers cannot be evaluated as the instruments say.",
      remedy: "Correct the instrument that the sentence names."
    ),
    "filter-leaves-nothing": FindingWords(
      "The filters of the plan leave no measurement.",
      remedy: "Widen them, or correct the words by which they choose."
    ),
    "nobody-paired": FindingWords(
      "Nobody has a score both before and after, so there is no change to show.",
      remedy: "Nothing, if everybody was to be measured once."
    ),
    "group-small": FindingWords(
      "Groups are so small that a report hides them.",
      remedy: "Nothing; or divide by something coarser."
    ),
  ]
}
