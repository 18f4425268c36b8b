#!/usr/bin/env python3
"""Writes the workbooks in Tests/FremgangFilesTests/Workbooks and SampleData/excel, with other programs.

    make-workbooks.py             write the files
    make-workbooks.py --check     do the committed CSV files still say what openpyxl reads?

It needs openpyxl, XlsxWriter and pandas from PyPI, and LibreOffice for one of the files; so it is run by hand, and what
it writes is committed. Everything in the files is invented. The CSV beside each workbook is the oracle: what openpyxl
reads from it (data_only), without line breaks and without empty rows at the end.
"""

import argparse
import csv
import datetime
import io
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import openpyxl
import pandas
import xlsxwriter
from openpyxl.styles import Alignment

ROOT = Path(__file__).resolve().parent.parent
FIXTURES = ROOT / "Tests" / "FremgangFilesTests" / "Workbooks"
WHO5 = ROOT / "SampleData" / "who-5" / "export.csv"
SAMPLE = ROOT / "SampleData" / "excel" / "export.xlsx"
FIXED = datetime.datetime(2024, 6, 1)

HEADER = ["id", "måling", "dato", "who5_1", "who5_2", "bemærkning"]
ROWS = [
    ["A-01", "før", datetime.date(2024, 1, 29), 3, 2, "Svarede alene; i ro"],
    ["A-01", "efter", datetime.date(2024, 4, 25), 4, 4, 'Sagde "bedre"'],
    ["0002", "før", datetime.date(2024, 1, 20), 0, None, "to\nlinjer"],
    ["0002", "efter", datetime.datetime(2024, 4, 25, 10, 30), 5, 1, None],
    [103, "før", datetime.date(2023, 12, 31), 2.5, 0.1 + 0.2, "=ikke en formel"],
    [104, "efter", None, True, 1e-7, "<tag> & æøå €"],
]


def cell_text(value):
    """A value of openpyxl's as the text that the reader is to come to."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime.datetime):
        midnight = value.time() == datetime.time()
        return value.strftime("%Y-%m-%d" if midnight else "%Y-%m-%d %H:%M:%S")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, datetime.time):
        return value.strftime("%H:%M:%S")
    if isinstance(value, (int, float)):
        return number_text(value)
    return value.replace("\r\n", " ").replace("\n", " ")


def number_text(value):
    """A number with at most 15 significant digits, without an exponent where 21 places do."""
    text = format(value, ".15g")
    if "e" in text and 1e-8 < abs(value) < 1e21:
        text = format(float(text), ".22f").rstrip("0").rstrip(".")
    return text


def oracle(path, sheet=None):
    """The sheet as CSV, by openpyxl."""
    workbook = openpyxl.load_workbook(path, data_only=True)
    rows = [[cell_text(value) for value in row] for row in (workbook[sheet] if sheet else workbook.worksheets[0]).values]
    while rows and not any(rows[-1]):
        rows.pop()
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\n").writerows(row if any(row) else [] for row in rows)
    return out.getvalue().encode("utf-8")


def with_openpyxl(path):
    workbook = openpyxl.Workbook()
    workbook.properties.created = workbook.properties.modified = FIXED
    sheet = workbook.active
    sheet.title = "Ark1"
    for row in [HEADER, *ROWS]:
        sheet.append(row)
    sheet["F6"].data_type = "s"
    workbook.save(path)


def with_xlsxwriter(path):
    """Rich text, shared strings, a chosen start of the table, Danish formats of dates."""
    workbook = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False})
    workbook.set_properties({"created": FIXED})
    sheet = workbook.add_worksheet("Besvarelser")
    day = workbook.add_format({"num_format": "dd-mm-yyyy"})
    time = workbook.add_format({"num_format": "[$-406]d. mmmm yyyy hh:mm"})
    bold = workbook.add_format({"bold": True})
    sheet.write(0, 1, "Udtræk fra et opdigtet skema")
    for column, name in enumerate(HEADER):
        sheet.write(2, column + 1, name, bold)
    for number, row in enumerate(ROWS):
        for column, value in enumerate(row):
            place = (number + 3, column + 1)
            if isinstance(value, datetime.datetime):
                sheet.write_datetime(*place, value, time)
            elif isinstance(value, datetime.date):
                sheet.write_datetime(*place, datetime.datetime.combine(value, datetime.time()), day)
            elif value is not None:
                sheet.write(*place, value)
    sheet.write_rich_string(3, 6, "Svarede ", bold, "alene", "; i ro")
    workbook.close()


def with_pandas(path):
    frame = pandas.DataFrame(ROWS[:4], columns=HEADER)
    frame["dato"] = pandas.to_datetime(frame["dato"])
    frame.to_excel(path, index=False, sheet_name="Sheet1", engine="openpyxl")


def without_values(path):
    """Formulas as XlsxWriter leaves them: each with the value 0, to be calculated by Excel."""
    workbook = xlsxwriter.Workbook(str(path))
    workbook.set_properties({"created": FIXED})
    sheet = workbook.add_worksheet("Ark1")
    sheet.write_row(0, 0, ["id", "sum"])
    sheet.write(1, 0, "A-01")
    sheet.write_formula(1, 1, "=2+2")
    workbook.close()


def with_1904(path):
    workbook = openpyxl.Workbook()
    workbook.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    workbook.properties.created = workbook.properties.modified = FIXED
    for row in [HEADER, *ROWS]:
        workbook.active.append(row)
    workbook.active["F6"].data_type = "s"
    workbook.save(path)


def with_several_sheets(path):
    workbook = openpyxl.Workbook()
    workbook.properties.created = workbook.properties.modified = FIXED
    sheet = workbook.active
    sheet.title = "Forside"
    sheet.sheet_state = "hidden"
    sheet.append(["Vejledning"])
    for title, rows in [("Før", ROWS[0::2]), ("Efter", ROWS[1::2])]:
        sheet = workbook.create_sheet(title)
        for row in [HEADER, *rows]:
            sheet.append(row)
        for cell in sheet["F"]:
            cell.data_type = "s" if cell.value else cell.data_type
            cell.alignment = Alignment(wrap_text=True)
    workbook.active = 1
    workbook.save(path)


def with_oddities(path):
    """Merged cells, hidden rows and columns, a filter, a formula that nobody has calculated."""
    workbook = openpyxl.Workbook()
    workbook.properties.created = workbook.properties.modified = FIXED
    sheet = workbook.active
    sheet.title = "Ark1"
    for row in [HEADER, *ROWS[:4]]:
        sheet.append(row)
    sheet.merge_cells("A4:A5")
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["F"].hidden = True
    sheet.auto_filter.ref = "A1:F5"
    sheet.auto_filter.add_filter_column(1, ["før"])
    sheet["G1"] = "sum"
    sheet["G2"] = "=D2+E2"
    workbook.save(path)


def libreoffice(source, kind, folder):
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", kind, "--outdir",
         str(folder), str(source)],
        check=True, capture_output=True, timeout=180,
    )


def with_libreoffice(path):
    """Formulas, calculated and saved by LibreOffice."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "source.xlsx"
        workbook = openpyxl.Workbook()
        sheet = workbook.active
        sheet.title = "Beregnet"
        for row in [HEADER + ["sum", "tom"], *[row + [f"=D{n}+E{n}", '=""'] for n, row in enumerate(ROWS[:4], 2)]]:
            sheet.append(row)
        workbook.save(source)
        libreoffice(source, "xlsx", folder / "out")
        path.write_bytes((folder / "out" / "source.xlsx").read_bytes())


def sample():
    """The people of SampleData/who-5/export.csv as a workbook."""
    rows = list(csv.reader(io.StringIO(WHO5.read_text(encoding="utf-8"))))
    workbook = openpyxl.Workbook()
    workbook.properties.created = workbook.properties.modified = FIXED
    sheet = workbook.active
    sheet.title = "Ark1"
    sheet.append(rows[0])
    for row in rows[1:]:
        sheet.append([sample_value(name, text) for name, text in zip(rows[0], row)])
    target = SAMPLE
    target.parent.mkdir(exist_ok=True)
    workbook.save(target)
    repack(target)


def sample_value(name, text):
    if not text:
        return None
    if name.startswith("date"):
        return datetime.date.fromisoformat(text)
    return int(text) if name.startswith("who5") else text


def repack(path):
    """The same workbook with one time on all its parts, so that it is the same bytes each time."""
    with zipfile.ZipFile(path) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            if name == "docProps/core.xml":
                content = re.sub(rb"\d{4}-\d\d-\d\dT[\d:.]+Z", FIXED.strftime("%Y-%m-%dT%H:%M:%SZ").encode(), content)
            info = zipfile.ZipInfo(name, (2024, 6, 1, 0, 0, 0))
            archive.writestr(info, content, zipfile.ZIP_DEFLATED)


WORKBOOKS = {
    "openpyxl": (with_openpyxl, None),
    "xlsxwriter": (with_xlsxwriter, None),
    "pandas": (with_pandas, None),
    "mac-1904": (with_1904, None),
    "sheets": (with_several_sheets, "Før"),
    "oddities": (with_oddities, None),
    "uncalculated": (without_values, None),
    "libreoffice": (with_libreoffice, None),
}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    differing = []
    for name, (write, sheet) in WORKBOOKS.items():
        path = FIXTURES / f"{name}.xlsx"
        if not check:
            write(path)
            repack(path)
            path.with_suffix(".csv").write_bytes(oracle(path, sheet))
        elif path.with_suffix(".csv").read_bytes() != oracle(path, sheet):
            differing.append(name)
    if not check:
        sample()
    if differing:
        sys.exit(f"differing: {', '.join(differing)}")


if __name__ == "__main__":
    main()
