"""The two plots of a report, as places on paper: how sure the system is, and rightly so?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.evaluation.measures.calibration import reliability
from assistant.evaluation.measures.risk_coverage import Point, on_curve, risk_coverage
from assistant.evaluation.record import Record
from assistant.evaluation.report.wilson import wilson

LEFT, RIGHT, TOP, BOTTOM = 56.0, 12.0, 22.0, 46.0
WIDTH, HEIGHT = 480.0, 320.0
_CEILINGS = (0.1, 0.2, 0.5, 1.0)
_STEPS = 5
_DECILES = 10


@dataclass(frozen=True)
class Dot:
    """A point of n questions with its 95% interval (Wilson), in the units of the axes."""

    x: float
    y: float
    low: float
    high: float
    n: int


@dataclass(frozen=True)
class Plot:
    """Dots and lines over axes that begin at 0; `ceiling` is where the upright one ends.

    `line` goes through all that is known, the dots are some of it; `before` is the other run's
    line; `mark` is where the system now stands.
    """

    across: str
    up: str
    ceiling: float
    n: int
    dots: tuple[Dot, ...]
    line: tuple[tuple[float, float], ...] = ()
    before: tuple[tuple[float, float], ...] = ()
    mark: Dot | None = None
    threshold: float | None = None
    diagonal: bool = False

    def x(self, value: float) -> float:
        """Give where a value stands across."""
        return round(LEFT + value * (WIDTH - LEFT - RIGHT), 1)

    def y(self, value: float) -> float:
        """Give where a value stands upright."""
        return round(HEIGHT - BOTTOM - value / self.ceiling * (HEIGHT - TOP - BOTTOM), 1)

    def path(self, line: Sequence[tuple[float, float]]) -> str:
        """Give a line for `polyline`."""
        return " ".join(f"{self.x(x)},{self.y(y)}" for x, y in line)

    @property
    def ticks(self) -> list[float]:
        """The values marked across."""
        return [number / _STEPS for number in range(_STEPS + 1)]

    @property
    def upright_ticks(self) -> list[float]:
        """The values marked upright."""
        return [self.ceiling * number / _STEPS for number in range(_STEPS + 1)]


def risk_coverage_plot(
    records: Sequence[Record], other: Sequence[Record] | None = None
) -> Plot | None:
    """Draw the risk-coverage curve with dots about every tenth of coverage; None: no confidence."""
    points = risk_coverage(records)
    if not any(each.threshold >= 0 for each in points):
        return None
    total = sum(map(on_curve, records))
    old = risk_coverage(other) if other else []
    dots = tuple(_dot(each, total) for each in _tenths(points))
    threshold = _threshold(records)
    mark = None
    if threshold is not None:
        sure = [each for each in points if each.threshold >= threshold]
        mark = _dot(sure[-1], total) if sure else None
    highest = max([each.high for each in dots] + [each.risk for each in old])
    return Plot(
        across="Coverage: share of the questions, surest first",
        up="Risk: share of them not right",
        ceiling=next(each for each in _CEILINGS if each >= highest),
        n=total,
        dots=dots,
        line=tuple((each.coverage, each.risk) for each in points),
        before=tuple((each.coverage, each.risk) for each in old),
        mark=mark,
        threshold=threshold,
    )


def reliability_plot(records: Sequence[Record]) -> Plot | None:
    """Draw the share answerable over the confidence, a dot for each bin; None: no confidence."""
    bins = reliability(records)
    if not bins:
        return None
    dots = []
    for each in bins:
        bounds = wilson(each.answerable, each.questions)
        dots.append(Dot(each.confidence, each.answerable, bounds.low, bounds.high, each.questions))
    return Plot(
        across="Confidence that the corpus answers",
        up="Share that the corpus does answer",
        ceiling=1.0,
        n=sum(each.n for each in dots),
        dots=tuple(dots),
        diagonal=True,
    )


def _tenths(points: Sequence[Point]) -> Iterator[Point]:
    last: Point | None = None
    for tenth in range(1, _DECILES + 1):
        point = next(each for each in points if each.coverage >= tenth / _DECILES - 1e-9)
        if point != last:
            yield point
        last = point


def _dot(point: Point, total: int) -> Dot:
    number = round(point.coverage * total)
    bounds = wilson(point.risk, number)
    return Dot(point.coverage, point.risk, bounds.low, bounds.high, number)


def _threshold(records: Sequence[Record]) -> float | None:
    """Give the threshold, None where it is not one for all."""
    found = {each.threshold for each in records if each.threshold is not None}
    return found.pop() if len(found) == 1 else None
