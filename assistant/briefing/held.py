"""Which figures of a statement do not stand around the quotes that it rests on."""

from collections.abc import Callable

from assistant.briefing.briefing import Briefing, Statement
from assistant.citation import Citation
from corpus.figures import Figure, figures, stands_in

# Characters before and after a quote in which its table's header, its list's lead-in and the
# sentences beside it stand.
_BEFORE, _AFTER = 3000, 1000


def figures_not_held(
    statement: Statement, briefing: Briefing, text: Callable[[str], str]
) -> list[Figure]:
    """Give them in the order of their values; `text` gives the text of a document by its id."""
    cited = (briefing.cited(number).citation for number in statement.cited)
    held = figures(" ".join(_around(each, text) for each in cited))
    missing = [each for each in figures(statement.text) if not stands_in(each, held)]
    return sorted(missing, key=lambda each: (each.value, each.unit))


def _around(cited: Citation, text: Callable[[str], str]) -> str:
    whole = text(cited.document)
    start = max(0, cited.start - _BEFORE)
    around = whole[start : cited.start + len(cited.quote) + _AFTER]
    return f"{cited.title} {cited.section}\n{around}"
