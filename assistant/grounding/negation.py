"""Negation: a claim neither drops a "not" of its passages nor adds one.

Within a language it is the term that "not", 不 or "except" governs: denied on one side, it may not
stand free on the other in every line that says the same. Across languages it is the nearest lines:
where none of them denies anything, the claim may not, and the other way round. Conservative, since
"is exempt" says what "is not taxed" says: words that deny, exclude or restrict count as a "not"
that the other side has. Whether "yes" or "no" answers the question is not judged.
"""

import re
from collections.abc import Iterable, Sequence

from assistant.grounding.bounds import figures_ahead
from assistant.grounding.cited import Cited
from assistant.grounding.clauses import clauses
from assistant.grounding.governed import aligned, governed
from assistant.grounding.reading import Reading, read
from assistant.grounding.verdict import Fault
from corpus.figures import Figure, stands_in

ALIGNED = 0.5  # share of the claim's content terms that a line holds to be about the same

_ANSWER = re.compile(
    r"^\W*(?:no|yes|不是|不可以|不能|不可|不用|不需要|不会|不算|不|唔系|唔可以|没有|没|否|是的?|可以|能|有|会|要|需要)\s*[,，.。:：;；—-]\s*"
)
# What looks like a negation and is none, or bounds a figure.
_NO_NEGATION = re.compile(
    r"\b(?:not|no) (?:more|less|fewer|later|earlier|higher|lower|older|above|over) than\b|"
    r"\b(?:not|no) (?:above|over|exceed\w*)\b|\bnot only\b|\bwhether or not\b|\bnos?\. ?\d|\bno \d|\bnon-|"
    r"不(?:少于|超过|多于|低于|高于|迟于|早于|论|同|断|仅|只|但|过|久|动产|等|止|足|时|妨)|无论|非常|未来|无形|"
    r"是不是|能不能|可不可以|会不会|要不要|有没有|差不多|无人机|无线|非政府|非牟利|非香港"
)
_NEGATION = re.compile(
    r"\b(?:not|never|none|cannot|neither|nor|without|no|except(?:ing)?(?: for)?|other than|unless|"
    r"nothing|nobody)\b|\w+n['’]t\b|毋须|无须|毋需|无需|不须|不需|不再|不得|没有|并无|不会|不是|不包括|除非|"
    r"[不没未无非毋勿别冇唔]"
)
# Words that deny, exclude or restrict without "not": the other side may say it so.
_DENYING = re.compile(
    r"\b(?:exclu\w+|exempt\w*|prohibit\w*|bann?(?:ed|s)?|forb\w+|refus\w+|reject\w*|ceas\w+|stop\w*|"
    r"end(?:ed|s)?|lack\w*|fail\w*|outside|only|closed?|free|instead|rather|declin\w+|waiv\w+|abolish\w*|"
    r"remov\w+|suspend\w*|repeal\w*|den(?:y|ies|ied)|former\w*|replac\w+|withdr\w+|in(?:eligible|valid)|"
    r"un(?!i|der|til|less|e?sco)\w{4,}|non-\w+|void|nil|zero|hardly|barely|yet|drop\w*|scrap\w*|avoid\w*|"
    r"prevent\w*|barred|disallow\w*|disqualif\w+|miss\w*|restrict\w*|irrespective|regardless|whatever)\b|"
    r"免|豁|除|禁|停|取消|撤|拒|缺|终止|结束|只|仅|外|惟|才|尚|避免|废|失|剔|反|否|零"
)
_FIGURE_NEXT = re.compile(rf"(?:{_NEGATION.pattern})(?=\s*(?:about |the |约|大约)?(?:[A-Z]{{2,3}}\s?)?\$?\s?\d)", re.I)


def negation_faults(text: str, cited: Cited, nearest: Sequence[str]) -> list[Fault]:
    """Give a fault for a negation that was dropped, or added; `nearest` are of another language."""
    claim = _readable(_ANSWER.sub("", read(text).folded, count=1))
    lines = [_readable(line.text) for line in aligned(claim, cited.lines, ALIGNED)]
    return [
        *_dropped(claim, lines),
        *_added(claim, lines),
        *_figure_denied(claim, cited.lines),
        *(_across(claim, [_readable(line) for line in nearest]) if not lines else []),
    ][:1]


def _readable(text: str) -> Reading:
    return read(_NO_NEGATION.sub(" ", read(text).folded))


def _denies(text: Reading) -> bool:
    return bool(_NEGATION.search(text.folded) or _DENYING.search(text.folded))


def _holding(term: str, text: Reading) -> list[Reading]:
    return [clause for clause in clauses(text.text) if term in clause.content]


def _dropped(claim: Reading, lines: Sequence[Reading]) -> Iterable[Fault]:
    """A term that every line denies, where it stands, and the claim affirms."""
    if not lines:
        return
    for term in sorted(frozenset(claim.content) & governed(lines[0], _NEGATION)):
        affirmed = [clause for clause in _holding(term, claim) if not _denies(clause)]
        holding = [line for line in lines if term in line.content]
        if affirmed and all(term in governed(line, _NEGATION) for line in holding):
            about = [_about_the_same(clause, lines[0], term) for clause in affirmed]
            if any(about):
                yield Fault("negation", term)


def _about_the_same(clause: Reading, line: Reading, term: str) -> bool:
    """Tell whether what stands beside a term in the claim stands beside it in the line as well."""
    beside = [other for other in clause.content if other != term]
    held = frozenset(line.content)
    return sum(other in held for other in beside) >= ALIGNED * len(beside)


def _added(claim: Reading, lines: Sequence[Reading]) -> Iterable[Fault]:
    """A term that the claim denies, and no line does where it stands."""
    for term in sorted(governed(claim, _NEGATION)):
        if any(_DENYING.search(clause.folded) for clause in _holding(term, claim)):
            continue
        holding = [line for line in lines if term in line.content]
        free = holding and holding[0] is lines[0]
        if free and not any(_denies(c) for line in holding for c in _holding(term, line)):
            yield Fault("negation", term)


def _figure_denied(claim: Reading, lines: Sequence[Reading]) -> Iterable[Fault]:
    for figure in sorted(figures_ahead(claim.text, _FIGURE_NEXT), key=lambda each: each.value):
        holding = [line for line in lines if stands_in(figure, line.figures)]
        if holding and not any(_denies_figure(figure, line) for line in holding):
            yield Fault("negation", figure.value)


def _denies_figure(figure: Figure, line: Reading) -> bool:
    return any(
        _denies(_readable(c.text)) for c in clauses(line.text) if stands_in(figure, c.figures)
    )


def _across(claim: Reading, nearest: Sequence[Reading]) -> Iterable[Fault]:
    if not nearest:
        return
    negation = _NEGATION.search(claim.folded)
    if negation and not any(_denies(line) for line in nearest):
        yield Fault("negation", negation.group())
    denied = _NEGATION.search(nearest[0].folded)
    if denied and not _denies(claim) and len(clauses(nearest[0].text)) == 1:
        yield Fault("negation", denied.group())
