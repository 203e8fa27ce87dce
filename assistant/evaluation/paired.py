"""Two runs over the same questions: what changed, and whether chance alone would do it.

The p-value is of a paired randomisation test: in each of ROUNDS, the two results of every question
are swapped or not at random, and p is how often the difference is then at least as large
(Smucker, Allan & Carterette 2007; the difference that was found counts as one round). The interval
is of a paired bootstrap: both runs are drawn at the same questions. Over the headline measures p is
corrected after Holm 1979.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from assistant.evaluation.folder import by_name
from assistant.evaluation.interval import draws, interval, means, parts
from assistant.evaluation.measures.measure import Better
from assistant.evaluation.measures.registry import HEADLINE, MEASURES, SET_MEASURES
from assistant.evaluation.measures.statistic import Statistic, Values
from assistant.evaluation.measures.truthfulness import right
from assistant.evaluation.record import Record
from assistant.evaluation.summary import DECIMALS, measured

ROUNDS = 10_000
_SEED = 20_260_702
_EQUAL = 1e-9  # sums in another order differ by less


@dataclass(frozen=True)
class Difference:
    """One measure in both runs, over the n questions to which it applies in both.

    Of a measure of many questions together, n is all that both runs asked.
    `low` to `high` is the 95% interval of after - before, `p` the chance of so large a difference
    between runs that are alike, `corrected` p after Holm (None: no headline measure).
    """

    n: int
    better: Better
    before: float
    after: float
    difference: float
    low: float
    high: float
    p: float
    corrected: float | None = None

    @property
    def deciding(self) -> float:
        """The p that tells whether it is beyond chance: corrected, where it is."""
        return self.p if self.corrected is None else self.corrected


@dataclass(frozen=True)
class Comparison:
    """Two runs; questions go by test set and id ("tax/tax-001").

    `unpaired` are those that only one run asked, or that were asked with another reference.
    """

    questions: int
    differences: Mapping[str, Difference]
    turned_right: tuple[str, ...]
    turned_wrong: tuple[str, ...]
    unpaired: tuple[str, ...]


def compare(before: Sequence[Record], after: Sequence[Record]) -> Comparison:
    """Compare two runs over the questions that both asked."""
    old, new = by_name(before), by_name(after)
    names = [name for name in old if name in new and old[name].question == new[name].question]
    olds, news = [old[name] for name in names], [new[name] for name in names]
    was = {name: right(old[name]) for name in names}
    now = {name: right(new[name]) for name in names}
    return Comparison(
        len(names),
        _corrected(_differences(olds, news)) if names else {},
        tuple(name for name in names if was[name] == 0 and now[name] == 1),
        tuple(name for name in names if was[name] == 1 and now[name] == 0),
        tuple(sorted({*old, *new} - set(names))),
    )


@dataclass(frozen=True)
class _Runs:
    """The measures of both runs, question by question, and those of many questions together.

    A measure of many is one statistic over both runs, one after the other: from which of them a
    question is taken is a weight.
    """

    before: Values
    after: Values
    sets: tuple[Statistic, ...]

    @property
    def gained(self) -> Values:
        """The differences, nan where a measure does not apply to one of the two."""
        return self.after - self.before

    def differences(self, change: Values, old: Values, new: Values) -> Values:
        """Give the columns `change` and, of the sets, of those weighted `new` less `old`."""
        there, back = np.hstack([new, old]), np.hstack([old, new])
        return np.column_stack([change, *(of(there) - of(back) for of in self.sets)])

    def start(self) -> Values:
        """Give the values of the first run."""
        one = np.ones((1, len(self.before)))
        values = np.where(np.isnan(self.gained), np.nan, self.before)
        rest = [of(np.hstack([one, 0 * one])) for of in self.sets]
        return np.asarray(np.column_stack([means(values, one), *rest])[0], dtype=np.float64)

    def found(self, weights: Values) -> Values:
        """Give the differences of the questions drawn."""
        return self.differences(means(self.gained, weights), weights, 0 * weights)

    def swapped(self, signs: Values) -> Values:
        """Give the differences when the results of the questions with a sign of -1 are swapped."""
        count = np.maximum((~np.isnan(self.gained)).sum(axis=0), 1)
        change = signs @ np.nan_to_num(self.gained) / count
        return self.differences(change, *((signs == s).astype(np.float64) for s in (1.0, -1.0)))


def _differences(before: Sequence[Record], after: Sequence[Record]) -> dict[str, Difference]:
    prepared = {name: each.prepare([*before, *after]) for name, each in SET_MEASURES.items()}
    sets = {name: each.statistic for name, each in prepared.items() if each is not None}
    runs = _Runs(measured(before), measured(after), tuple(sets.values()))
    questions = len(before)
    start, found = runs.start(), runs.found(np.ones((1, questions)))[0]
    drawn = np.concatenate([runs.found(weights) for weights in draws(questions)])
    swapped = np.concatenate([runs.swapped(signs) for signs in _signs(questions)])
    numbers = [*(~np.isnan(runs.gained)).sum(axis=0), *(questions for _ in sets)]
    better = [each.better for each in MEASURES.values()] + [SET_MEASURES[n].better for n in sets]
    return {
        name: _difference(
            int(numbers[column]),
            better[column],
            float(start[column]),
            float(found[column]),
            drawn[:, column],
            swapped[:, column],
        )
        for column, name in enumerate((*MEASURES, *sets))
        if not np.isnan(found[column])
    }


def _signs(questions: int) -> Iterator[Values]:
    rng = np.random.default_rng(_SEED)
    for rounds in parts(ROUNDS, questions):
        flips = rng.integers(0, 2, size=(rounds, questions), dtype=np.int8)
        yield np.where(flips, 1.0, -1.0)


def _difference(
    questions: int, better: Better, before: float, found: float, drawn: Values, swapped: Values
) -> Difference:
    as_large = int((np.abs(np.nan_to_num(swapped)) >= abs(found) - _EQUAL).sum())
    low, high = interval(drawn)
    return Difference(
        questions,
        better,
        before=round(before, DECIMALS),
        after=round(before + found, DECIMALS),
        difference=round(found, DECIMALS),
        low=round(float(low), DECIMALS),
        high=round(float(high), DECIMALS),
        p=round((as_large + 1) / (ROUNDS + 1), DECIMALS),
    )


def _corrected(differences: dict[str, Difference]) -> dict[str, Difference]:
    headline = [name for name in HEADLINE if name in differences]
    corrected = holm([differences[name].p for name in headline])
    for name, p in zip(headline, corrected, strict=True):
        differences[name] = replace(differences[name], corrected=p)
    return differences


def holm(p_values: Sequence[float]) -> list[float]:
    """Correct p-values for being many: the i-th smallest of m is multiplied by m - i + 1.

    None becomes smaller than one before it, or larger than 1 (Holm 1979).
    """
    order = sorted(range(len(p_values)), key=lambda number: p_values[number])
    corrected = [0.0] * len(p_values)
    largest = 0.0
    for place, number in enumerate(order):
        largest = max(largest, min(1.0, (len(p_values) - place) * p_values[number]))
        corrected[number] = round(largest, DECIMALS)
    return corrected
