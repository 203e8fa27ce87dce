"""Whether the places that come nearest to a clause of a claim deny as it does.

Where the nearest ones deny and the clause does not, or the other way round, with as many other
words on both sides that deny or restrict ("exempt", "only"), the claim has been turned round.
"""

import re
from collections.abc import Iterable, Iterator

from assistant.grounding.denial import DENYING, NEGATION, RESTRICTION, without_false_negations
from assistant.grounding.excerpt import excerpt
from assistant.grounding.nearest import Nearest
from assistant.grounding.place import Place
from assistant.grounding.reading import Reading, read

_LEAST = 3  # words and figures: a shorter clause is no statement
_CONTRAST = re.compile(r"\W*(?:not\b|而非|而不|不是)")


def turned_round(claim: Reading, near: Iterable[Nearest]) -> Iterator[str]:
    """Give the lines of which a clause of a claim says the opposite."""
    for each in near:
        clause = each.clause
        said = len(clause.words) + len(clause.figures)
        if said < _LEAST or (_negations(clause) and _CONTRAST.match(clause.folded)):
            continue
        if all(_opposite(clause, claim, place) for place in each.places):
            yield excerpt(each.places[0].line.text)


def _opposite(clause: Reading, claim: Reading, place: Place) -> bool:
    beside = read(place.text)
    own, other = _negations(clause), _negations(beside)
    if own % 2 == other % 2 or _denials(clause) != _denials(beside):
        return False
    # A "not" in another clause of the sentence may be meant for this one too.
    if own:
        return not _negations(place.line)
    return not _negations(claim) and _denials(claim) <= _denials(place.line)


def _negations(text: Reading) -> int:
    words = RESTRICTION.sub(" ", without_false_negations(text.folded))
    return len(NEGATION.findall(words))


def _denials(text: Reading) -> int:
    return len(DENYING.findall(without_false_negations(text.folded)))
