"""Negation: a claim neither drops a "not" of its passages nor adds one.

Within a language it is the term that "not", 不 or "except" governs: denied on one side, it may not
stand free on the other in every line that says the same. Across languages it is the nearest lines:
where none of them denies anything, the claim may not, and the other way round. Conservative, since
"is exempt" says what "is not taxed" says: words that deny, exclude or restrict count as a "not"
that the other side has. Whether "yes" or "no" answers the question is not judged.
"""

import re
from collections.abc import Iterable, Sequence

from assistant.grounding.alike import Beside, alike, beside, share
from assistant.grounding.answer_word import without_answer
from assistant.grounding.bounds import figures_ahead
from assistant.grounding.cited import Cited
from assistant.grounding.clauses import clauses
from assistant.grounding.denial import DENYING, NEGATION, RESTRICTION, without_false_negations
from assistant.grounding.excerpt import excerpt
from assistant.grounding.governed import governed
from assistant.grounding.nearest import Nearest
from assistant.grounding.polarity import turned_round
from assistant.grounding.reading import Reading, read
from assistant.grounding.verdict import Fault
from corpus.figures import Figure, stands_in
from ingest.terms import content_terms

_COPY = 0.85  # share of a claim that repeats a line
_WHOLE = 0.7  # share of the line

_FIGURE_NEXT = re.compile(
    rf"(?:{NEGATION.pattern})(?=\s*(?:about |the |约|大约)?(?:[A-Z]{{2,3}}\s?)?\$?\s?\d)", re.I
)


def negation_faults(
    text: str, cited: Cited, lines: Sequence[str], near: Sequence[Nearest]
) -> list[Fault]:
    """Give a fault for a negation that was dropped, or added.

    `lines` are those of another language that come nearest to it, `near` the places nearest to
    its clauses.
    """
    claim = _readable(without_answer(text))
    if not claim.content:
        return []
    own = [_readable(line.text) for line in cited.lines]
    written = {line.text: each.text for line, each in zip(own, cited.lines, strict=True)}
    others = beside(claim, own)
    found: list[str | Figure] = [
        *_copied(claim, [line.text for line in cited.lines]),
        *(
            excerpt(written[line.text])
            for clause in clauses(claim.text)
            for line in _turned_round(clause, others, own)
        ),
        *_figure_denied(claim, cited.lines),
        *_across(claim, lines),
        *turned_round(claim, near),
    ]
    return [Fault("negation", about) for about in found[:1]]


def denies_what_is_denied(text: str, cited: Cited) -> bool:
    """Tell whether passages deny the very thing that a claim denies."""
    denied = governed(_readable(without_answer(text)), NEGATION)
    return any(denied & governed(_readable(line.text), NEGATION) for line in cited.lines)


def _readable(text: str) -> Reading:
    return read(without_false_negations(read(text).folded))


def _denies(text: Reading) -> bool:
    return bool(NEGATION.search(text.folded) or DENYING.search(text.folded))


def _copied(claim: Reading, lines: Sequence[str]) -> Iterable[str]:
    """A line that the claim repeats nearly word for word, with more or fewer negations."""
    for written in lines:
        line = _readable(written)
        if not line.content or share(line.content, claim) < _WHOLE:
            continue
        copied = share(claim.content, line) >= _COPY
        if not copied or _count(DENYING, claim) != _count(DENYING, line):
            continue
        more = _count(NEGATION, claim) - _count(NEGATION, line)
        # What another line denies may be added: "..., without a cap".
        if more < 0 or (more > 0 and not _denied_elsewhere(claim, line, lines)):
            yield excerpt(written)


def _denied_elsewhere(claim: Reading, line: Reading, lines: Sequence[str]) -> bool:
    denied = governed(claim, NEGATION)
    others = (other for other in map(_readable, lines) if other.text != line.text)
    return any(denied & governed(other, NEGATION) for other in others)


def _count(pattern: re.Pattern[str], text: Reading) -> int:
    return len(pattern.findall(text.folded))


def _turned_round(
    clause: Reading, others: Sequence[Beside], lines: Sequence[Reading]
) -> Iterable[Reading]:
    """Lines that affirm what a clause denies, or the other way round."""
    denied = governed(clause, NEGATION)
    if denied and any(_denied_so(clause, line) for line in lines):
        return
    for term in sorted(denied or frozenset(clause.content)):
        near = alike(clause, term, others)
        found = [each.clause for each in near]
        if not found or (denied and _denies_besides(clause, term)):
            continue
        if denied:
            opposite = not any(_denies_besides(c, term) or _negates(c) for c in found)
        else:
            opposite = not _denies(clause) and all(term in governed(c, NEGATION) for c in found)
        if opposite:
            yield near[0].line


def _denied_so(clause: Reading, line: Reading) -> bool:
    """Tell whether a line denies another word of the clause, or restricts by the same word."""
    restricts = RESTRICTION.search(clause.folded)
    if restricts and restricts.group() in line.folded:
        return True
    return not governed(line, NEGATION).isdisjoint(clause.content)


def _negates(text: Reading) -> bool:
    return NEGATION.search(text.folded) is not None


def _denies_besides(text: Reading, term: str) -> bool:
    """Tell whether a clause denies by another word than the term ("not excluded")."""
    words = (match.group() for match in DENYING.finditer(text.folded))
    return any(term not in content_terms(word) for word in words)


def _figure_denied(claim: Reading, lines: Sequence[Reading]) -> Iterable[Figure]:
    for figure in sorted(figures_ahead(claim.text, _FIGURE_NEXT), key=lambda each: each.value):
        holding = [line for line in lines if stands_in(figure, line.figures)]
        if holding and not any(_denies_figure(figure, line) for line in holding):
            yield figure


def _denies_figure(figure: Figure, line: Reading) -> bool:
    return any(
        _denies(_readable(c.text)) for c in clauses(line.text) if stands_in(figure, c.figures)
    )


def _across(claim: Reading, lines: Sequence[str]) -> Iterable[str]:
    nearest = [_readable(line) for line in lines]
    if not nearest:
        return
    added = _negates(claim) and not any(map(_denies, nearest))
    dropped = _negates(nearest[0]) and not _denies(claim)
    if added or (dropped and len(clauses(nearest[0].text)) == 1):
        yield excerpt(lines[0])
