#!/usr/bin/env python3
"""Seeds and dictionaries for Scripts/fuzz.sh, made from the repository's own files.

usage: prepare.py FOLDER

Writes FOLDER/seeds/DRIVER/* and FOLDER/DRIVER.dict.
"""
import gzip
import io
import json
import pathlib
import re
import sys
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
MARK = "p3rs0n9zq4"  # Secrets.mark: ids and answers that nothing may repeat
SEPARATOR = b"\x1e"
ROWS_KEPT = 9


def head(path, rows=ROWS_KEPT):
    """The first rows of a table, which is enough for a fuzzer to start from."""
    return b"".join(path.read_bytes().splitlines(keepends=True)[: rows + 1])


def small_export():
    """Eight people before and after on a short instrument, with ids that must never be shown."""
    lines = ["id;projekt;måling;dato;" + ";".join(f"who5_{i}" for i in range(1, 6))]
    for person in range(8):
        for place, wave in enumerate(["før", "efter"]):
            answers = [(person * 3 + place + item) % 6 for item in range(5)]
            group = "Åen" if person % 2 else "Søen"
            row = [f"{MARK}{person}", group, wave, f"{place + 10:02}-0{person + 1}-2023"]
            lines.append(";".join(row + [str(answer) for answer in answers]))
    return "\n".join(lines) + "\n"


def exports():
    """Exports in several layouts, each after a byte of choices, some with a plan before them."""
    long = small_export()
    rows = [line.split(";") for line in long.splitlines()]
    wide = ["id;" + ";".join(f"who5_{i}_{wave}" for wave in ("foer", "efter") for i in range(1, 6))]
    people = {}
    for row in rows[1:]:
        people.setdefault(row[0], []).append(row[4:])
    wide += [";".join([person] + before + after) for person, (before, after) in people.items()]
    parts = {wave: "\n".join(";".join([row[0]] + row[4:]) for row in rows if row[2] in ("måling", wave))
             for wave in ("før", "efter")}
    plan = ('{"columns":{"respondent":"id","wave":"måling","date":"dato","groups":{"project":"projekt"}},'
            '"waves":[{"id":"før"},{"id":"efter"}],"pairing":{"rule":"firstToLast"},'
            '"onBadValue":"exclude","disclosure":{"minimumCell":2},"clusterBy":"project"}')
    yield "long", long.encode()
    yield "long-utf16", b"\xff\xfe" + long.encode("utf-16-le")
    yield "long-ansi", long.replace(";", ",").encode("cp1252")
    yield "wide", "\n".join(wide).encode()
    yield "two-files", parts["før"].encode() + SEPARATOR + parts["efter"].encode()
    yield "planned", plan.encode() + SEPARATOR + long.encode()
    for path in sorted((ROOT / "SampleData").rglob("*.csv")):
        name = f"{path.parent.name}-{path.stem}"
        yield name, head(path)
        beside = path.parent / "plan.json"
        if beside.exists():
            yield f"{name}-planned", beside.read_bytes() + SEPARATOR + head(path)
    conformance = ROOT / "Tests/FremgangFilesTests/Conformance"
    for path in sorted(conformance.rglob("*.csv")) + sorted(conformance.rglob("*.txt")):
        if path.stat().st_size < 8000:
            yield f"conformance-{path.parent.name}-{path.name}", path.read_bytes()


def streams():
    """Exports that are counted in passing, and the same with a row that needs care."""
    yield from exports()
    rows = small_export().splitlines()
    rows.insert(1, f"{MARK}x;;før;;0;0;0;0;0")
    rows.insert(2, f"{MARK}x;;efter;;0;0;0;0;0")
    plain = "\n".join(rows) + "\n"
    plan = '{"columns":{"respondent":"id","wave":"måling","date":"dato","groups":{"project":"projekt"}}}'
    for name, table in [("plain", plain), ("care", plain.replace(";0;", "; 0;", 1)),
                        ("twice", plain + rows[3] + "\n"), ("windows", plain.replace("\n", "\r\n"))]:
        yield f"stream-{name}", table.encode()
        yield f"stream-{name}-planned", plan.encode() + SEPARATOR + table.encode()


def small_results(document, instrument):
    """One instrument of a results.json with few scales and no groups."""
    small = {key: ([] if isinstance(value, list) else value) for key, value in document.items()}
    small["instruments"] = [dict(instrument, scales=instrument["scales"][:2])]
    for scale in small["instruments"][0]["scales"]:
        for key in ("groups", "stated", "groupDifferences"):
            if key in scale:
                scale[key] = []
    return small


def results():
    for path in (ROOT / "Tests/Fixtures/pool-results.json", ROOT / "Tests/Recorded/charts/findings.json"):
        document = json.loads(path.read_text())
        yield path.stem, path.read_bytes()
        for instrument in document["instruments"]:
            small = small_results(document, instrument)
            small["ledger"] = document["ledger"]
            yield f"{path.stem}-{instrument['id']}", json.dumps(small, ensure_ascii=False).encode()
        personal = small_results(document, document["instruments"][0])
        personal |= {"instruments": [], "ledger": document["ledger"], "personal": document["personal"]}
        yield f"{path.stem}-personal", json.dumps(personal, ensure_ascii=False).encode()


def partials():
    for path in sorted((ROOT / "Tests/FremgangFuzzTests/Corpus/partial").iterdir()):
        yield f"{path.name}-edited", path.read_bytes() + SEPARATOR + b"\0\1\0\1\0\7"


def nights():
    yield "example", b"\0" + (ROOT / "Scripts/nightly/nightly.example.json").read_bytes()
    for path in sorted((ROOT / "Tests/FremgangFuzzTests/Corpus/nightly").iterdir()):
        data = path.read_bytes()
        yield path.name, data
        yield f"{path.name}-torn", data[: len(data) * 2 // 3]


def instruments():
    for path in sorted((ROOT / "Instruments").glob("*.json")):
        if path.name == "instrument.schema.json":
            continue
        document = json.loads(path.read_text())
        yield path.stem, b"\x01" + json.dumps(document, ensure_ascii=False).encode() + SEPARATOR + b"3105 42"


def plans():
    for path in sorted((ROOT / "SampleData").glob("*/plan.json")):
        yield path.parent.name, path.read_bytes()
    tests = (ROOT / "Tests/FremgangFilesTests").glob("*.swift")
    for path in sorted(tests):
        for number, text in enumerate(re.findall(r'#"(\{.*?\})"#', path.read_text())):
            yield f"{path.stem}-{number}", text.encode()


def values():
    texts = ["0.25", "-1", "1e9", "2015-03-14", "14.03.2015 10:00", 'a;"b";c\n1;2;3\n', "x,y\r\n1,2\r\n", "æøå"]
    for number, text in enumerate(texts):
        yield str(number), text.encode()
        yield f"{number}-utf16", text.encode("utf-16-le")


def archives():
    """Archives as other programs write them, and texts around which the driver builds some."""
    export = small_export().encode()
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", method) as archive:
            for wave in ("foer", "efter"):
                archive.writestr(zipfile.ZipInfo(f"{wave}.csv", (2024, 1, 1, 0, 0, 0)), export, method)
        yield f"zip-{method}", b"\0" + file.getvalue()
    packed = gzip.compress(export, mtime=0)
    yield "gzip", b"\0" + packed
    yield "gzip-twice", b"\0" + packed + packed
    for choices in range(4):
        yield f"built-{choices}", bytes([choices]) + export + SEPARATOR + export + SEPARATOR + b"\1\1\1"


def workbooks():
    """The documents inside of workbooks, in the order in which the driver takes them."""
    names = ["worksheets/sheet1.xml", "sharedStrings.xml", "workbook.xml", "styles.xml"]
    tests = sorted((ROOT / "Tests/FremgangFilesTests/Workbooks").glob("*.xlsx"))
    for path in [*tests, ROOT / "SampleData/excel/export.xlsx"]:
        with zipfile.ZipFile(path) as archive:
            parts = [archive.read(f"xl/{name}") if f"xl/{name}" in archive.namelist() else b"" for name in names]
        parts[0] = re.sub(rb'(<row r="8".*)(</sheetData>)', rb"\2", parts[0], flags=re.DOTALL)
        if len(parts[3]) > 3000:
            parts[3] = b""
        yield path.stem, b"\0" + SEPARATOR.join(parts)


def keys_read_in(folders):
    pattern = r'(?:optional|required|text|list|optionalList|optionalText|decimal|flag|sentence|id)\("([A-Za-z]+)"'
    found = set()
    for folder in folders:
        for path in (ROOT / folder).rglob("*.swift"):
            found |= set(re.findall(pattern, path.read_text()))
    return sorted(found)


def keys_of(document, found=None):
    found = set() if found is None else found
    for value in document.values() if isinstance(document, dict) else document:
        if isinstance(value, (dict, list)):
            keys_of(value, found)
    if isinstance(document, dict):
        found |= set(document)
    return found


XML_WORDS = ['<row r="1">', '<row hidden="1">', '</row>', '<c r="A1"', ' t="s"', ' t="inlineStr"', ' t="str"', ' t="b"',
             ' t="d"', ' t="e"', ' s="1"', '<v>', '</v>', '</c>', '<f>', '<is><t>', '</t></is>', '<si><t>', '</t></si>', '<rPh>',
             '<mergeCell ref="A1:B2"/>', '<col min="1" max="3" hidden="1"/>', '<autoFilter>', '<filterColumn/>', '_x000D_',
             '_x005F_', 'XFD1048576', '1048577', '45291', '2958466', '-1', '1e308', '0.1', '&#10;', '&amp;', '<![CDATA[', ']]>',
             '<!--', '-->', '<!DOCTYPE', '<?xml version="1.0" encoding="UTF-16"?>', 'date1904="1"', 'state="hidden"',
             '<numFmt numFmtId="164" formatCode="', '<xf numFmtId="14"/>', '00000', 'yyyy', '\x1e']
ARCHIVE_WORDS = ['PK\x01\x02', 'PK\x03\x04', 'PK\x05\x06', 'PK\x06\x06', 'PK\x06\x07', '\x01\0', '.csv', '.xlsx', '/', '..',
                 '[Content_Types].xml', '_rels/.rels', 'xl/workbook.xml', 'mimetype', '\x1e', '\x7f\x7f\x7f\x7f']
JSON_WORDS = ['{"', '":', '"}', '[]', '{}', 'null', 'true', 'false', '-1', '1e308', '1e999', '5e-324', '\\u0000', '\\ud800',
              '9223372036854775807', '-9223372036854775808', '4611686018427387904', '0.1', '//', '/*', '*/', '\ufeff']
CSV_WORDS = ['"', '""', ';', ',', '\t', '|', '\n', '\r\n', '\r', 'sep=;\n', '\ufeff', 'id', 'borger_id', 'måling', 'wave', 'dato',
             'projekt', 'rolle', 'før', 'efter', 'midtvejs', 'opfølgning', 'pre', 'post', 't0', 't1', 't2', '1', '99', '-9', '4,0',
             '2,5', '0,435', '1.234,5', 'NA', '#VÆRDI!', '1E+05', '01-02-2023', '2023-02-01', '02/13/2023', '32.13.2023',
             'mhrm_1', 'mhrm_30', 'mhrm_total', 'who5_1', 'lsns_1', 'lsns_9', '_foer', '_efter', '_t1', 'akse', 'i alt', 'Helt enig',
             '010203-1234', '\x1e', '\xa0', 'å', 'å', '\x00', MARK]


def dictionary(words):
    lines = []
    for word in words:
        escaped = "".join(chr(byte) if 0x20 <= byte < 0x7f and byte not in b'"\\' else f"\\x{byte:02x}" for byte in word.encode())
        lines.append(f'"{escaped}"')
    return "\n".join(dict.fromkeys(lines)) + "\n"


def main():
    folder = pathlib.Path(sys.argv[1])
    choices = [b"\x07", b"\x10", b"\x1f"]
    inputs = {
        "export": [(name, choices[number % 3] + data) for number, (name, data) in enumerate(exports())],
        "stream": [(name, bytes([number * 37 % 256]) + data) for number, (name, data) in enumerate(streams())],
        "plan": plans(), "instrument": instruments(), "archive": archives(), "workbook": workbooks(),
        "results": [(name, data + edits) for number, (name, data) in enumerate(results())
                    for edits in [[b"", SEPARATOR + b"\0\1\0\1\0\7"][number % 2]]],
        "partial": partials(), "nightly": nights(),
        "json": [*plans(), ("escape", b'{"a\\u00e6":[1.5e3,"\\ud83d\\ude00",null]}')],
        "text": [*values(), *((name, data) for name, data in exports() if len(data) < 3000)],
    }
    for driver, seeds in inputs.items():
        target = folder / "seeds" / driver
        target.mkdir(parents=True, exist_ok=True)
        for name, data in seeds:
            (target / name).write_bytes(data)
    plan_keys = [f'"{key}":' for key in keys_read_in(["Sources/FremgangFiles/Plans"])]
    instrument_keys = [f'"{key}":' for key in keys_read_in(["Sources/FremgangKit/Instruments"])]
    fixture = json.loads((ROOT / "Tests/Fixtures/pool-results.json").read_text())
    result_keys = [f'"{key}":' for key in sorted(keys_of(fixture))]
    partial_keys = [f'"{key}":' for key in keys_read_in(["Sources/FremgangFiles/Parts", "Sources/FremgangKit/Parts"])]
    night_keys = [f'"{key}":' for key in keys_read_in(["Sources/FremgangNightly"])]
    words = {
        "export": CSV_WORDS + plan_keys, "plan": JSON_WORDS + plan_keys + ["waves", "firstToLast", "exclude", "blank", "dayFirst"],
        "instrument": JSON_WORDS + instrument_keys + ["sum", "mean", "count", "linear", "lookup", "prorate", "completeOnly"],
        "stream": CSV_WORDS + plan_keys, "results": JSON_WORDS + result_keys, "json": JSON_WORDS, "text": CSV_WORDS,
        "partial": JSON_WORDS + partial_keys, "nightly": JSON_WORDS + night_keys, "archive": ARCHIVE_WORDS + CSV_WORDS, "workbook": XML_WORDS + CSV_WORDS,
    }
    for driver, list_of_words in words.items():
        (folder / f"{driver}.dict").write_text(dictionary(list_of_words))


if __name__ == "__main__":
    main()
