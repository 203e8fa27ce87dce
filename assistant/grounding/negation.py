"""Negation: a claim neither drops a "not" of its passages nor adds one.

Within a language it is the term that "not", 不 or "except" governs: denied on one side, it may not
stand free on the other in every line that says the same. Across languages it is the nearest lines:
where none of them denies anything, the claim may not, and the other way round. Conservative, since
"is exempt" says what "is not taxed" says: words that deny, exclude or restrict count as a "not"
that the other side has. Whether "yes" or "no" answers the question is not judged.
"""

import re
from collections.abc import Iterable, Sequence

from assistant.grounding.alike import ALIGNED, Beside, alike, beside, share
from assistant.grounding.bounds import figures_ahead
from assistant.grounding.cited import Cited
from assistant.grounding.clauses import clauses
from assistant.grounding.governed import governed
from assistant.grounding.reading import Reading, read
from assistant.grounding.verdict import Fault
from corpus.figures import Figure, stands_in
from ingest.terms import content_terms

_COPY = 0.85

_ANSWER = re.compile(
    r"^\W*(?:no|yes|不是|不可以|不能|不可|不用|不需要|不会|不算|不|唔系|唔可以|没有|没|否|是的?|可以|能|有|会|要|需要)\s*[,，.。:：;；—-]\s*"
)
# What looks like a negation and is none, or bounds a figure.
_NO_NEGATION = re.compile(
    r"\b(?:not|no|none|never)\b[^.;]*\bunless\b|\b(?:not|no) (?:more|less|fewer|later|"
    r"earlier|higher|lower|older|above|over) than\b|"
    r"\b(?:not|no) (?:above|over|exceed\w*)\b|\bnot only\b|\bwhether or not\b|\bnos?\. ?\d|\bno \d|"
    r"不(?:少于|超过|多于|低于|高于|迟于|早于|论|同|断|仅|只|但|过|久|动产|等|止|足|时|妨)|无(?:论|人|线|形|碳|障碍|机)|"
    r"而非|是不是|能不能|可不可以|会不会|要不要|有没有|差不多|无人机|无线|无限"
)
_NEGATION = re.compile(
    r"\b(?:not|never|none|cannot|neither|nor|without|no|except(?:ing)?(?: for)?|other than|unless|"
    r"nothing|nobody)\b|\w+n['’]t\b|毋须|无须|毋需|无需|不须|不需|不再|不得|没有|并无|不会|不是|不包括|除非|"
    r"[并绝]非|(?:尚|并|仍|从)未|未[能有获曾予必]|[不没无毋勿冇唔]"
)
# Words that deny, exclude or restrict without "not": the other side may say it so.
_DENYING = re.compile(
    r"\b(?:exclu\w+|exempt\w*|prohibit\w*|bann?(?:ed|s)?|forb\w+|refus\w+|reject\w*|ceas\w+|stop\w*|"
    r"end(?:ed|s)?|lack\w*|fail\w*|outside|only|closed?|free|instead|rather|declin\w+|waiv\w+|abolish\w*|"
    r"remov\w+|suspend\w*|repeal\w*|den(?:y|ies|ied)|former\w*|replac\w+|withdr\w+|in(?:eligible|valid)|"
    r"un(?!i|der|til|less|e?sco)\w{4,}|non-\w+|void|nil|zero|hardly|barely|yet|drop\w*|scrap\w*|avoid\w*|"
    r"prevent\w*|barred|disallow\w*|disqualif\w+|miss\w*|restrict\w*|irrespective|regardless|whatever)\b|"
    r"免|豁|除外|排除|剔除|除非|禁|停|取消|撤|拒|缺|终止|结束|只|仅|以外|之外|在外|"
    r"尚待|尚须|废除|作废|失效|丧失|否决|否则|零"
)
_FIGURE_NEXT = re.compile(
    rf"(?:{_NEGATION.pattern})(?=\s*(?:about |the |约|大约)?(?:[A-Z]{{2,3}}\s?)?\$?\s?\d)", re.I
)


def negation_faults(text: str, cited: Cited, nearest: Sequence[str]) -> list[Fault]:
    """Give a fault for a negation that was dropped, or added; `nearest` are of another language."""
    claim = _readable(_ANSWER.sub("", read(text).folded, count=1))
    if not claim.content:
        return []
    lines = [_readable(line.text) for line in cited.lines]
    others = beside(claim, lines)
    faults = [
        *_copied(claim, lines),
        *(fault for clause in clauses(claim.text) for fault in _turned_round(clause, others)),
        *_figure_denied(claim, cited.lines),
        *_across(claim, [_readable(line) for line in nearest]),
    ]
    return faults[:1]


def _readable(text: str) -> Reading:
    return read(_NO_NEGATION.sub(" ", read(text).folded))


def _denies(text: Reading) -> bool:
    return bool(_NEGATION.search(text.folded) or _DENYING.search(text.folded))


def _copied(claim: Reading, lines: Sequence[Reading]) -> Iterable[Fault]:
    """A line that the claim repeats nearly word for word, with more or fewer negations."""
    for line in lines:
        if not line.content or share(line.content, claim) < ALIGNED:
            continue
        copied = share(claim.content, line) >= _COPY
        if copied and _count(_DENYING, claim) == _count(_DENYING, line):
            if _count(_NEGATION, claim) != _count(_NEGATION, line):
                denied = _NEGATION.search(claim.folded) or _NEGATION.search(line.folded)
                yield Fault("negation", denied.group() if denied else "")


def _count(pattern: re.Pattern[str], text: Reading) -> int:
    return len(pattern.findall(text.folded))


def _turned_round(claim: Reading, others: Sequence[Beside]) -> Iterable[Fault]:
    """Terms that a clause denies and its like in the passages affirm, or the other way round."""
    denied = governed(claim, _NEGATION)
    for term in sorted(denied or frozenset(claim.content)):
        found = alike(claim, term, others)
        if not found or (denied and _denies_besides(claim, term)):
            continue
        if denied:
            opposite = not any(_denies_besides(c, term) or _negates(c) for c in found)
        else:
            opposite = not _denies(claim) and all(term in governed(c, _NEGATION) for c in found)
        if opposite:
            yield Fault("negation", term)


def _negates(text: Reading) -> bool:
    return _NEGATION.search(text.folded) is not None


def _denies_besides(text: Reading, term: str) -> bool:
    """Tell whether a clause denies by another word than the term ("not excluded")."""
    words = (match.group() for match in _DENYING.finditer(text.folded))
    return any(term not in content_terms(word) for word in words)


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
