"""Scored units -> those that answer, in the documents' own words."""

from collections.abc import Callable, Sequence

from assistant.antecedent import points_back
from assistant.condition import makes_an_exception
from assistant.restatement import Same
from assistant.units import ScoredUnit
from corpus.document import Language
from corpus.figures import figures
from corpus.script import family
from ingest.split import size
from ingest.terms import terms

MAX_WORDS = 150.0
# A unit that scores this much less than what leads does not help the answer: it is as long as its
# question needs. The scores of units that were read (reread.py) lie further apart; with both, half
# of the calibration's answers quote less than 70 words.
MAX_DROP = 2.5
UNREAD_DROP = 1.6
# One that scores this much less may still hold a newer figure, or another thing that is meant.
NEAR = 4.0
# By so much must the best unit of the other language be better for that language to come first.
CLEAR = 1.0


Authority = Callable[[ScoredUnit], int]


def choose(
    scored: Sequence[ScoredUnit],
    language: Language,
    max_words: float = MAX_WORDS,
    authority: Authority = lambda unit: 0,
    restates: Same = lambda one, told: False,
) -> list[ScoredUnit]:
    """Give the units of the answer, those of the language that leads first, none twice.

    Both languages answer where both have units that are good enough: they share the words by how
    good each unit is. Of units that say the same, the one of the highest authority is taken, and
    of one that `restates` another in the other language the one in the question's.
    """
    lead = leading(scored, language)
    if lead is None:
        return []

    def replaces(each: ScoredUnit, said: ScoredUnit) -> bool:
        if family(each.passage.language) != family(said.passage.language):
            return family(each.passage.language) == family(language)
        says_all = _says_all(each.unit.reading, said.unit.reading)
        return says_all and authority(each) > authority(said)

    ordered = [lead, *(each for each in scored if each is not lead)]
    chosen = _within(ordered, max_words, restates, replaces)
    first = family(chosen[0].passage.language)
    return sorted(chosen, key=lambda each: family(each.passage.language) != first)


def near(scored: Sequence[ScoredUnit]) -> list[ScoredUnit]:
    """Give the units that are not much worse than the best one, quoted or not."""
    floor = max((each.score for each in scored), default=0.0) - NEAR
    return [each for each in scored if each.score >= floor]


def leading(scored: Sequence[ScoredUnit], language: Language) -> ScoredUnit | None:
    """Give the unit that `choose` puts first, None where there is none.

    It is the best one of the question's language where the other's is not better by CLEAR.
    """
    firsts: dict[bool, ScoredUnit] = {}
    for each in scored:
        firsts.setdefault(family(each.passage.language) == family(language), each)
    own, other = firsts.get(True), firsts.get(False)
    if own and other:
        return other if own.score - other.score <= -CLEAR else own
    return own or other


def _within(
    scored: Sequence[ScoredUnit], max_words: float, restates: Same, replaces: Same
) -> list[ScoredUnit]:
    """Give those of the units, what leads first, that fit into the length and add something."""
    was_read = any("reader" in each.features for each in scored)
    floor = scored[0].score - (MAX_DROP if was_read else UNREAD_DROP)
    chosen: list[ScoredUnit] = []
    words = 0.0
    for each in scored:
        length = size(each.unit.reading)
        if each.score < floor:
            break
        said = next(
            (
                other
                for other in chosen
                if says_the_same(each.unit.reading, other.unit.reading) or restates(each, other)
            ),
            None,
        )
        if said is not None:
            if replaces(each, said):
                chosen[chosen.index(said)] = each
            continue
        if chosen and words + length > max_words:
            continue
        chosen.append(each)
        words += length
    return chosen


def arrange(chosen: Sequence[ScoredUnit]) -> list[list[ScoredUnit]]:
    """Group chosen units by section, the best one's first; each group in the document's order.

    A sentence or row that answers best goes to the head of its group, with what it points back to
    and the exception that follows it, unless it introduces what follows.
    """
    groups: dict[tuple[str, str], list[ScoredUnit]] = {}
    for each in chosen:
        groups.setdefault(each.passage.section_key, []).append(each)
    return [_best_first(group) for group in groups.values()]


def _best_first(group: Sequence[ScoredUnit]) -> list[ScoredUnit]:
    best = group[0]
    ordered = sorted(group, key=lambda each: each.unit.start)
    if best.unit.kind == "item" or best.unit.reading.endswith((":", "：")):
        return ordered
    there = {(each.passage.id, each.number): each for each in group}
    first = [best]
    while points_back(first[0].unit.reading):
        previous = there.get((best.passage.id, first[0].number - 1))
        if previous is None:
            break
        first.insert(0, previous)
    while (following := there.get((best.passage.id, first[-1].number + 1))) is not None:
        if not makes_an_exception(following.unit.reading):
            break
        first.append(following)
    return [*first, *(each for each in ordered if not any(each is other for other in first))]


def says_the_same(one: str, other: str) -> bool:
    """Tell whether one of two sentences adds nothing to the other: no word, no figure."""
    # Documents repeat a fact in other words; figures and names that all stand there already
    # add nothing.
    first, second = set(terms(one)), set(terms(other))
    shared = len(first & second)
    if shared < 0.8 * min(len(first), len(second)) or shared <= 2:
        return False
    # The same words around another figure say something else.
    return _says_all(one, other) or _says_all(other, one)


def _says_all(one: str, other: str) -> bool:
    """Tell whether a sentence gives every figure of another."""
    return figures(other) <= figures(one)
