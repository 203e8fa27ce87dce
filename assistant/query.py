"""A question -> what is looked for in each language: its words, and the names it mentions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.vocabulary import Word, load_vocabulary, place_words
from corpus.document import Language
from corpus.glossary import Glossary, GlossaryEntry, Mention, outside
from corpus.script import detect_language, family, fold
from ingest.terms import content_terms, terms

# Figures, and words with a capital behind the first letter or all through: TechTAS, NIAS, 18C.
_LATIN_NAME = re.compile(r"\d[\d,.]*|[A-Za-z0-9&+-]*(?:[A-Z0-9][A-Za-z0-9&+-]*){2,}")
_PARTICLES = frozenset("的是了吗呢吧嘅咗")
DETAILED = 10  # concepts of a question that is not general at all
# Between what was asked before and a follow-up's own words, as the reader has learned it.
GOING_ON = " >> "
CARRIED = 120  # characters of what was asked before that the reader is told


@dataclass(frozen=True)
class Concept:
    """Something the question speaks of: each alternative is a set of terms that expresses it."""

    alternatives: tuple[frozenset[str], ...]

    def in_terms(self, found: frozenset[str]) -> bool:
        """Whether a text with these terms speaks of it."""
        return any(alternative <= found for alternative in self.alternatives)


@dataclass(frozen=True)
class Query:
    """A question made ready: its language, the glossary entries it names, its content terms.

    `plain` are the words outside of names that have others like them, in either language. What is
    `wanted` is asked for in a follow-up's own words; the rest of its text says of what. The reader
    is asked `as_read`: with a sign between the two.
    """

    text: str
    language: Language
    entries: tuple[GlossaryEntry, ...]
    own_terms: tuple[str, ...]
    name_terms: frozenset[str]
    latin_names: frozenset[str]
    wanted: str
    as_read: str
    plain: tuple[Word, ...] = ()

    @cached_property  # asked for with each feature of each unit
    def generality(self) -> float:
        """How general the question is: 1 - n / DETAILED for its n concepts, at least 0."""
        return max(0.0, 1 - len(self.concepts(self.language)) / DETAILED)

    @property
    def goes_on(self) -> bool:
        """Whether it is a follow-up behind what was asked before."""
        return self.as_read != self.text

    def dense(self, language: Language) -> str:
        """Give the text to embed for passages in `language`: names are added in that language."""
        if family(language) == family(self.language):
            return self.text
        names = [name for entry in self.entries for name in _best_names(entry, language)]
        return " ".join([self.text, *names])

    def words(self, language: Language) -> list[str]:
        """Give the terms to look for in passages in `language`."""
        names = [name for entry in self.entries for name in _best_names(entry, language)]
        added = [term for name in names for term in terms(name)]
        if family(language) != family(self.language):
            alike = [each for word in self.plain for each in word.alike(language)]
            added += [term for each in alike for term in sorted(each)]
        return list(dict.fromkeys([*self.own_terms, *added]))

    def concepts(self, language: Language) -> list[Concept]:
        """Give what the question speaks of, as texts in `language` would express it.

        A name is one concept however many words it has; each other content term is one. Across
        languages only figures and names in Latin letters can be found again as they are.
        """
        found = [concept for _, concept in self.named]
        same = family(language) == family(self.language)
        for term in self.own_terms:
            if term in self.name_terms:
                continue
            if same or term in self.latin_names or (term.isascii() and self.language != "en"):
                found.append(Concept((frozenset((term,)),)))
        return found

    @property
    def named(self) -> list[tuple[GlossaryEntry, Concept]]:
        """The entries that the question names, as concepts."""
        return [(entry, Concept(_alternatives(entry))) for entry in self.entries]

    def plain_concepts(self, language: Language) -> list[Concept]:
        """Give the plain words of the question as texts in `language` would say them."""
        return [Concept(word.alike(language)) for word in self.plain]


def analyse(question: str, glossary: Glossary, asked: str = "") -> Query:
    """Give the query of a question, in the language of what was `asked` where that differs.

    What was asked may be the question's end: the rest was then carried over from what went before.
    """
    mentions = glossary.mentions(question)
    folded = fold(question)
    named = " ".join(folded[mention.start : mention.end] for mention in mentions)
    names = {term for mention in mentions for term in terms(folded[mention.start : mention.end])}
    goes_on = bool(asked) and question.endswith(asked)
    plain = [*load_vocabulary().words_in(terms(question)), *place_words(question)]
    return Query(
        text=question,
        language=_language(question, asked),
        entries=tuple(dict.fromkeys(mention.entry for mention in mentions)),
        own_terms=tuple(dict.fromkeys([*_between(folded, mentions), *content_terms(named)])),
        name_terms=frozenset(names),
        latin_names=frozenset(
            term for match in _LATIN_NAME.finditer(question) for term in terms(match.group())
        ),
        wanted=asked if goes_on else question,
        as_read=behind(question.removesuffix(asked), asked) if goes_on else question,
        plain=tuple(word for word in plain if not word.terms <= names),
    )


def behind(before: str, asked: str) -> str:
    """Give a follow-up as the reader is asked it: behind what was asked before."""
    carried = before.strip()[-CARRIED:]
    return f"{carried}{GOING_ON}{asked}" if carried else asked


def _language(question: str, asked: str) -> Language:
    # A follow-up may be in another language than what it follows: its own is answered in.
    own = detect_language(question)
    worded = any(character.isalpha() for character in asked)
    return detect_language(asked, own) if worded else own


def _between(folded: str, mentions: Sequence[Mention]) -> list[str]:
    """Give the terms that stand outside of names, without pairs that hold a particle.

    A pair of characters over a name's edge, or with 是, is no word: no text would speak of it.
    """
    found = content_terms(" ".join(outside(folded, mentions)))
    return [term for term in found if not _PARTICLES & set(term)]


def _best_names(entry: GlossaryEntry, language: Language) -> Sequence[str]:
    names = entry.names_in(language)
    if language == "en":
        return tuple(dict.fromkeys(name for name in (entry.en, entry.abbr) if name)) or names[:1]
    return names[:1]


def _alternatives(entry: GlossaryEntry) -> tuple[frozenset[str], ...]:
    return tuple(dict.fromkeys(frozenset(terms(name)) for name in entry.names))
