#!/usr/bin/env python3
"""Writes invented exports of any size, the same bytes wherever it runs.

usage: generate.py SIZE [VARIANT] FILE      SIZE: 1k, 100k, 1M, 10M or a number of respondents

A long export has one row per questionnaire filled in, in no order: respondent, project, role, wave, date, 30 items of
0 to 4 and 6 items of 0 to 5. Everyone has a row before, four of five one after. Some answers are blank, some forms
were abandoned half-way, one in ten has no role. The variants hold the same answers of the same people:

    plain       comma, UTF-8, LF
    semicolon   semicolon, byte order mark, CRLF: what a Danish spreadsheet writes
    quoted      every cell in quotes
    utf16       UTF-16, little endian, with its mark
    ids         ids of 20 bytes instead of 8
    projects    10,000 projects instead of 8 (other groups, so other results)
    wide        one row per respondent, the items of both waves beside each other
"""
import sys

import numpy as np

VARIANTS = ("plain", "semicolon", "quoted", "utf16", "ids", "projects", "wide")
PROJECTS = (
    "Aarhus Brugerhus", "Fælles Fodslag", "Bedre Hverdag", "Medspiller",
    "Recovery-caféen", "Netværk Nord", "Åben Dør", "Ung i Balance",
)
ROLES = ("deltager", "frivillig med brugererfaring", "")
MHRM, LSNS = 30, 6
ITEMS = [f"mhrm_{i:02d}" for i in range(1, MHRM + 1)] + [f"lsns_{i}" for i in range(1, LSNS + 1)]
SEED = 15_000_000
BLOCK = 50_000
FIRST_DAY, DAYS, GAPS = np.datetime64("2023-01-02"), 500, (60, 320)


def size_in_words(text):
    """1k, 100k, 1M or 1234 as a number."""
    factor = {"k": 1_000, "M": 1_000_000}.get(text[-1:], 1)
    return int(text.rstrip("kM")) * factor


class People:
    """Everyone's key, groups, dates and answers. An answer is its digit as a byte, 0 where it is blank."""

    def __init__(self, count, many_projects):
        # The answers must not depend on the variant, so each thing has a stream of its own.
        def stream(name):
            return np.random.Generator(np.random.PCG64([SEED, count, *name.encode()]))

        self.count = count
        self.keys = stream("keys").choice(max(10_000_000, 2 * count), count, replace=False)
        usual = stream("projects").choice(8, count, p=(.25, .2, .15, .12, .1, .08, .06, .04)).astype(np.int32)
        self.names, self.project = PROJECTS, usual
        if many_projects:
            self.names = tuple(f"Projekt {i:05d}" for i in range(1, 10_001))
            weights = 1 / np.arange(20, 10_020)
            self.project = stream("many").choice(10_000, count, p=weights / weights.sum()).astype(np.int32)
        self.role = stream("roles").choice(3, count, p=(.6, .3, .1)).astype(np.int8)
        self.returned = stream("returned").random(count) < .8
        self.day = stream("days").integers(0, DAYS, count).astype(np.int32)
        self.gap = stream("gaps").integers(*GAPS, count).astype(np.int32)
        self.answers = np.empty((count, 2, MHRM + LSNS), np.uint8)
        drift = np.array((.3, .05, .1, 0, .15, -.05, .02, .2), np.float32)[usual]
        for block, start in enumerate(range(0, count, BLOCK)):
            part = slice(start, min(start + BLOCK, count))
            self.answers[part] = answers(stream(f"answers {block}"), drift[part])


def answers(random, drift):
    """The answers of one block of people at both waves."""
    count = len(drift)

    def noise(*shape):
        return random.standard_normal((count, *shape), np.float32)

    trait = noise(1, 1) + np.array((0, 1), np.float32)[None, :, None] * (drift[:, None, None] + .35 * noise(1, 1))
    ease = np.linspace(.6, -.6, MHRM, dtype=np.float32)
    mhrm = np.clip(np.rint(2.1 + .7 * trait + ease + .8 * noise(2, MHRM)), 0, 4)
    lsns = np.clip(np.rint(2.5 + .6 * trait + noise(2, LSNS)), 0, 5)
    filled = np.concatenate((mhrm, lsns), axis=2).astype(np.uint8) + ord("0")
    blank = random.random(filled.shape, np.float32) < np.repeat((.016, .01), (MHRM, LSNS))
    abandoned = random.random((count, 2)) < .008
    last = np.where(abandoned, random.integers(8, MHRM, (count, 2)), MHRM)
    blank[:, :, :MHRM] |= np.arange(MHRM) >= last[:, :, None]
    filled[blank] = 0
    return filled


def column(texts):
    """Texts as rows of bytes of one width, filled up with zeros, which are left out when written."""
    encoded = [text.encode() for text in texts]
    width = max(1, *map(len, encoded))
    return np.frombuffer(b"".join(text.ljust(width, b"\0") for text in encoded), np.uint8).reshape(-1, width)


def decimal(numbers, width):
    """Numbers as decimal digits of one width."""
    powers = 10 ** np.arange(width - 1, -1, -1, dtype=np.int64)
    return (numbers[:, None] // powers % 10 + ord("0")).astype(np.uint8)


class Sheet:
    """Writes rows of cells in one dialect."""

    def __init__(self, file, variant):
        self.file, self.utf16 = file, variant == "utf16"
        self.quote = b'"' if variant == "quoted" else b""
        self.separator = b";" if variant == "semicolon" else b","
        self.line_end = b"\r\n" if variant == "semicolon" else b"\n"
        if variant == "semicolon":
            file.write(b"\xef\xbb\xbf")
        if self.utf16:
            file.write(b"\xff\xfe")

    def write(self, data):
        self.file.write(data.decode().encode("utf-16-le") if self.utf16 else data)

    def header(self, names):
        cells = (self.quote + name.encode() + self.quote for name in names)
        self.write(self.separator.join(cells) + self.line_end)

    def rows(self, cells):
        """Cells are matrices of bytes: one row per row of the sheet. A matrix in a tuple holds one cell per byte."""
        between = self.quote + self.separator + self.quote
        parts, rows = [self.repeated(self.quote, cells[0])], len(cells[0])
        for cell in cells:
            if isinstance(cell, tuple):
                digits = cell[0]
                wide = np.empty((rows, digits.shape[1], 1 + len(between)), np.uint8)
                wide[:, :, 0] = digits
                wide[:, :, 1:] = np.frombuffer(between, np.uint8)
                parts.append(wide.reshape(rows, -1))
            else:
                parts += [cell, self.repeated(between, cell)]
        if isinstance(cells[-1], tuple):
            parts[-1] = parts[-1][:, : parts[-1].shape[1] - len(between)]
        else:
            parts.pop()
        parts.append(self.repeated(self.quote + self.line_end, cells[0]))
        matrix = np.concatenate(parts, axis=1)
        self.write(matrix[matrix != 0].tobytes())

    @staticmethod
    def repeated(data, like):
        return np.broadcast_to(np.frombuffer(data, np.uint8), (len(like), len(data)))


def write(people, variant, file):
    sheet = Sheet(file, variant)
    random = np.random.Generator(np.random.PCG64([SEED, people.count, 1]))
    projects, roles, waves = column(people.names), column(ROLES), column(("pre", "post"))
    days = column(str(FIRST_DAY + i) for i in range(DAYS + GAPS[1]))
    no_day, no_answer = np.zeros_like(days[:1]), np.uint8(0)

    width = 8 if people.count > 5_000_000 else 7
    prefix = "dk-forloeb-".ljust(20 - width, "x") if variant == "ids" else "p" * (8 - width)
    prefixes = column([prefix])[:, : len(prefix)]

    def key(who):
        every = np.broadcast_to(prefixes, (len(who), len(prefix)))
        return np.concatenate((every, decimal(people.keys[who], width)), axis=1)

    def groups(who):
        return [projects[people.project[who]], roles[people.role[who]]]

    if variant == "wide":
        sheet.header(
            ["respondent_id", "project", "role", "date_pre", "date_post"]
            + [f"{item}_{wave}" for wave in ("pre", "post") for item in ITEMS]
        )
        for start in range(0, people.count, BLOCK):
            who = np.arange(start, min(start + BLOCK, people.count))
            back = people.returned[who][:, None]
            after = np.where(back, days[people.day[who] + people.gap[who]], no_day)
            both = people.answers[who]
            sheet.rows(
                [key(who), *groups(who), days[people.day[who]], after, (both[:, 0],), (np.where(back, both[:, 1], no_answer),)]
            )
        return
    sheet.header(["respondent_id", "project", "role", "wave", "date"] + ITEMS)
    # A row is a person and a wave: twice the person, plus one for the wave after.
    every = np.concatenate((2 * np.arange(people.count), 2 * np.flatnonzero(people.returned) + 1)).astype(np.int32)
    random.shuffle(every)
    for start in range(0, len(every), BLOCK):
        who, wave = np.divmod(every[start : start + BLOCK], 2)
        day = people.day[who] + wave * people.gap[who]
        sheet.rows([key(who), *groups(who), waves[wave], days[day], (people.answers[who, wave],)])


def main():
    arguments = sys.argv[1:]
    if len(arguments) not in (2, 3) or (len(arguments) == 3 and arguments[1] not in VARIANTS):
        sys.exit(__doc__)
    variant = arguments[1] if len(arguments) == 3 else "plain"
    people = People(size_in_words(arguments[0]), variant == "projects")
    with open(arguments[-1], "wb", buffering=1 << 22) as file:
        write(people, variant, file)


if __name__ == "__main__":
    main()
