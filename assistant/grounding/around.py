"""What stands around a clause of a claim, and where in the passages it stands together.

Each word and figure weighs ln(1 + n / (1 + df)), its rarity over the n places of which df hold it,
times how near it is: in the clause, in the rest of the sentence, in the question. The score of a
place is the weight of what it holds.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import log

import numpy as np

from assistant.grounding.clauses import clauses
from assistant.grounding.place import Held, Places, Ways
from assistant.grounding.reading import Reading, read
from assistant.grounding.senses import Senses
from corpus.figures import Figure

_REST, _REST_WITH_FIGURES, _QUESTION = 0.5, 0.25, 0.35
_OTHER_FIGURES = 0.5  # what figures of other clauses weigh


@dataclass(frozen=True)
class Weighed:
    """Where something stands, and what it weighs; `own` where it is in the clause itself."""

    held: Held
    weight: float
    own: bool


@dataclass(frozen=True)
class Around:
    """The words and figures around a clause of a claim, and the number of places."""

    words: tuple[Weighed, ...]
    figures: Mapping[Figure, Weighed]
    places: int

    def scores(self, without: Figure | None = None) -> Held:
        """Give the score of each place; a figure may be left out."""
        counted = [*self.words, *(w for f, w in self.figures.items() if f != without)]
        scores = np.zeros(self.places)
        for each in counted:
            scores += each.weight * each.held
        return scores

    def weight(self, without: Figure | None = None) -> float:
        """Give the weight of what stands anywhere."""
        counted = [*self.words, *(w for f, w in self.figures.items() if f != without)]
        return sum(each.weight for each in counted if each.held.any())

    @property
    def whole(self) -> float:
        """The weight of all, whether it stands anywhere or not."""
        return sum(each.weight for each in (*self.words, *self.figures.values()))

    def own_share(self, number: int) -> float:
        """Give the share of the clause itself that stands in the clause of a place."""
        own = [each for each in (*self.words, *self.figures.values()) if each.own]
        whole = sum(each.weight for each in own)
        return sum(e.weight for e in own if e.held[number] == 1) / whole if whole else 0.0


def around(clause: Reading, claim: Reading, question: str, among: Places, senses: Senses) -> Around:
    """Give what stands around a clause of a claim."""
    words: dict[Ways, Weighed] = {}
    said: frozenset[str] = frozenset()
    for text, near in _texts(clause, claim, question):
        for spoken, ways in _units(text, senses):
            if not (spoken <= said or ways in words):
                said |= spoken
                held = among.words(ways)
                words[ways] = Weighed(held, near * _rarity(held), text is clause)
    figures: dict[Figure, Weighed] = {}
    for figure in sorted(claim.figures):  # sums come out the same to the last digit
        held, own = among.figure(figure), figure in clause.figures
        if own or held.any():
            weight = _rarity(held) * (1.0 if own else _OTHER_FIGURES)
            figures[figure] = Weighed(held, weight, own)
    return Around(tuple(words.values()), figures, len(among.every))


def _texts(clause: Reading, claim: Reading, question: str) -> Iterator[tuple[Reading, float]]:
    """Give the texts around a clause, nearest first; one with figures of its own is further off."""
    yield clause, 1.0
    for other in clauses(claim.text):
        if other is not clause:
            yield other, _REST_WITH_FIGURES if other.figures else _REST
    yield read(question), _QUESTION


def _units(text: Reading, senses: Senses) -> Iterator[tuple[frozenset[str], Ways]]:
    """Give the words of a text beside its figures, each in all ways to say it."""
    words = frozenset(text.words)
    known: set[str] = set()
    for sense in senses.of(text.text):
        if sense.terms & words:
            known |= sense.terms
            yield sense.terms & words, tuple(dict.fromkeys((sense.terms, *sense.en, *sense.zh)))
    for word in text.words:
        if word not in known:
            yield frozenset((word,)), (frozenset((word,)),)


def _rarity(held: Held) -> float:
    return log(1 + len(held) / (1 + int(np.count_nonzero(held))))
