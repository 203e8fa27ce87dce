"""What is said when the documents do not answer: what was searched, what is near, who helps."""

import re
from collections.abc import Sequence

from assistant.cite import CitedText, cite
from assistant.confidence import FOREIGN, Confidence
from assistant.places import names_home, places
from assistant.query import Query
from assistant.units import ScoredUnit
from assistant.untold import left_open
from assistant.wording import words
from corpus.script import family
from ingest.index import Index
from ingest.split import size

_ITEM = re.compile(r"(^|\n)- ")
_NEAREST = 2  # quotes, of different documents
_AMONG = 20  # of the best units; what is further is not near
# Share of the question's concepts, by weight, that a quote with its headings speaks of, or of its
# plain words: what is nearest of all is nonsense where nothing is near.
_SPOKEN_OF = 0.3
_LONGEST = 60.0  # words of a quote


def refuse(
    query: Query,
    scored: Sequence[ScoredUnit],
    index: Index,
    allowed: Sequence[str] | None = None,
    sure: Confidence | None = None,
) -> CitedText:
    """Give the refusal of a question; `scored` are the units that come nearest, best first.

    Only `allowed` documents were searched (None: all). Where it is `sure` that the question is
    another place's, nothing is near.
    """
    language = query.language
    searched = len(index.documents if allowed is None else allowed)
    elsewhere = sure is not None and _elsewhere(query, sure)
    said = None if elsewhere else left_open(query, scored)
    near = [said] if said else [] if elsewhere else _nearest(query, scored)
    lines = [words("no_evidence", language, documents=searched)]
    if searched == 1:
        lines = [words("not_in_document", language)]
    elif elsewhere or (sure is not None and sure.foreign and not near):
        lines = [words("elsewhere", language), *lines]
    cited = cite([[each] for each in near], index.documents)
    parts = [" ".join(lines) if language == "en" else "".join(lines)]
    if cited.citations:
        parts += [words("untold" if said else "nearest", language), _as_quotes(cited.text)]
    parts.append(words("who_helps", language))
    return CitedText("\n\n".join(parts), cited.citations)


def _elsewhere(query: Query, sure: Confidence) -> bool:
    outside = bool(places(query.text)) and not names_home(query.text)
    return outside and sure.probability < FOREIGN


def _nearest(query: Query, scored: Sequence[ScoredUnit]) -> list[ScoredUnit]:
    """Give short quotes from different documents, those in the question's language first.

    Each speaks of what the question speaks of.
    """
    own = sorted(
        (
            each
            for each in scored[:_AMONG]
            if size(each.unit.reading) <= _LONGEST
            and (not query.own_terms or _spoken_of(each) >= _SPOKEN_OF)
        ),
        key=lambda each: family(each.passage.language) != family(query.language),
    )
    chosen: dict[str, ScoredUnit] = {}
    for each in own:
        chosen.setdefault(each.passage.document, each)
    return list(chosen.values())[:_NEAREST]


def _spoken_of(scored: ScoredUnit) -> float:
    return max(scored.features.get(name, 0.0) for name in ("context_coverage", "plain"))


def _as_quotes(text: str) -> str:
    # A list's item stands behind its lead here, both in one line.
    blocks = [_ITEM.sub(" ", block).strip() for block in text.split("\n\n") if block.strip()]
    return "\n".join(f"- {' '.join(block.split())}" for block in blocks)
