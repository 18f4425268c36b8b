"""One WHO-5 study of invented people, as different systems would export it.

All folders hold the same answers, so that all must give the same results. The forms of the exports are
those described in Sources/FremgangFiles/FremgangFiles.docc/Exports.md.
"""

import datetime

from .answers import answers
from .draws import Draws
from .layouts import delimited
from .small_sets import WHO5

PEOPLE = 24
WAVES = {"before": "Før", "after": "Efter"}
ITEMS = WHO5.columns
DANISH = [
    "På intet tidspunkt", "Lidt af tiden", "Lidt mindre end halvdelen af tiden",
    "Lidt mere end halvdelen af tiden", "Det meste af tiden", "Hele tiden",
]
ENGLISH = [
    "At no time", "Some of the time", "Less than half of the time", "More than half of the time",
    "Most of the time", "All of the time",
]
# No wordings of the questionnaire are shipped, so the statements are only numbered.
STATEMENTS = [f"{number}. udsagn" for number in range(1, 6)]
QUESTION = "Hvordan har du haft det de sidste to uger?"


class Response:
    """One invented person's answers at one time."""

    def __init__(self, person, wave, day, codes):
        self.person = f"P{person:02}"
        self.wave = wave
        self.day = day
        self.codes = codes
        self.time = f"{8 + person % 9:02}:{(7 * person) % 60:02}:{(11 * person) % 60:02}"

    def cells(self, spell, blank=""):
        return [blank if code is None else spell(code) for code in self.codes]


def responses():
    found = []
    for person in range(1, PEOPLE + 1):
        key = f"systems {person}"
        draws = Draws(key)
        before = max(1, min(24, 10 + draws.bell(4)))
        totals = {"before": before, "after": max(1, min(24, before + 2 + draws.bell(3)))}
        first = datetime.date(2024, 1, 15) + datetime.timedelta(days=draws.below(40))
        days = {"before": first, "after": first + datetime.timedelta(days=84 + draws.below(14))}
        for wave in WAVES:
            if (person, wave) in ((7, "after"), (15, "after"), (19, "before")):
                continue
            blanks = 1 if (person, wave) in ((4, "before"), (12, "after")) else 0
            codes = answers(WHO5, key, wave, totals[wave], blanks)
            found.append(Response(person, wave, days[wave], codes))
    return found


def danish(response):
    return response.day.strftime("%d-%m-%Y")


def by_person(found):
    people = {}
    for response in found:
        people.setdefault(response.person, {})[response.wave] = response
    return people


def ansi(text):
    return text.encode("cp1252")


def quoted(header, rows, line_break="\n"):
    """Every text in quotes; whole numbers without, as SurveyXact's comma dialect has them."""

    def cell(text):
        return text if text.isdigit() or text == "" else '"' + text.replace('"', '""') + '"'

    lines = ([header] if header else []) + rows
    return "".join(",".join(cell(text) for text in row) + line_break for row in lines)


def plain(found):
    """One row per person and time, as a Danish Excel saves CSV: semicolons and Windows-1252."""
    header = ["borger_id", "måling", "dato", *ITEMS]
    rows = [[r.person, WAVES[r.wave], danish(r), *r.cells(str)] for r in found]
    return {"export.csv": ansi(delimited(header, rows, ";", "\r\n"))}


def wide(found):
    """One row per person, the waves in the names of columns with a Danish letter in them."""
    header = ["borger_id"] + [
        f"{name}_{wave.lower()}" for wave in WAVES.values() for name in ("dato", *ITEMS)
    ]
    rows = []
    for person, waves in by_person(found).items():
        row = [person]
        for wave in WAVES:
            response = waves.get(wave)
            row += [danish(response), *response.cells(str)] if response else [""] * 6
        rows.append(row)
    return {"export.csv": ansi(delimited(header, rows, ";", "\r\n"))}


def by_item(found):
    """One row per answer; a question that was skipped has no row."""
    header = ["borger_id", "måling", "dato", "spørgsmål", "svar"]
    rows = [
        [r.person, WAVES[r.wave], danish(r), item, str(code)]
        for r in found for item, code in zip(ITEMS, r.codes) if code is not None
    ]
    return {"export.csv": delimited(header, rows, ";", "\r\n").encode("utf-8-sig")}


# SurveyXact numbers the options of a question from 1 in the order of the form, which began with the
# best: only the labels tell what the codes mean.
XACT_WAVES = {"before": "2", "after": "1"}
XACT_OPTIONS = list(reversed(DANISH))


def xact_tables(found):
    header = ["respondent", "maaling", "dato", *ITEMS, "stato_4"]
    rows = [
        [r.person, XACT_WAVES[r.wave], danish(r), *r.cells(lambda code: str(6 - code)), "1"]
        for r in found
    ]
    structure = [["questionName", "variableName", "questionType", "subType", "questionText",
                  "choiceValue", "choiceText", ""],
                 ["respondent", "respondent", "Open", "String", "Nummer", "", "", ""],
                 ["maaling", "maaling", "Closed", "Single", "Hvornår svarer du?", "", "", ""],
                 ["dato", "dato", "Open", "String", "Dato", "", "", ""]]
    structure += [
        ["who5", item, "Closed", "Single", f"{QUESTION} - {statement}", "", "", ""]
        for item, statement in zip(ITEMS, STATEMENTS)
    ]
    structure.append(["stato", "stato_4", "Background", "Multiple", "Samlet status", "4",
                      "Gennemført", ""])
    labels = [["maaling", "1", "Efter"], ["maaling", "2", "Før"]]
    for item in ITEMS:
        labels += [[item, str(place), f"{text} "] for place, text in enumerate(XACT_OPTIONS, 1)]
    labels += [["stato_4", "0", "Ikke valgt"], ["stato_4", "1", "Valgt"]]
    return {"dataset.csv": [header, *rows], "structure.csv": structure, "labels.csv": labels}


def xact_tab(found):
    return {
        name: b"\xff\xfe" + delimited(rows[0], rows[1:], "\t", "\r\n").encode("utf-16-le")
        for name, rows in xact_tables(found).items()
    }


def xact_semicolon(found):
    return {
        name: delimited(rows[0], rows[1:], ";", "\n").encode("latin-1")
        for name, rows in xact_tables(found).items()
    }


def xact_comma(found):
    return {name: ansi(quoted(None, rows)) for name, rows in xact_tables(found).items()}


EVENTS = {"before": ("baseline_arm_1", "Baseline"), "after": ("followup_arm_1", "Follow-up")}
REDCAP_WAVES = """{
  // The events of the project, and what the report calls them.
  "waves": [
    { "id": "før", "values": ["baseline_arm_1", "Baseline"] },
    { "id": "efter", "values": ["followup_arm_1", "Follow-up"] }
  ],
  "pairing": { "rule": "waves", "before": "før", "after": "efter" },
%s}
"""


def redcap_raw(found):
    """A longitudinal project: one row per record and event, checkboxes and form status beside."""
    header = ["record_id", "redcap_event_name", "dato", *ITEMS, "hjaelp___1", "hjaelp___2",
              "hjaelp___unk", "who5_complete"]
    rows = [
        [r.person, EVENTS[r.wave][0], r.day.isoformat(), *r.cells(str, blank="UNK"),
         str(int(r.person[1:]) % 2), "0", "0", "2"]
        for r in found
    ]
    plan = REDCAP_WAVES % (
        '  // A missing-data code of the project.\n  "missingCodes": { "UNK": "blank" }\n')
    return {"export.csv": delimited(header, rows, ",", "\n").encode("utf-8"),
            "plan.json": plan.encode("utf-8")}


def redcap_labels(found):
    """The same as labels: wordings for names, English labels for codes."""
    header = ["Record ID", "Event Name", "Dato", *STATEMENTS, "Hjælp (choice=Ja)",
              "Hjælp (choice=Nej)", "Complete?"]
    rows = [
        [r.person, EVENTS[r.wave][1], r.day.isoformat(), *r.cells(lambda code: ENGLISH[code]),
         "Checked" if int(r.person[1:]) % 2 else "Unchecked", "Unchecked", "Complete"]
        for r in found
    ]
    columns = (
        '  "columns": {\n    "wave": "Event Name",\n'
        '    "ranges": { "who-5": ["1. udsagn", "5. udsagn"] }\n  }\n')
    return {"export.csv": delimited(header, rows, ",", "\n").encode("utf-8"),
            "plan.json": (REDCAP_WAVES % columns).encode("utf-8")}


def redcap_repeating(found):
    """A classic project in which the questionnaire repeats; the instance is the time."""
    header = ["record_id", "redcap_repeat_instrument", "redcap_repeat_instance", "kon", "dato",
              *ITEMS, "who5_complete"]
    rows = []
    for person, waves in by_person(found).items():
        rows.append([person, "", "", "1", "", "", "", "", "", "", ""])
        for wave, number in (("before", "1"), ("after", "2")):
            if wave in waves:
                r = waves[wave]
                rows.append([person, "who5", number, "", r.day.isoformat(), *r.cells(str), "2"])
    plan = """{
  // Every instance of the questionnaire is a time of its own.
  "columns": { "instance": "redcap_repeat_instance" },
  "waves": [{ "id": "før", "values": ["1"] }, { "id": "efter", "values": ["2"] }],
  "pairing": { "rule": "waves", "before": "før", "after": "efter" }
}
"""
    return {"export.csv": delimited(header, rows, ",", "\n").encode("utf-8"),
            "plan.json": plan.encode("utf-8")}


def all_quoted(header, rows, line_break="\n"):
    return "".join(
        ",".join('"' + text.replace('"', '""') + '"' for text in row) + line_break
        for row in [header, *rows]
    )


def lime_rows(found, wave, spell):
    rows = [
        [str(number), f"{r.day.isoformat()} {r.time}", "2", "da", str(100000 + number), r.person,
         wave(r), *r.cells(spell, blank="N/A")]
        for number, r in enumerate(found, 1)
    ]
    # Begun and never submitted, without an answer.
    rows.append([str(len(found) + 1), "", "1", "da", "999999", "P24", "", "", "", "", "", ""])
    return rows


def limesurvey_codes(found):
    header = ["id", "submitdate", "lastpage", "startlanguage", "seed", "token", "maaling"] + [
        f"who5[SQ{number:03}]" for number in range(1, 6)
    ]
    # The form began with the best answer: A1 is all of the time.
    rows = lime_rows(found, lambda r: "foer" if r.wave == "before" else "efter",
                     lambda code: f"A{6 - code}")
    pairs = ", ".join(f'"A{place}": {6 - place}' for place in range(1, 7))
    plan = ("{\n  // The form began with the best answer, so A1 is the highest code.\n"
            f'  "answerLabels": {{ "who-5": {{ {pairs} }} }}\n}}\n')
    return {"export.csv": all_quoted(header, rows).encode("utf-8-sig"),
            "plan.json": plan.encode("utf-8")}


def limesurvey_answers(found):
    header = ["Response ID", "Date submitted", "Last page", "Start language", "Seed", "Deltagernummer",
              "Hvornår svarer du?"] + [f"{QUESTION} [{statement}]" for statement in STATEMENTS]
    rows = lime_rows(found, lambda r: WAVES[r.wave], lambda code: DANISH[code])
    plan = f"""{{
  // The headers are the wordings of the questions, so the plan says which are the items.
  "columns": {{
    "wave": "Hvornår svarer du?",
    "ranges": {{
      "who-5": ["{QUESTION} [{STATEMENTS[0]}]", "{QUESTION} [{STATEMENTS[4]}]"]
    }}
  }}
}}
"""
    return {"export.csv": all_quoted(header, rows).encode("utf-8-sig"),
            "plan.json": plan.encode("utf-8")}


def qualtrics(found):
    """Three header rows, choice text, a preview and a score of the survey's own."""
    names = ["StartDate", "EndDate", "Status", "Progress", "Duration (in seconds)", "Finished",
             "RecordedDate", "ResponseId", "ExternalReference", "DistributionChannel",
             "UserLanguage", "maaling", *ITEMS, "SC0"]
    wordings = ["Start Date", "End Date", "Response Type", "Progress", "Duration (in seconds)",
                "Finished", "Recorded Date", "Response ID", "External Data Reference",
                "Distribution Channel", "User Language", "Hvornår svarer du?",
                *[f"{QUESTION} - {statement}" for statement in STATEMENTS], "Score"]
    ids = [f'{{"ImportId":"{name}"}}' for name in names]

    def row(number, r, status, channel):
        moment = f"{r.day.isoformat()} {r.time}"
        score = str(sum(code or 0 for code in r.codes))
        return [moment, moment, status, "100", "95", "True", moment, f"R_{number:012}", r.person,
                channel, "DA", WAVES[r.wave], *r.cells(lambda code: ENGLISH[code]), score]

    trial = Response(1, "after", found[0].day, [0, 0, 0, 0, 0])
    rows = [wordings, ids, row(0, trial, "Survey Preview", "preview")]
    rows += [row(number, r, "IP Address", "anonymous") for number, r in enumerate(found, 1)]
    plan = '{\n  // The first response was a trial.\n  "leaveOut": ["previews"]\n}\n'
    return {"export.csv": delimited(names, rows, ",", "\n").encode("utf-8-sig"),
            "plan.json": plan.encode("utf-8")}


def spss(found):
    """Variables without meaning, one set per time, a declared missing code and #NULL!."""
    header = ["ID"] + [f"{name}_T{time}" for time in (1, 2)
                       for name in ("DATO", "V1", "V2", "V3", "V4", "V5")]
    rows = []
    for person, waves in by_person(found).items():
        row = [person]
        for wave in WAVES:
            r = waves.get(wave)
            row += [danish(r), *r.cells(str, blank="99")] if r else [""] + ["#NULL!"] * 5
        rows.append(row)
    plan = """{
  "columns": {
    "date": { "før": "DATO_T1", "efter": "DATO_T2" },
    "waveSuffixes": { "før": "_T1", "efter": "_T2" },
    // V1 to V5 of each time are the items in the questionnaire's order.
    "ranges": { "who-5": ["V1", "V5"] }
  },
  // 99 was declared missing; SPSS writes #NULL! where there is nothing.
  "missingCodes": { "99": "blank", "#NULL!": "blank" }
}
"""
    return {"export.csv": delimited(header, rows, ";", "\r\n").encode("utf-8-sig"),
            "plan.json": plan.encode("utf-8")}


def google_forms(found):
    header = ["Timestamp", "Deltagernummer", "Er det før eller efter forløbet?"] + [
        f"{QUESTION} [{statement}]" for statement in STATEMENTS
    ]
    rows = [
        [f"{r.day.strftime('%Y/%m/%d')} {r.time} {'AM' if r.time < '12' else 'PM'} GMT+1", r.person,
         WAVES[r.wave], *r.cells(lambda code: DANISH[code])]
        for r in found
    ]
    plan = f"""{{
  "columns": {{
    "wave": "Er det før eller efter forløbet?",
    "ranges": {{
      "who-5": ["{QUESTION} [{STATEMENTS[0]}]", "{QUESTION} [{STATEMENTS[4]}]"]
    }}
  }}
}}
"""
    return {"export.csv": all_quoted(header, rows, "\r\n").encode("utf-8"),
            "plan.json": plan.encode("utf-8")}


def microsoft_forms(found):
    header = ["ID", "Start time", "Completion time", "Email", "Name", "Deltagernummer",
              "Er det før eller efter forløbet?", *STATEMENTS]
    rows = [
        [str(number), f"{danish(r)} {r.time}", f"{danish(r)} {r.time}", "anonymous", "", r.person,
         WAVES[r.wave], *r.cells(lambda code: DANISH[code])]
        for number, r in enumerate(found, 1)
    ]
    plan = """{
  "columns": {
    "wave": "Er det før eller efter forløbet?",
    "ranges": { "who-5": ["1. udsagn", "5. udsagn"] }
  }
}
"""
    return {"export.csv": delimited(header, rows, ";", "\r\n").encode("utf-8-sig"),
            "plan.json": plan.encode("utf-8")}


FOLDERS = {
    "excel-long": plain,
    "excel-wide": wide,
    "long-by-item": by_item,
    "surveyxact-tab": xact_tab,
    "surveyxact-semicolon": xact_semicolon,
    "surveyxact-comma": xact_comma,
    "redcap-raw": redcap_raw,
    "redcap-labels": redcap_labels,
    "redcap-repeating": redcap_repeating,
    "limesurvey-codes": limesurvey_codes,
    "limesurvey-answers": limesurvey_answers,
    "qualtrics": qualtrics,
    "spss": spss,
    "google-forms": google_forms,
    "microsoft-forms": microsoft_forms,
}


def files():
    """Every file by its path below SampleData."""
    found = responses()
    return {
        f"systems/{folder}/{name}": content
        for folder, write in FOLDERS.items()
        for name, content in write(found).items()
    }
