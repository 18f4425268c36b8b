"""The invented people: totals from the table, dates, ids and measurements around them."""

import csv
import datetime
from pathlib import Path

from .answers import LSNS, MHRM, answers
from .draws import Draws

TOTALS = Path(__file__).parent.parent / "sample-totals.csv"
PROJECTS = {
    "1": "Værestedet Åen",
    "2": "Brobyggerne Øst",
    "3": "Mødestedet Søen",
    "4": "Aktivitetshuset Bækken",
    "5": "Værkstedet Lærken",
    "6": "Naturgruppen Skovbrynet",
    "7": "Caféen på Hjørnet",
}
EXEMPT_PROJECT = "Telefonlinjen Ørenlyd"
WAVES = {"before": "før", "after": "efter"}
LAST_DAY = datetime.date(2016, 6, 30)


class Person:
    """One row of the table, with what the table leaves open."""

    def __init__(self, row):
        self.key = row["person"]
        self.project = PROJECTS[row["project"]]
        self.role = row["role"]
        self.mess = row["mess"]
        self.late_project = row["project"] == "7"
        self.totals = {
            wave: {
                form.name: (
                    int(row[f"{form.name}_{wave}"]),
                    int(row[f"{form.name}_{wave}_blank"] or 0),
                )
                for form in (MHRM, LSNS)
                if row[f"{form.name}_{wave}"]
            }
            for wave in WAVES
        }
        self.draws = Draws(self.key, "person")
        self.age = self.draws.between(19, 71)
        self.day = self.days()
        self.id = ""

    def days(self):
        """The day of each wave that the person took part in, three to fourteen months apart."""
        if self.late_project:
            before = day_within(self.draws, (2015, 10, 1), (2016, 5, 27))
        else:
            before = day_within(self.draws, (2013, 9, 2), (2015, 7, 31))
        after = before + datetime.timedelta(days=self.draws.between(93, 425))
        after = weekday(min(after, LAST_DAY))
        dates = {"before": before, "after": after}
        return {wave: dates[wave] for wave in WAVES if self.totals[wave]}

    def measurement(self, wave):
        """The cells of one wave, by the names that both layouts share."""
        draws = Draws(self.key, wave, "circumstances")
        older = wave == "after" and self.draws_older()
        cells = {
            "dato": self.day[wave].strftime("%d-%m-%Y"),
            "alder": str(self.age + older),
            "besvaret": "med hjælp" if draws.below(100) < 28 else "alene",
            "timer_pr_uge": hours(draws),
        }
        if draws.below(60) == 0:
            cells["besvaret"] = ""
        for form in (MHRM, LSNS):
            total, blanks = self.totals[wave].get(form.name, (0, form.size))
            codes = [None] * form.size
            if form.name in self.totals[wave]:
                codes = answers(form, self.key, wave, total, blanks)
            for column, code in zip(form.columns, codes):
                cells[column] = "" if code is None else str(code)
        return cells

    def draws_older(self):
        return Draws(self.key, "birthday").below(365) < (self.day["after"] - self.first_day).days

    @property
    def first_day(self):
        return min(self.day.values())

    def role_as_typed(self, wave):
        """The role cell of one wave: left out at first, with a capital, or with a blank behind."""
        if self.mess == "role late":
            return "" if wave == "before" else self.role
        if self.mess == "role capital":
            return self.role.capitalize() if wave == "before" else self.role
        if self.mess == "role blanks":
            return self.role + " " if wave == "before" else self.role
        return self.role

    def repeats(self, wave):
        """Whether the export holds this measurement twice."""
        return self.mess == f"duplicate {wave}"


def day_within(draws, first, last):
    start = datetime.date(*first)
    return weekday(start + datetime.timedelta(days=draws.below((datetime.date(*last) - start).days)))


def weekday(day):
    """The day, or the Friday before it at weekends."""
    return day - datetime.timedelta(days=max(0, day.weekday() - 4))


def hours(draws):
    """Hours a week with the project, in half hours as Excel writes them, sometimes left out."""
    if draws.below(12) == 0:
        return ""
    halves = draws.between(1, 25)
    return f"{halves // 2},5" if halves % 2 else str(halves // 2)


def everyone():
    """All people, with ids as a register hands them out: in the order of the first measurement."""
    with open(TOTALS, newline="", encoding="utf-8") as table:
        people = [Person(row) for row in csv.DictReader(table)]
    people.sort(key=lambda person: (person.first_day, person.key))
    number = 1001
    for person in people:
        person.id = f"B{number}"
        number += Draws(person.key, "id").between(1, 4)
    return people
