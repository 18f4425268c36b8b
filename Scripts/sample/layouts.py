"""The same measurements in the layouts and encodings that exports come in."""

from .answers import LSNS, MHRM
from .draws import Draws
from .people import WAVES

ITEMS = MHRM.columns + LSNS.columns
LONG = ["borger_id", "projekt", "rolle", "måling", "dato", "alder", "besvaret", *ITEMS, "timer_pr_uge"]
SUFFIXES = {"before": "_foer", "after": "_efter"}
WAVE_CELLS = ["dato", "besvaret", *ITEMS, "timer_pr_uge"]
WIDE = ["borger_id", "projekt", "rolle", "alder"] + [
    cell + suffix for suffix in SUFFIXES.values() for cell in WAVE_CELLS
]


def long_rows(people):
    """One row per person and wave, by date as a register prints them."""
    measured = [
        (person.day[wave], person.id, person, wave)
        for person in people
        for wave in person.day
    ]
    measured.sort(key=lambda entry: entry[:2])
    rows = []
    for _, _, person, wave in measured:
        cells = person.measurement(wave)
        cells |= {
            "borger_id": person.id,
            "projekt": person.project,
            "rolle": person.role_as_typed(wave),
            "måling": WAVES[wave],
        }
        row = [cells[column] for column in LONG]
        rows += [row, list(row)] if person.repeats(wave) else [row]
    return rows


def shuffled_rows(people):
    return Draws("shuffled").shuffled(long_rows(people))


def wide_rows(people):
    """One row per person by id; a measurement that stands twice is a second row of its own."""
    rows = []
    for person in people:
        rows.append(wide_row(person, list(person.day)))
        rows += [wide_row(person, [wave]) for wave in person.day if person.repeats(wave)]
    return rows


def wide_row(person, waves):
    cells = {"borger_id": person.id, "projekt": person.project, "rolle": person.role}
    for wave in reversed(waves):
        measured = person.measurement(wave)
        cells["alder"] = measured["alder"]
        cells |= {cell + SUFFIXES[wave]: measured[cell] for cell in WAVE_CELLS}
    return [cells.get(column, "") for column in WIDE]


def delimited(header, rows, delimiter, line_break):
    """The text of a file; quoted where a cell would otherwise be read as more than itself."""
    special = (delimiter, '"', "\r", "\n")

    def cell(text):
        if any(mark in text for mark in special):
            return '"' + text.replace('"', '""') + '"'
        return text

    return "".join(
        delimiter.join(cell(text) for text in row) + line_break for row in [header, *rows]
    )


def danish_excel(header, rows):
    """As "CSV UTF-8 (semikolonsepareret)" comes out of a Danish Excel."""
    return delimited(header, rows, ";", "\r\n").encode("utf-8-sig")


def unicode_text(header, rows):
    """As "Unicode-tekst" comes out of Excel: tabs, UTF-16, a byte order mark."""
    return b"\xff\xfe" + delimited(header, rows, "\t", "\r\n").encode("utf-16-le")
