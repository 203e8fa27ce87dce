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
from assistant.grounding.lettered import in_chinese
from assistant.grounding.reading import POSSESSIVE, read, spaced
from assistant.grounding.romanised import romanised
from assistant.grounding.senses import Senses
from assistant.grounding.verdict import Fault
from assistant.places import places
from corpus.glossary import GlossaryEntry, Mention
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
_CAPITALS = re.compile(r"[A-Z]{3,6}")
_WORD = re.compile(r"[a-z]+")
_SMALL_WORD = re.compile(
    r"[^a-z -]|\b(?:the|an?|and|or|in|on|at|to|by|is|are|was|has|it|its|with)\b"
)
_START = re.compile(r"(?:^|[.!?:;。！？：；\n]\s*|[\"“(（]\s*)$")
_NO_NAME = frozenset(
    "i yes no january february march april may june july august september october november "
    "december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday "
    "friday saturday sunday hkd usd rmb cny eur gbp hk us q1 q2 q3 q4 h1 h2 ceo cfo cto hr it ip "
    "faq vs eg ie etc pm am phd pflops government department bureau ordinance category "
    "class".split()
)


def name_faults(
    text: str, cited: Cited, question: str, senses: Senses, others: Sequence[Evidence]
) -> list[Fault]:
    """Give a fault for each name that stands neither in the cited passages nor in the question."""
    text = POSSESSIVE.sub("", text)
    mentions = senses.mentions(text)
    # Places are compared across languages; what names a place in the Mainland is not told apart.
    named = places(text)
    where = named & (places(cited.text) | places(question)) if named else named
    unknown = [
        *_unknown_entries(text, mentions, cited, question),
        *sorted(map(_territory, named - where)),
        *_unknown_words(text, mentions, cited, question, where - {"CN"}),
    ]
    return [Fault("name", name, _holding(name, senses, others)) for name in dict.fromkeys(unknown)]


def _unknown_entries(
    text: str, mentions: Sequence[Mention], cited: Cited, question: str
) -> Iterator[str]:
    folded = read(text).folded
    for mention in mentions:
        entry = mention.entry
        if entry.kind not in _NAMING:
            continue
        name = folded[mention.start : mention.end]
        if _HOME.fullmatch(spaced(name).strip()):
            continue
        # "Tai Po InnoPark" is named where "the InnoParks at Tai Po and Yuen Long" are.
        if entry.kind == "place" and _stands(name, cited.spaced):
            continue
        if not _named(entry, cited.spaced) and not _named(entry, read(question).spaced):
            yield text[mention.start : mention.end] if len(folded) == len(text) else name


def _unknown_words(
    text: str, mentions: Sequence[Mention], cited: Cited, question: str, where: frozenset[str]
) -> Iterator[str]:
    known = [cited.spaced, read(question).spaced, *(_spaced(_territory(code)) for code in where)]
    # A name of the glossary brings its other names with it.
    known += (_spaced(name) for mention in mentions for name in mention.entry.names)
    words = "".join(known)
    for name in [*_latin(_without(text, mentions)), *_QUOTED.findall(text)]:
        adjective = places(name) if " " not in name else frozenset[str]()
        if adjective and adjective <= where:
            continue
        if not (
            _stands(name, words)
            or in_chinese(name, words)
            or _abbreviates(name, cited)
            or romanised(name, cited.text)
        ):
            yield name


def _without(text: str, mentions: Sequence[Mention]) -> str:
    """Give a text with spaces where names of the glossary stand: they have been looked at."""
    if len(read(text).folded) != len(text):
        return text
    for mention in mentions:
        size = mention.end - mention.start
        text = f"{text[: mention.start]}{' ' * size}{text[mention.end :]}"
    return text


def _abbreviates(name: str, cited: Cited) -> bool:
    """Tell whether three capitals or more begin words that stand beside each other."""
    if not _CAPITALS.fullmatch(name):
        return False
    for line in cited.lines:
        runs = _SMALL_WORD.split(line.folded)
        if any(name.lower() in "".join(w[0] for w in _WORD.findall(run)) for run in runs):
            return True
    return False


def _territory(code: str) -> str:
    return str(Locale("en").territories.get(code, code))


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
    rest = _HOME.sub(" ", wanted).split()
    held = (f" {word} " in known or not content_terms(word) for word in rest)
    return all(held) and not _person_like(words)


def _person_like(words: Sequence[str]) -> bool:
    return len(words) == 2 and all(re.fullmatch(r"[A-Z][a-z]+(?:-[A-Z]?[a-z]+)?", w) for w in words)


def _named(entry: GlossaryEntry, words: str) -> bool:
    return any(_spaced(name) in words for name in entry.names)


def _holding(name: str, senses: Senses, others: Sequence[Evidence]) -> int | None:
    entries = [mention.entry for mention in senses.mentions(name)]
    for each in others:
        words = alone(each).spaced
        if spaced(name) in words or any(_named(entry, words) for entry in entries):
            return each.number
    return None


@lru_cache(maxsize=4096)
def _spaced(name: str) -> str:
    return spaced(name)
