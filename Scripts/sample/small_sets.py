"""The small exports: one that needs no plan, and two that must be refused."""

import datetime

from .answers import MHRM, Questionnaire, answers
from .draws import Draws
from .layouts import delimited
from .people import WAVES

WHO5 = Questionnaire(
    "who-5", "who5", 1, (5,), highest=5, hardness=300, drift={"before": (0,), "after": (0,)}
)
WHO5_PEOPLE = 40
WHO5_COLUMNS = ["id", "group"] + [
    f"{column}_{wave}" for wave in ("pre", "post") for column in WHO5.columns
] + ["date_pre", "date_post"]

MHRM_COLUMNS = ["borger_id", "måling", "dato", *MHRM.columns]
MESSY_PEOPLE = 8
SHIFTED_PEOPLE = 60


def who5():
    """A wide export in the international manner, with nothing that needs explaining."""
    rows = [who5_row(number) for number in range(1, WHO5_PEOPLE + 1)]
    return delimited(WHO5_COLUMNS, rows, ",", "\n").encode("utf-8")


def who5_row(number):
    key = f"who-5 {number}"
    draws = Draws(key)
    before = max(1, min(24, 11 + draws.bell(4)))
    after = max(1, min(24, before + 2 + draws.bell(4)))
    first = datetime.date(2024, 1, 8) + datetime.timedelta(days=draws.below(40))
    last = first + datetime.timedelta(days=84 + draws.below(14))
    codes = {
        "pre": answers(WHO5, key, "before", before, 0),
        "post": answers(WHO5, key, "after", after, 1 if number == 17 else 0),
    }
    dates = {"pre": first.isoformat(), "post": last.isoformat()}
    gone = "post" if number in (4, 11, 23, 30, 38) else "pre" if number == 26 else None
    if gone:
        codes[gone], dates[gone] = [None] * WHO5.size, ""
    cells = ["" if code is None else str(code) for wave in ("pre", "post") for code in codes[wave]]
    group = "Course A" if draws.below(1000) * 2 < 1000 else "Course B"
    return [f"W{number:02}", group, *cells, dates["pre"], dates["post"]]


def mhrm_row(key, person_id, wave, shift=0):
    """A complete MHRM at one time; `shift` is added to every code."""
    draws = Draws(key)
    before = 40 + draws.below(50)
    total = before if wave == "before" else min(118, before + 8 + draws.bell(12))
    first = datetime.date(2023, 2, 1) + datetime.timedelta(days=draws.below(90))
    day = first if wave == "before" else first + datetime.timedelta(days=150 + draws.below(60))
    codes = answers(MHRM, key, wave, total, 0)
    return [person_id, WAVES[wave], day.strftime("%d-%m-%Y"), *(str(code + shift) for code in codes)]


def messy():
    """An export with one fault of each kind; SampleData/README.md lists them by line."""
    rows = [
        mhrm_row(f"messy {number}", f"M{number}", wave)
        for number in range(1, MESSY_PEOPLE + 1)
        for wave in WAVES
    ]
    set_cell(rows, 3, "mhrm_05", "7")
    set_cell(rows, 5, "mhrm_12", "abc")
    set_cell(rows, 7, "måling", "ved jul")
    rows[line(9)] += ["2", "3"]
    conflicting = list(rows[line(11)])
    rows.insert(line(12), conflicting)
    set_cell(rows, 12, "mhrm_02", "4" if conflicting[MHRM_COLUMNS.index("mhrm_02")] != "4" else "1")
    return delimited(MHRM_COLUMNS, rows, ";", "\r\n").encode("utf-8-sig")


def line(number):
    """The index of the row on a line of the file, the header being line 1."""
    return number - 2


def set_cell(rows, number, column, text):
    rows[line(number)][MHRM_COLUMNS.index(column)] = text


def codes_from_one():
    """The MHRM as a survey system exports it that numbers the options 1 to 5."""
    rows = [
        mhrm_row(f"shifted {number}", f"K{number:02}", wave, shift=1)
        for number in range(1, SHIFTED_PEOPLE + 1)
        for wave in WAVES
    ]
    return delimited(MHRM_COLUMNS, rows, ";", "\r\n").encode("utf-8-sig")
