"""A follow-up -> the questions that stand alone which it may be, by rules.

What points back, and what has hardly a word of its own, goes on with what was spoken of. Whether
"how to open an account" does so or begins anew, words alone do not tell: the reading is taken that
the documents answer more surely.
"""

import re
import unicodedata
from collections.abc import Sequence

from assistant.places import names_alike
from corpus.glossary import Glossary
from corpus.script import CJK, fold
from ingest.terms import content_terms

# "What about X?", "And for X?", "那X呢？": the last question again, with X in its place.
_INSTEAD = (
    re.compile(r"^(?:(?:and|but|so|ok|okay|then)[, ]+)?(?:what|how) about (?P<new>.+?)\W*$", re.I),
    re.compile(r"^and (?P<new>(?:for|in|at|to|under|with|by) .+?)\W*$", re.I),
    re.compile(
        r"^(?:那麼|那么|那|咁|而)?(?P<new>[^，。！？?]{1,20}?)(?:又如何|怎麼樣|怎么样|點呀|呢)\W*$"
    ),
)
# What begins with these, or holds these, goes on with what was asked.
_GOES_ON = re.compile(r"^(and|but|so|or|also|then)\b|^(那|咁|还有|另外)")
_POINTS_BACK = re.compile(
    r"\b(it|its|they|them|their|he|him|his|she|her|that|those|this(?! year)|these|ones)\b"
    r"|(?<!is )(?<!are )\bthere\b|[它她这那佢嗰]|(?<!其)他|(?<!应)该|呢个|其中|当中|入面"
)
_IT = re.compile(r"\bIT\b")  # information technology
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_OF_THE_YEAR = re.compile(r"(?<=\d\d\d\d)年?的?$")
_PREPOSITION = re.compile(r"^(?:(?:for|in|at|to|under|with|by|the|a|an) )+", re.I)
_IS_CJK = re.compile(f"[{CJK}]")
_OF_ITS_OWN = 2  # content words that a question which begins anew has at least
_KEPT = 2  # readings of an earlier question that are gone on with
_LONGEST = 400  # characters of the last question that are carried over


def readings(
    question: str, history: Sequence[tuple[str, str]], glossary: Glossary
) -> tuple[str, ...]:
    """Give the questions that a follow-up may be, the likelier first; itself without history.

    `history` holds questions and answers, oldest first; follow-ups among them are read in turn.
    """
    before: tuple[str, ...] = ()
    for asked, _ in history:
        before = _readings(asked, before, glossary)[:_KEPT]
    return tuple(dict.fromkeys(_readings(question, before, glossary)))


def _readings(question: str, before: Sequence[str], glossary: Glossary) -> tuple[str, ...]:
    if not before:
        return (question,)
    for pattern in _INSTEAD:
        match = pattern.match(question.strip())
        if match:
            return tuple(_exchanged(match["new"].strip(), each, glossary) for each in before)
    joined = tuple(f"{each[:_LONGEST]} {question}" for each in before)
    folded = fold(question)
    if _GOES_ON.search(folded) or _POINTS_BACK.search(fold(_IT.sub("", question))):
        return joined
    if glossary.mentions(question):
        return (question,)
    if len(content_terms(question)) < _OF_ITS_OWN:
        return joined
    return (*joined, question)


def _exchanged(new: str, before: str, glossary: Glossary) -> str:
    """Put `new` where the last question names a thing of its kind, else behind that question."""
    if len(fold(before)) != len(before):  # names are found at the folded text's characters
        before = unicodedata.normalize("NFKC", before)
    bare = _OF_THE_YEAR.sub("", _PREPOSITION.sub("", new))
    old = _year(bare, before) or _place(bare, before) or _named(new, before, glossary)
    if old is not None:
        return f"{before[: old[0]]}{bare}{before[old[1] :]}"
    gap = "" if _IS_CJK.search(before[-2:]) else " "
    return f"{before[:_LONGEST].rstrip()}{gap}{new}"


def _year(new: str, before: str) -> tuple[int, int] | None:
    years = list(_YEAR.finditer(before))
    return years[0].span() if _YEAR.fullmatch(new) and len(years) == 1 else None


def _place(new: str, before: str) -> tuple[int, int] | None:
    if [name for name, _ in names_alike(new)] != [fold(new)]:
        return None
    named = [name for name, _ in names_alike(before)]
    at = fold(before).find(named[0]) if len(named) == 1 else -1
    return (at, at + len(named[0])) if at >= 0 else None


def _named(new: str, before: str, glossary: Glossary) -> tuple[int, int] | None:
    """Give where the last thing of the same kind as `new` is named."""
    kinds = {mention.entry.kind for mention in glossary.mentions(new)}
    same = [each for each in glossary.mentions(before) if each.entry.kind in kinds]
    return (same[-1].start, same[-1].end) if same else None
