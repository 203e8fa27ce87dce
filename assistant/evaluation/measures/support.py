"""Whether quotes say what a sentence says: a stand-in by letters and words."""

import re
from collections.abc import Sequence

from assistant.evaluation.measures.figures import figures_of
from corpus.figures import stands_in
from corpus.script import fold
from ingest.terms import content_terms

# Share of a sentence's content terms that its quotes must hold, where it is not one of them.
COVERED = 0.7
_ROW_PARTS = re.compile(r"; | — ")
_NO_LETTER = re.compile(r"[\W_]+")


def supports(sentence: str, quotes: Sequence[str]) -> bool:
    """Tell whether the quotes together say what a sentence without marks says.

    ALCE asks a model of natural-language inference; this asks whether the sentence stands in the
    quotes letter by letter or, failing that, whether they hold all its figures and COVERED of its
    content terms. It sees neither a "not" that is missing nor what a translation says.
    """
    quoted = _letters("".join(quotes))
    if not quoted:
        return False
    if _letters(sentence) in quoted or any(_reads(sentence, quote) for quote in quotes):
        return True
    text = "\n".join(quotes)
    quoted_figures = figures_of(text)
    if not all(stands_in(figure, quoted_figures) for figure in figures_of(sentence)):
        return False
    wanted, held = content_terms(sentence), set(content_terms(text))
    return bool(wanted) and sum(term in held for term in wanted) >= COVERED * len(wanted)


def _reads(sentence: str, quote: str) -> bool:
    """Tell whether a sentence reads a row of a table: "name — header: cell; header: cell".

    The headers stand elsewhere in the document, so that the cells alone can be held against it.
    """
    if "|" not in quote:
        return False
    row = _letters(quote)
    parts = [part.rpartition(": ")[2] for part in _ROW_PARTS.split(sentence)]
    return all(_letters(part) in row for part in parts)


def _letters(text: str) -> str:
    return _NO_LETTER.sub("", fold(text))
