"""A follow-up -> a question that stands alone, by rules."""

import re
import unicodedata
from collections.abc import Sequence

from corpus.glossary import Glossary, Mention
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
# Words that point back, or that begin an elliptical question.
_POINTS_BACK = re.compile(
    r"^(and|but|so|also)\b|\b(it|its|they|them|their|that|those|this|these)\b"
    r"|^(那|那么|还有|另外|咁)|它|他们|该计划|这个|那个|呢个|嗰个|佢"
)
_PREPOSITION = re.compile(r"^(?:(?:for|in|at|to|under|with|by|the|a|an) )+", re.I)
_IS_CJK = re.compile(f"[{CJK}]")
_FEW = 3  # content words; a question of fewer, without a name, leaves its subject out
_LONGEST = 400  # characters of the last question that are carried over


def standalone(question: str, history: Sequence[tuple[str, str]], glossary: Glossary) -> str:
    """Give the question as it can be understood alone; it is the same where it already can.

    `history` holds questions and answers, oldest first; follow-ups among them are resolved in turn.
    """
    before = ""
    for asked, _ in history:
        before = _resolved(asked, before, glossary)
    return _resolved(question, before, glossary)


def _resolved(question: str, before: str, glossary: Glossary) -> str:
    if not before:
        return question
    for pattern in _INSTEAD:
        match = pattern.match(question.strip())
        if match:
            return _exchanged(match["new"].strip(), before, glossary)
    if glossary.mentions(question):
        return question
    if len(content_terms(question)) <= _FEW or _POINTS_BACK.search(fold(question)):
        return f"{before[:_LONGEST]} {question}"
    return question


def _exchanged(new: str, before: str, glossary: Glossary) -> str:
    """Put `new` where the last question names a thing of its kind, else behind that question."""
    if len(fold(before)) != len(before):  # the glossary counts the folded text's characters
        before = unicodedata.normalize("NFKC", before)
    named = glossary.mentions(new)
    if named:
        kinds = {mention.entry.kind for mention in named}
        old = _alike(glossary.mentions(before), kinds)
        if old is not None:
            bare = _PREPOSITION.sub("", new)
            return f"{before[: old.start]}{bare}{before[old.end :]}"
    gap = "" if _IS_CJK.search(before[-2:]) else " "
    return f"{before[:_LONGEST].rstrip()}{gap}{new}"


def _alike(mentions: Sequence[Mention], kinds: set[str]) -> Mention | None:
    """Give the mention that is exchanged: the last one of the same kind, or the only one."""
    same = [mention for mention in mentions if mention.entry.kind in kinds]
    if same:
        return same[-1]
    return mentions[0] if len(mentions) == 1 else None
