"""Figures of a claim: each stands in the cited passages, or is the asker's own premise.

Figures are compared in one form for all languages and notations (`corpus.figures`). What only a
sum would give stands nowhere, and fails: the model may not calculate.
"""

from collections.abc import Sequence

from assistant.grounding.cited import Cited, alone
from assistant.grounding.evidence import Evidence
from assistant.grounding.misplaced import misplaced
from assistant.grounding.premise import premise
from assistant.grounding.reading import read
from assistant.grounding.verdict import Fault
from corpus.figures import Figure, figures, stands_in

_DAY = len("2026-06-30")


def figure_faults(
    text: str, cited: Cited, question: str, others: Sequence[Evidence]
) -> list[Fault]:
    """Give a fault for each figure that does not stand in the cited passages.

    `others` are the passages that were offered and are not cited: one that holds the figure is
    named, so that the citation can be put right.
    """
    missing = [f for f in read(text).figures if not _stands(f, cited)]
    if missing:
        asked = read(question).figures
        supposed = [f for f in figures(premise(text)) if stands_in(f, asked)]
        missing = [f for f in missing if f not in supposed]
    absent = [
        Fault("figure", told(figure), _holding(figure, others))
        for figure in sorted(missing, key=lambda each: (each.kind, each.value, each.unit))
    ]
    return absent or [Fault("figure", f"{told(f)} for this") for f in misplaced(text, cited)]


def _stands(figure: Figure, cited: Cited) -> bool:
    # "One dollar for every two" and 兌1美元: a one is mostly what something else is counted by.
    if figure.value == "1" and figure.kind in ("amount", "number"):
        return True
    if stands_in(figure, cited.figures):
        return True
    if figure.kind == "label" and figure.value.isdecimal():
        # "Buildings 2 and 3" are 2號和3號.
        return stands_in(Figure("number", figure.value), cited.figures)
    return any(_in_two_parts(figure, line.figures) for line in cited.lines)


def _in_two_parts(figure: Figure, line: frozenset[Figure]) -> bool:
    """Tell whether a line gives a figure with its unit, or a day with its year, elsewhere in it."""
    if figure.kind == "date" and len(figure.value) == _DAY:
        without_year = Figure("date", f"-{figure.value[4:]}")
        return without_year in line and stands_in(Figure("date", figure.value[:4]), line)
    if figure.kind != "quantity" or figure.unit != "month" or int(float(figure.value)) % 12:
        return False
    # "Two or more years", "25 years, renewed every five".
    years = Figure("number", str(int(float(figure.value)) // 12))
    return years in line


def _holding(figure: Figure, others: Sequence[Evidence]) -> int | None:
    held = (each.number for each in others if _stands(figure, alone(each)))
    return next(held, None)


def told(figure: Figure) -> str:
    """Give a figure as a person reads it: HKD 2,000,000; 8.25%; 24 months; 2026-06-30."""
    if figure.kind in ("date", "label", "ratio", "phone", "ordinal"):
        return figure.value
    whole, point, decimals = figure.value.partition(".")
    number = f"{int(whole):,}{point}{decimals}"
    if figure.kind == "percent":
        return f"{number}%"
    if figure.kind == "amount":
        return f"{figure.unit} {number}".strip()
    return f"{number} {figure.unit}".strip()
