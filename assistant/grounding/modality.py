"""Modality: a claim is no more certain than its passages.

Three things are compared, each only where the words are plain: a bound that directly governs a
figure ("up to HK$2 million"), in any language; and, against the lines in the claim's language that
say nearly the same, a proposal told as fact and a "may" told as "must" or "will".
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from assistant.grounding.alike import Beside, alike, beside
from assistant.grounding.bounds import BOUNDED_KINDS, asks_bound, bounds, says_bound
from assistant.grounding.cited import Cited
from assistant.grounding.clause import Clause
from assistant.grounding.clauses import clauses
from assistant.grounding.governed import governed
from assistant.grounding.nearest import Nearest
from assistant.grounding.reading import Reading, read
from assistant.grounding.turned_bounds import turned_bounds
from assistant.grounding.verdict import Fault
from corpus.figures import Figure, figures, stands_in

_PROPOSED = re.compile(
    r"\b(?:propos(?:ed?|es|als?)|would|plan(?:s|ned)? (?:to|for)|expect(?:s|ed)? (?:to|that)|"
    r"aims? to|intends? to|if (?:enacted|passed|approved)|under consideration|considering)\b|"
    r"拟议?|建议|计划(?=[于在将把最]|年内|成立|推出|兴?建|投|增|设|提)|预计|预期|考虑|打算|有意|争取|若获通过|草案"
)
_INTENDS = re.compile(r"plan|expect|aim|intend|consider|计划|考虑|打算|有意|争取")
_SAYS_PROPOSED = re.compile(
    r"\b(?:propos\w+|would|will|could|may|might|should|plan\w*|expect\w*|aim\w*|intend\w*|target\w*|"
    r"if|bill|draft|consider\w*|yet|pending|subject to|hop\w+|goal|forecast\w*|"
    r"estimat\w*|projected|"
    r"project(?:s|ion)|due|likely|scheduled|said|says|told)\b|拟|建议|计划|预|考虑|打算|有意|争取|若|草案|将|会|料|目标|尚|未来|冀|可|能|须待|有待|力争|希望|规划|表示|称"
)
_MAY = re.compile(
    r"\b(?:may|might|could|can|should|encouraged to|recommended to|expected to|likely to|"
    r"at (?:its|the) discretion)\b(?! not)|n't\b|可能|或会|或可|可以|可(?!持续|靠|行|"
    r"观|再生)|有机会|酌情|能够|能(?=[获申享])|应(?=当|该)"
)
_MUST = re.compile(
    r"\b(?:must|shall|will|is required to|are required to|has to|have to|always|certain(?:ly)? to|"
    r"guaranteed to|automatically)\b(?! not)(?! be able)|必须|须|一定|必定|必然|必会|"
    r"一律|将会?|(?<![不机社协委议员商])会(?![议员计社展])|务必|自动"
)
_PLAIN_MUST = re.compile(
    r"\b(?:must|shall|always|guaranteed)\b(?! not)|(?<![不无毋])必须|(?<![不无毋])须|"
    r"一定|必定|必然|一律|务必"
)
_OBLIGES = re.compile(
    r"\b(?:must|shall|requir\w*|need\w*|has to|have to|always|obliged|mandatory|"
    r"compulsory|only|will|"
    r"condition\w*|unless|subject to|all|every|each|at least|minimum)\b|须|需|要|必|一定|一律|只|应"
)
_DUTY = re.compile(rf"{_PLAIN_MUST.pattern}|\b(?:(?:is|are) required|ha(?:s|ve)) to\b")
_OBLIGED = re.compile(
    r"\b(?:must|shall|always|mandatory|compulsory)\b|"
    r"\b(?:requir\w*|need\w*|ha(?:s|ve) to|oblig\w*)\b|须|需|必|一定|一律|务必"
)
_SAME = 0.45  # share of a clause that its nearest place holds
_ALL = re.compile(r"\b(?:all|every|always|any)\b|所有|全部|一律|任何|每[个间家名项]|总是")
_SOME = re.compile(
    r"\b(?:some|most|many|certain|usually|generally|normally|often|mostly|"
    r"in principle|sometimes)\b|"
    r"部分|大部分|大多|多数|一般|通常|若干|某些|有些|往往|原则上"
)


def modality_faults(
    text: str,
    cited: Cited,
    question: str,
    lines: Sequence[str],
    near: Sequence[Nearest],
    said: Iterable[Clause],
) -> list[Fault]:
    """Give a fault for each way in which a claim is stronger than its passages.

    `said` are its clauses, `near` the places nearest to them, and `lines` those of another
    language that come nearest to all of it.
    """
    claim, asked = read(text), read(question)
    others = beside(claim, cited.lines)
    bounded = list(_bound(claim, cited, asked))
    found = [
        *(bounded or turned_bounds(claim, said)),
        *_told_as_fact(claim, others, asked),
        *_stronger(claim, others, _MAY, _MUST),
        *_stronger(claim, others, _SOME, _ALL),
        *(_across(claim, [read(line) for line in lines]) or _may_made_must(near)),
    ]
    return list(dict.fromkeys(found))


def _bound(claim: Reading, cited: Cited, asked: Reading) -> Iterator[Fault]:
    """Figures told as they are that are bounds wherever they stand, and bounds turned round."""
    counted = [figure for figure in claim.figures if figure.kind in BOUNDED_KINDS]
    if not counted:
        return
    own = bounds(claim)
    for figure in sorted(counted):
        holding = [bounds(line) for line in cited.lines if stands_in(figure, line.figures)]
        if not holding:
            continue
        bare = not (says_bound(figure, claim) or asks_bound(asked))
        if all(stands_in(figure, each.most) for each in holding):
            if bare or _only(figure, own.least, own.most):
                yield Fault("at_most", figure)
        elif all(stands_in(figure, each.least) for each in holding):
            if bare or _only(figure, own.most, own.least):
                yield Fault("at_least", figure)


def _only(figure: Figure, these: frozenset[Figure], not_those: frozenset[Figure]) -> bool:
    return stands_in(figure, these) and not stands_in(figure, not_those)


def _told_as_fact(claim: Reading, others: Sequence[Beside], asked: Reading) -> Iterator[Fault]:
    """What is only proposed wherever it stands: a figure, or what the words govern."""
    if _SAYS_PROPOSED.search(f"{claim.folded} {asked.folded}"):
        return
    for figure in sorted(claim.figures):
        holding = [each.clause for each in others if stands_in(figure, each.clause.figures)]
        cues = [_proposing(figure, clause) for clause in holding]
        if cues and all(cues):
            yield Fault("modality", cues[0])
            return
    for clause in clauses(claim.text):
        for term in clause.content:
            found = [each.clause for each in alike(clause, term, others)]
            cue = _PROPOSED.search(found[0].folded) if found else None
            if cue and all(term in governed(each, _PROPOSED) for each in found):
                yield Fault("modality", cue.group())
                return


def _proposing(figure: Figure, clause: Reading) -> str:
    """Give the word by which a clause only proposes a figure; whoever intends is no proposal."""
    cue = _PROPOSED.search(clause.folded)
    if cue is None:
        return ""
    intends = _INTENDS.match(cue.group())
    if intends and not stands_in(figure, figures(clause.folded[cue.end() :])):
        return ""
    return cue.group()


def _stronger(
    claim: Reading, others: Sequence[Beside], weak: re.Pattern[str], strong: re.Pattern[str]
) -> Iterator[Fault]:
    """A term that the claim governs strongly, and every clause that says about the same weakly."""
    for clause in clauses(claim.text):
        for term in sorted(governed(clause, strong)):
            found = [each.clause for each in alike(clause, term, others)]
            cue = weak.search(found[0].folded) if found else None
            if cue and not any(strong.search(each.folded) for each in found):
                if all(term in governed(each, weak) for each in found):
                    yield Fault("modality", cue.group())
                    return


def _across(claim: Reading, nearest: Sequence[Reading]) -> list[Fault]:
    strong = _PLAIN_MUST.search(claim.folded)
    if strong and nearest and not any(_OBLIGES.search(line.folded) for line in nearest):
        weak = _MAY.search(nearest[0].folded)
        return [Fault("modality", weak.group())] if weak else []
    return []


def _may_made_must(near: Sequence[Nearest]) -> Iterator[Fault]:
    for each in near:
        said = each.clause.folded
        if each.own < _SAME or not _DUTY.search(said) or _MAY.search(said):
            continue
        weak = _MAY.search(each.places[0].clause.folded)
        if weak and not any(_OBLIGED.search(place.clause.folded) for place in each.places):
            yield Fault("modality", weak.group())
            return
