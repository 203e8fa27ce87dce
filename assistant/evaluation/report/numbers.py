"""Numbers as a report writes them."""

from assistant.evaluation.interval import Estimate

_MINUS = "\u2212"
_LARGE = 10.0  # from here on one decimal is enough
_LEAST_P = 0.001


def number(value: float) -> str:
    """Give a value of a measure: 0.847, or 41.3."""
    digits = 1 if abs(value) >= _LARGE else 3
    return f"{value:.{digits}f}".replace("-", _MINUS)


def signed(value: float) -> str:
    """Give a difference with its sign: +0.080."""
    return "+" * (value > 0) + number(value)


def interval(estimate: Estimate) -> str:
    """Give both ends: 0.791 to 0.902."""
    return f"{number(estimate.low)} to {number(estimate.high)}"


def chance(p: float) -> str:
    """Give a p-value: 0.032, or < 0.001."""
    return f"< {_LEAST_P}" if p < _LEAST_P else f"{p:.3f}"


def milliseconds(value: float) -> str:
    """Give a time: "209 ms", or "4.6 s"."""
    return f"{value:.0f} ms" if value < 1000 else f"{value / 1000:.1f} s"


def count(number_of: int, noun: str) -> str:
    """Give a number of things: "1 question", "2 questions"."""
    return f"{number_of:,} {noun}{'s' * (number_of != 1)}"
