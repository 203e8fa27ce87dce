"""Names of a claim: each stands in the cited passages, in whatever language they are.

A name that the glossary knows may stand there under any of its names (投資推廣署 is InvestHK), and
a place in any language or as an adjective (CLDR). What else is written with capitals, or between
《》 and 「」, must stand there word for word. Hong Kong and the Mainland need no passage; the
asker's own names need none either.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from babel import Locale

from assistant.grounding.cited import Cited, alone
from assistant.grounding.evidence import Evidence
from assistant.grounding.reading import POSSESSIVE, read, spaced
from assistant.grounding.verdict import Fault
from assistant.places import places
from corpus.glossary import Glossary, GlossaryEntry, Mention
from corpus.script import CJK
from ingest.terms import content_terms

# The rest of the glossary are words for things (stamp duty, start-up), not names.
_NAMING = frozenset(("agency", "company", "fund", "law", "person", "place", "scheme", "visa"))
_HOME = re.compile(
    r"\b(?:hong kong|hk|hksar|sar|mainland|china|chines)\b|香 港|港|内 地|中 国|大 陆"
)

_LETTER = "A-Za-zÀ-ɏ0-9"
_CAPITAL = rf"(?:[A-ZÀ-Þ](?:[{_LETTER}&+’'.-]*[{_LETTER}+])?|[a-z]{{1,3}}[A-Z][{_LETTER}]+)"
_GAP = r"(?:(?: of| and| for| the| &| in| on| de)*[ -])"
_SEQUENCE = re.compile(rf"(?<![{_LETTER}$]){_CAPITAL}(?:{_GAP}{_CAPITAL})*")
_QUOTED = re.compile(rf"[《「『“]([^》」』”]*[{CJK}][^》」』”]*)[》」』”]")
_START = re.compile(r"(?:^|[.!?:;。！？：；\n]\s*|[\"“(（]\s*)$")
_NO_NAME = frozenset(
    "i yes no january february march april may june july august september october november "
    "december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday "
    "friday saturday sunday hkd usd rmb cny eur gbp hk us q1 q2 q3 q4 h1 h2 ceo cfo cto hr it ip "
    "faq vs eg ie etc pm am phd pflops".split()
)


def name_faults(
    text: str, cited: Cited, question: str, glossary: Glossary, others: Sequence[Evidence]
) -> list[Fault]:
    """Give a fault for each name that stands neither in the cited passages nor in the question."""
    text = POSSESSIVE.sub("", text)
    unknown = [
        *_unknown_entries(text, cited, question, glossary),
        *_unknown_places(text, cited, question),
        *_unknown_words(text, cited, question, glossary),
    ]
    return [
        Fault("name", name, _holding(name, glossary, others)) for name in dict.fromkeys(unknown)
    ]


def _unknown_entries(text: str, cited: Cited, question: str, glossary: Glossary) -> Iterator[str]:
    folded = read(text).folded
    for mention in _mentions(text, glossary):
        entry = mention.entry
        if entry.kind not in _NAMING:
            continue
        name = folded[mention.start : mention.end]
        if _HOME.fullmatch(spaced(name).strip()):
            continue
        if not _named(entry, cited.spaced) and not _named(entry, read(question).spaced):
            yield text[mention.start : mention.end] if len(folded) == len(text) else name


def _unknown_places(text: str, cited: Cited, question: str) -> Iterator[str]:
    found = places(text)
    if found:
        unknown = found - places(cited.text) - places(question)
        yield from sorted(Locale("en").territories.get(code, code) for code in unknown)


def _unknown_words(text: str, cited: Cited, question: str, glossary: Glossary) -> Iterator[str]:
    known = f"{cited.spaced}{read(question).spaced}"
    # A name of the glossary brings its other names with it.
    for mention in _mentions(text, glossary):
        known += "".join(_spaced(name) for name in mention.entry.names)
    for name in [*_latin(text), *_QUOTED.findall(text)]:
        # Places are compared across languages, but all of the Mainland is one.
        where = places(name) - {"CN"}
        if not where and not _stands(name, known):
            yield name


def _latin(text: str) -> Iterator[str]:
    """Give what is written with capitals; a first word with one capital is a word like others."""
    for match in _SEQUENCE.finditer(text):
        words = match.group().split(" ")
        if _START.search(text[: match.start()]) and re.fullmatch(r"[A-Z][a-z’']*", words[0]):
            words = words[1:]
        while words and (words[0].islower() or not content_terms(words[0])):
            words = words[1:]
        if words:
            yield " ".join(words)


def _stands(name: str, known: str) -> bool:
    words = [word for word in re.split(r"[\s-]+", name) if word.lower() not in _NO_NAME]
    wanted = spaced(" ".join(words))
    if not wanted.strip() or wanted in known or _HOME.fullmatch(wanted.strip()):
        return True
    # Two names that stand beside each other in the claim only: "InvestHK and Cyberport".
    return all(
        f" {word} " in known or _HOME.fullmatch(word) for word in wanted.split()
    ) and not _person_like(words)


def _person_like(words: Sequence[str]) -> bool:
    return len(words) == 2 and all(re.fullmatch(r"[A-Z][a-z]+(?:-[A-Z]?[a-z]+)?", w) for w in words)


def _named(entry: GlossaryEntry, words: str) -> bool:
    return any(_spaced(name) in words for name in entry.names)


def _holding(name: str, glossary: Glossary, others: Sequence[Evidence]) -> int | None:
    entries = [mention.entry for mention in glossary.mentions(name)]
    for each in others:
        words = alone(each).spaced
        if spaced(name) in words or any(_named(entry, words) for entry in entries):
            return each.number
    return None


@lru_cache(maxsize=4096)
def _spaced(name: str) -> str:
    return spaced(name)


def _mentions(text: str, glossary: Glossary) -> list[Mention]:
    return glossary.mentions(text, most=99)
