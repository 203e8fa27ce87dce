"""A question's names as a text writes them: the reader knows of no two that they are one.

"Who can join 高才通?" is read beside "TTPS — For whom: ..." as "Who can join TTPS?".
"""

from functools import lru_cache

from corpus.glossary import Glossary
from corpus.script import fold

MOST = 20  # names looked for in a window


class NameForms:
    """The forms that a glossary knows for the names of a question."""

    def __init__(self, glossary: Glossary) -> None:
        """Use the names of `glossary`; what texts name is remembered."""
        self._mentions = lru_cache(maxsize=4096)(glossary.mentions)

    def as_in(self, question: str, text: str) -> str:
        """Give the question with each name that `text` gives in another form only in that form.

        Of several forms the longest is taken: it says most.
        """
        folded = fold(question)
        mentions = self._mentions(question)
        if not mentions or len(folded) != len(question):
            return question
        there = self._mentions(text, MOST)
        as_found = fold(text)
        written = text if len(as_found) == len(text) else as_found
        said = question
        for mention in reversed(mentions):
            same = [each for each in there if each.entry.id == mention.entry.id]
            forms = [written[each.start : each.end] for each in same]
            if forms and folded[mention.start : mention.end] not in map(fold, forms):
                name = max(forms, key=len)
                said = _put(said, mention.start, mention.end, name)
        return said


def _put(text: str, start: int, end: int, name: str) -> str:
    """Put a name into a text; Latin letters that would touch others are set apart."""
    before, after = text[:start], text[end:]
    left = " " if _latin(before[-1:]) and _latin(name[0]) else ""
    right = " " if _latin(name[-1]) and _latin(after[:1]) else ""
    return f"{before}{left}{name}{right}{after}"


def _latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
