"""What is said when the documents do not answer: what was searched, what is near, who helps."""

from collections.abc import Sequence

from assistant.cite import CitedText, cite
from assistant.places import names_home, places
from assistant.query import Query
from assistant.units import ScoredUnit
from assistant.untold import left_open
from assistant.wording import words
from corpus.script import family
from ingest.index import Index
from ingest.split import size

_NEAREST = 2  # quotes, of different documents
_LONGEST = 60.0  # words of a quote


def refuse(
    query: Query,
    scored: Sequence[ScoredUnit],
    index: Index,
    allowed: Sequence[str] | None = None,
) -> CitedText:
    """Give the refusal of a question; `scored` are the units that come nearest, best first.

    Only `allowed` documents were searched (None: all).
    """
    language = query.language
    searched = len(index.documents if allowed is None else allowed)
    lines = [words("no_evidence", language, documents=searched)]
    if searched == 1:
        lines = [words("not_in_document", language)]
    outside = bool(places(query.text)) and not names_home(query.text)
    if outside:
        lines = [words("elsewhere", language), *lines]
    said = None if outside else left_open(query, scored)
    near = [said] if said else [] if outside else _nearest(query, scored)
    cited = cite([[each] for each in near], index.documents)
    parts = [" ".join(lines) if language == "en" else "".join(lines)]
    if cited.citations:
        parts += [words("untold" if said else "nearest", language), _as_quotes(cited.text)]
    parts.append(words("who_helps", language))
    return CitedText("\n\n".join(parts), cited.citations)


def _nearest(query: Query, scored: Sequence[ScoredUnit]) -> list[ScoredUnit]:
    """Give short quotes from different documents, those in the question's language first."""
    own = sorted(
        (each for each in scored if size(each.unit.reading) <= _LONGEST),
        key=lambda each: family(each.passage.language) != family(query.language),
    )
    chosen: dict[str, ScoredUnit] = {}
    for each in own:
        chosen.setdefault(each.passage.document, each)
    return list(chosen.values())[:_NEAREST]


def _as_quotes(text: str) -> str:
    blocks = [block.removeprefix("- ") for block in text.split("\n\n") if block.strip()]
    return "\n".join(f"- {' '.join(block.split())}" for block in blocks)
