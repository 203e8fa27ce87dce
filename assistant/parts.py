"""What a question asks for that no sentence of its answer holds."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.demand import Demand, demands, gives
from assistant.places import places, places_with
from assistant.query import Query
from assistant.units import ScoredUnit
from corpus.glossary import GlossaryEntry
from ingest.terms import terms

# Names that an answer must be about; a place, a term or a sector may be left unsaid.
_MATTERS = ("agency", "company", "fund", "law", "person", "scheme", "tax", "visa")


@dataclass(frozen=True)
class Missing:
    """Names of the question, what it demands, and places, that the answer lacks."""

    names: tuple[GlossaryEntry, ...] = ()
    demands: tuple[Demand, ...] = ()
    places: tuple[str, ...] = ()


def missing_parts(query: Query, chosen: Sequence[ScoredUnit]) -> Missing:
    """Give what is missing of a question's parts; places by their CLDR codes.

    A name or a demand counts as a part only beside another that is held: what is asked for alone
    and not held is no part of an answer but the question of whether it is one.
    """
    if not chosen:
        return Missing()
    readings = [f"{each.unit.lead} {each.unit.reading}" for each in chosen]
    headings = [f"{each.passage.title} {each.passage.section}" for each in chosen]
    told = frozenset(terms(" ".join([*readings, *headings])))
    named = [
        (entry, concept.in_terms(told)) for entry, concept in query.named if entry.kind in _MATTERS
    ]
    said = any(there for _, there in named)
    names = [entry for entry, there in named if said and not there]
    wanted = demands(query.wanted)
    met = wanted & frozenset[Demand]().union(*map(gives, readings))
    lacking = sorted(wanted - met) if met else []
    # A sentence seldom says "the Mainland" where it could name a city of it, or the reverse.
    abroad = places_with(query.text) - places("\n".join([*readings, *headings])) - {"CN"}
    return Missing(tuple(names), tuple(lacking), tuple(sorted(abroad)))
