"""Repeatable draws in whole numbers, the same on every machine and in every Python."""

MASK = (1 << 64) - 1


class Draws:
    """A SplitMix64 generator (doi:10.1145/2660193.2660195), seeded from words.

    One generator per person and purpose: a change to one person leaves all others as they were.
    """

    def __init__(self, *words):
        self.state = 0xCBF29CE484222325
        for byte in "/".join(str(word) for word in words).encode("utf-8"):
            self.state = ((self.state ^ byte) * 0x100000001B3) & MASK

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)

    def below(self, bound):
        """A number from 0 to bound - 1."""
        return (self.next() >> 11) % bound

    def between(self, low, high):
        """A number from low to high, both included."""
        return low + self.below(high - low + 1)

    def bell(self, spread):
        """A number around 0 with about this standard deviation: four uniform draws added."""
        half = spread * 866 // 1000
        return sum(self.between(-half, half) for _ in range(4))

    def choose(self, things, count):
        """`count` of the things, in their own order."""
        left = list(range(len(things)))
        chosen = sorted(left.pop(self.below(len(left))) for _ in range(count))
        return [things[index] for index in chosen]

    def shuffled(self, things):
        left = list(things)
        return [left.pop(self.below(len(left))) for _ in range(len(left))]
