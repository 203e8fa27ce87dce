"""How often the mark of a note has stood in a paper."""

from collections import Counter


class Marks:
    """Counts marks as they are written: the first makes its note, the others point at it."""

    def __init__(self) -> None:
        self._stood: Counter[int] = Counter()

    def add(self, number: int) -> int:
        """Count the mark, and give how often it stood before."""
        self._stood[number] += 1
        return self._stood[number] - 1

    def count(self, number: int) -> int:
        """Give how often the mark stood so far."""
        return self._stood[number]
