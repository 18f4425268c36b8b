"""An export in which every oddity that checking looks for occurs a known number of times."""

import datetime

from .answers import MHRM
from .layouts import delimited
from .small_sets import MHRM_COLUMNS, line, mhrm_row
from .people import WAVES

PEOPLE = 24
COLUMNS = [*MHRM_COLUMNS[:3], "rolle", *MHRM.columns, "bemærkning", "mhmr_05", "projeckt"]


def odd():
    """The person with number n stands on the lines 2n and 2n + 1; SampleData/README.md tells more."""
    rows = [odd_row(number, wave) for number in range(1, PEOPLE + 1) for wave in WAVES]

    def put(number, column, text):
        rows[line(number)][COLUMNS.index(column)] = text

    def put_answers(number, texts):
        for column, text in zip(MHRM.columns, texts):
            put(number, column, text)

    def day_after(number, days):
        cells = rows[line(number - 1)][2].split("-")
        first = datetime.date(int(cells[2]), int(cells[1]), int(cells[0]))
        put(number, "dato", (first + datetime.timedelta(days=days)).strftime("%d-%m-%Y"))

    for number in range(2, 30, 2):
        put(number, "mhrm_30", "")
    put(3, "mhrm_05", "7")
    put(5, "mhrm_12", "abc")
    put(9, "borger_id", "1,23457E+11")
    put(10, "bemærkning", "#VÆRDI!")
    put_answers(13, ["2"] * 30)
    day_after(15, -7)
    day_after(17, 0)
    day_after(19, 10)
    put(21, "dato", "01-02-2099")
    put(22, "dato", "01-01-1900")
    put(25, "borger_id", "o12")
    put(27, "borger_id", "O13 ")
    put(29, "rolle", "frivillig")
    put_answers(32, rows[line(30)][4:34])
    put_answers(35, [""] * 6 + rows[line(35)][10:34])
    put_answers(37, ["4"] * 30)
    rows.append(list(rows[line(49)]))
    rows.append(list(rows[line(47)]))
    put(51, "mhrm_02", "1" if rows[line(47)][5] != "1" else "2")
    width = len(COLUMNS)
    rows.append([""] * width)
    rows.append(["O25", "før", "01-03-2023", "deltager"] + [""] * (width - 4))
    rows.append([" "] * width)
    rows.append(["I alt"] + [""] * (width - 1))
    return delimited(COLUMNS, rows, ";", "\r\n").encode("utf-8-sig")


def odd_row(number, wave):
    cells = mhrm_row(f"odd {number}", f"O{number:02}", wave)
    return [*cells[:3], "deltager", *cells[3:], "", "", ""]
