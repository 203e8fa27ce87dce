"""A question -> what is looked for in each language: its words, and the names it mentions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.document import Language
from corpus.glossary import Glossary, GlossaryEntry
from corpus.script import detect_language, family, fold
from ingest.terms import content_terms, terms

_WORD_LIKE = re.compile(r"[^\W_]")


@dataclass(frozen=True)
class Query:
    """A question made ready; `concepts` are the alternatives that mean the same, by their terms."""

    text: str
    language: Language
    entries: tuple[GlossaryEntry, ...]
    own_terms: tuple[str, ...]
    name_terms: frozenset[str]

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
        return list(dict.fromkeys([*self.own_terms, *added]))

    def concepts(self, language: Language) -> list[tuple[str, ...]]:
        """Give the question's concepts as sets of terms, any one set of which expresses it.

        A name is one concept however many words it has; each other content term is one. Terms that
        texts in `language` cannot hold (the other script's) are left out.
        """
        found: list[tuple[str, ...]] = []
        for term in self.own_terms:
            if term in self.name_terms:
                continue
            if family(language) == family(self.language) or term.isascii():
                found.append((term,))
        return found


def analyse(question: str, glossary: Glossary) -> Query:
    """Give the query of a question."""
    mentions = glossary.mentions(question)
    folded = fold(question)
    names = {
        term for mention in mentions for term in terms(folded[mention.start : mention.end])
    }
    return Query(
        text=question,
        language=detect_language(question),
        entries=tuple(dict.fromkeys(mention.entry for mention in mentions)),
        own_terms=tuple(content_terms(question)),
        name_terms=frozenset(names),
    )


def _best_names(entry: GlossaryEntry, language: Language) -> Sequence[str]:
    names = entry.names_in(language)
    if language == "en":
        return tuple(dict.fromkeys(name for name in (entry.en, entry.abbr) if name)) or names[:1]
    return names[:1]
