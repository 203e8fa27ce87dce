"""The bilingual glossary: the names of a thing in English and both Chinese scripts."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from corpus.document import Language
from corpus.errors import CorpusError
from corpus.script import CJK, LETTERS, fold

GLOSSARY_FILE = Path(__file__).parent / "glossary.csv"
COLUMNS = ("id", "kind", "en", "abbr", "zh_hant", "zh_hans", "aliases")

_WORD = re.compile(rf"[{CJK}]|{LETTERS}(?:[&'’.-]{LETTERS})*\+?", re.UNICODE)
_IS_CJK = re.compile(f"[{CJK}]")
# What makes another word of the last character of a short name (港大, 港投): 其中大部分, 在港投资.
_GOES_ON = {
    "大": frozenset("型部量数家多规力湾陆小会概约幅批于厦豪"),
    "投": frozenset("资入放产票身诉"),
}
# Abbreviations that are words too: only capitals name the ministry, the tax channel, the platform.
_ALSO_WORDS = frozenset(("dart", "mars", "most", "seam", "tech"))


@dataclass(frozen=True)
class GlossaryEntry:
    """One thing and all its names."""

    id: str
    kind: str
    en: str
    abbr: str
    zh_hant: str
    zh_hans: str
    aliases: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """All names, official ones first, without repetition."""
        every = (self.en, self.abbr, self.zh_hant, self.zh_hans, *self.aliases)
        return tuple(dict.fromkeys(name for name in every if name))

    def names_in(self, language: Language) -> tuple[str, ...]:
        """Names that a text in `language` may use, the official one first."""
        if language == "en":
            return tuple(name for name in self.names if not _IS_CJK.search(name))
        own = self.zh_hant if language == "zh-Hant" else self.zh_hans
        return tuple(dict.fromkeys(n for n in (own, *self.names) if _IS_CJK.search(n)))


@dataclass(frozen=True)
class Mention:
    """A glossary entry found in a text: it stands at `start` to `end` of the folded text."""

    entry: GlossaryEntry
    start: int
    end: int


def outside(text: str, mentions: Sequence[Mention]) -> list[str]:
    """Give what stands before, between and behind mentions, which are in the text's order."""
    starts = [0, *(mention.end for mention in mentions)]
    ends = [*(mention.start for mention in mentions), len(text)]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


@dataclass(frozen=True)
class Glossary:
    """All entries, and a search for their names in a text."""

    entries: tuple[GlossaryEntry, ...]
    _by_words: dict[tuple[str, ...], GlossaryEntry] = field(repr=False, compare=False)
    # By its first word the length of the longest name: most words of a text begin none.
    _longest: Mapping[str, int] = field(repr=False, compare=False)

    @classmethod
    def of(cls, entries: Sequence[GlossaryEntry]) -> "Glossary":
        """Build the search over `entries`; of two entries with one name the first keeps it."""
        by_words: dict[tuple[str, ...], GlossaryEntry] = {}
        for entry in entries:
            for name in entry.names:
                words = tuple(match.group() for match in _words(fold(name)))
                if words:
                    by_words.setdefault(words, entry)
        longest: dict[str, int] = {}
        for words in by_words:
            longest[words[0]] = max(len(words), longest.get(words[0], 0))
        return cls(tuple(entries), by_words, longest)

    def mentions(self, text: str, most: int = 5) -> list[Mention]:
        """Give the entries whose names occur in `text`, longest name first where names overlap."""
        words = list(_words(fold(text)))
        found: list[tuple[int, int, GlossaryEntry]] = []
        for first in range(len(words)):
            longest = self._longest.get(words[first].group(), 0)
            for size in range(min(longest, len(words) - first), 0, -1):
                key = tuple(match.group() for match in words[first : first + size])
                entry = self._by_words.get(key)
                before = words[first - 1].group() if first else ""
                after = words[first + size].group() if first + size < len(words) else ""
                if entry is not None and _is_name(key, before, after, text):
                    found.append((first, first + size, entry))
        taken: list[tuple[int, int, GlossaryEntry]] = []
        for start, end, entry in sorted(found, key=lambda hit: (hit[0] - hit[1], hit[0])):
            if all(end <= other[0] or start >= other[1] for other in taken):
                taken.append((start, end, entry))
        mentions = [
            Mention(e, words[s].start(), words[end - 1].end()) for s, end, e in taken[:most]
        ]
        return sorted(mentions, key=lambda mention: mention.start)


def _is_name(words: tuple[str, ...], before: str, after: str, text: str) -> bool:
    """Tell whether these words of a text are a name, and not other words that are written so."""
    if words[0] in _ALSO_WORDS and len(words) == 1:
        return words[0].upper() in text
    if words[0] == "港" and before == "香":
        return False
    return not (len(words) == 2 and after in _GOES_ON.get(words[1], ()))


def load_glossary(path: Path = GLOSSARY_FILE) -> Glossary:
    """Read a glossary file: CSV with the columns of COLUMNS, aliases parted by `|`."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            if tuple(reader.fieldnames or ()) != COLUMNS:
                raise CorpusError(
                    f"{path}: the first line must name the columns {','.join(COLUMNS)}"
                )
            return Glossary.of([_entry(row) for row in reader])
    except UnicodeDecodeError as error:
        raise CorpusError(f"{path}: not UTF-8 text; save it as UTF-8") from error
    except OSError as error:
        raise CorpusError(f"{path}: the glossary cannot be read ({error.strerror})") from error


def _entry(row: dict[str, str | None]) -> GlossaryEntry:
    aliases = tuple(alias for alias in (row["aliases"] or "").split("|") if alias)
    rest = {column: row[column] or "" for column in COLUMNS if column != "aliases"}
    return GlossaryEntry(**rest, aliases=aliases)


def _words(text: str) -> Iterator[re.Match[str]]:
    return _WORD.finditer(text)
