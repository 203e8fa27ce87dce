"""Figures of a claim: each stands in the cited passages, or is the asker's own premise.

Figures are compared in one form for all languages and notations (`corpus.figures`). What only a
sum would give stands nowhere, and fails: the model may not calculate.
"""

from collections.abc import Iterable, Sequence

from assistant.grounding.cited import Cited, alone
from assistant.grounding.clause import Clause
from assistant.grounding.evidence import Evidence
from assistant.grounding.misplaced import misplaced
from assistant.grounding.premise import premise
from assistant.grounding.reading import Reading, read
from assistant.grounding.stands import stands
from assistant.grounding.verdict import Fault
from corpus.figures import Figure, figures, stands_in


def figure_faults(
    text: str,
    cited: Cited,
    question: str,
    others: Sequence[Evidence],
    clauses: Iterable[Clause],
) -> list[Fault]:
    """Give a fault for each figure that the cited passages do not give, or give to another thing.

    `others` are the passages that were offered and are not cited: one that holds the figure is
    named, so that the citation can be put right.
    """
    claim = read(text)
    missing = [f for f in claim.figures if not stands(f, claim, cited)]
    if missing:
        asked = read(question).figures
        supposed = [f for f in figures(premise(text)) if stands_in(f, asked)]
        missing = [f for f in missing if f not in supposed]
    absent = [
        Fault("figure", figure, _holding(figure, claim, others)) for figure in sorted(missing)
    ]
    wrong = () if absent else misplaced(claim, clauses)
    return absent or [Fault("figure_elsewhere", figure) for figure in wrong]


def _holding(figure: Figure, claim: Reading, others: Sequence[Evidence]) -> int | None:
    held = (each.number for each in others if stands(figure, claim, alone(each)))
    return next(held, None)
