"""A claim that only repeats what stands over a passage: a title states nothing."""

from assistant.grounding.cited import Cited
from assistant.grounding.reading import read
from assistant.grounding.verdict import Fault
from corpus.figures import stands_in
from ingest.terms import terms

_REPEATED = 0.8  # share of its words that title and headings hold
_LEAST = 4  # words: a shorter answer may be a name


def heading_faults(text: str, cited: Cited) -> list[Fault]:
    """Give a fault where the headings of a passage hold a claim, and none of its lines does."""
    claim = read(text)
    words = frozenset(claim.words)
    if len(words) < _LEAST:
        return []
    for each in cited.passages:
        over = read(each.around)
        if not all(stands_in(figure, over.figures) for figure in claim.figures):
            continue
        headings = words & frozenset(terms(f"{each.title} {each.section} {each.status} as of"))
        lines = (words & frozenset(terms(line)) for line in each.lines)
        if len(headings) >= _REPEATED * len(words) and not any(
            len(held) >= _REPEATED * len(words) for held in lines
        ):
            return [Fault("heading", "")]
    return []
