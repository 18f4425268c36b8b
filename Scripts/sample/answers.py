"""Item answers that add up to a given total and look like a person's."""

from .draws import Draws

# Leanings are in thousandths of a response step.
STABLE = 650  # how a person differs from item to item, at both times
MOMENT = 700  # how the same person differs from day to day
BLOCK = 550   # how a person differs from block to block, at both times


class Questionnaire:
    """An instrument as the sample needs it: items in blocks, and how hard each is to agree with."""

    def __init__(self, name, stem, digits, blocks, highest, hardness, drift):
        self.name = name
        self.columns = []
        self.block_of = []
        for block, size in enumerate(blocks):
            for _ in range(size):
                self.columns.append(f"{stem}_{len(self.columns) + 1:0{digits}}")
                self.block_of.append(block)
        self.highest = highest
        self.hardness = [Draws(name, column).between(-hardness, hardness) for column in self.columns]
        self.drift = drift

    @property
    def size(self):
        return len(self.columns)


MHRM = Questionnaire(
    "mhrm", "mhrm", 2, (4, 4, 4, 4, 4, 4, 2, 4), highest=4, hardness=450,
    drift={"before": (0,) * 8, "after": (150, 150, 50, 0, 0, 50, -100, 0)},
)
# Family is known longest, professionals fade as friends are found: plausible, and no more than that.
LSNS = Questionnaire(
    "lsns", "lsns", 1, (3, 3, 3), highest=5, hardness=350,
    drift={"before": (250, -150, 0), "after": (250, 250, -200)},
)


def answers(questionnaire, person, wave, total, blanks):
    """A list of codes and Nones whose answered items sum to `total` less the blanks' share.

    With blanks the answered items sum to total x answered / items, rounded to the nearest whole.
    """
    size = questionnaire.size
    answered = blank_positions(questionnaire, person, wave, blanks)
    target = (2 * total * len(answered) + size) // (2 * size)
    leanings = person_leanings(questionnaire, person, wave)
    codes = [None] * size
    for item in answered:
        codes[item] = 0
    for _ in range(target):
        open_items = [item for item in answered if codes[item] < questionnaire.highest]
        ripest = max(open_items, key=lambda item: (leanings[item] - 1000 * codes[item], -item))
        codes[ripest] += 1
    return codes


def blank_positions(questionnaire, person, wave, blanks):
    """The items that are answered: a few skipped at random, or the end of the form never reached."""
    items = list(range(questionnaire.size))
    if blanks * 6 > questionnaire.size and questionnaire is MHRM:
        return items[: len(items) - blanks]
    return Draws(person, questionnaire.name, wave, "answered").choose(items, len(items) - blanks)


def person_leanings(questionnaire, person, wave):
    stable = Draws(person, questionnaire.name)
    moment = Draws(person, questionnaire.name, wave)
    blocks = [stable.bell(BLOCK) for _ in questionnaire.drift[wave]]
    leanings = []
    for item in range(questionnaire.size):
        block = questionnaire.block_of[item]
        leanings.append(
            questionnaire.hardness[item]
            + questionnaire.drift[wave][block]
            + blocks[block]
            + stable.bell(STABLE)
            + moment.bell(MOMENT)
        )
    return leanings
