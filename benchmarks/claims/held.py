"""What stands in a final answer and not in the passages that its marks name.

It shares no code with the grounding check but the reading of figures, and asks for more: what only
the question says counts as missing too. Read are figures and dates (`corpus.figures`), every run of
digits as it is written, words with a capital inside a sentence, names of the glossary, and what
stands between 《》 or 「」.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from corpus.figures import figures, stands_in
from corpus.glossary import Glossary
from corpus.script import fold

_MARKED = re.compile(r"(.*?)((?:\s*\[\d+\])+|\Z)", re.DOTALL)
_DIGITS = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_CAPITAL = re.compile(r"(?<=[a-z,;] )[A-Z][\w'’-]*")
_QUOTED = re.compile(r"《([^》]+)》|「([^」]+)」")
_NAMING = frozenset(("agency", "company", "fund", "law", "person", "place", "scheme", "visa"))


@dataclass(frozen=True)
class Missing:
    """A figure or name of an answer that no passage which it cites there holds."""

    kind: str
    said: str
    sentence: str


def marked(text: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Give the parts of a text, each with the marks behind it; a lead-in's are those of its list.

    What is left at the end of a paragraph has none.
    """
    for paragraph in text.split("\n\n"):
        for part in _MARKED.finditer(paragraph):
            if part[1].strip():
                yield part[1].strip(), tuple(int(n) for n in re.findall(r"\d+", part[2]))


def missing(text: str, passages: Mapping[int, str], glossary: Glossary) -> Iterator[Missing]:
    """Give what is missing; `passages` are the cited passages with what stands over them."""
    for said, numbers in marked(text):
        if not numbers:
            continue  # lead-ins and notices: `unmarked` looks at them
        shown = "\n".join(passages[n] for n in numbers)
        for kind, each in _lacking(said, shown, glossary):
            yield Missing(kind, each, said)


def _lacking(said: str, shown: str, glossary: Glossary) -> Iterator[tuple[str, str]]:
    held = figures(shown)
    for figure in figures(said):
        if not stands_in(figure, held):
            yield "figure", f"{figure.kind} {figure.value} {figure.unit}".strip()
    folded = fold(shown)
    digits = {_bare(each) for each in _DIGITS.findall(folded)}
    for each in _DIGITS.findall(unicodedata.normalize("NFKC", said)):
        if _bare(each) not in digits:
            yield "digits", each
    quoted = (one or other for one, other in _QUOTED.findall(said))
    for name in [*_CAPITAL.findall(said), *quoted]:
        if fold(name.removesuffix("'s").removesuffix("’s")) not in folded:
            yield "name", name
    for mention in glossary.mentions(said, most=99):
        entry = mention.entry
        if entry.kind in _NAMING and not any(fold(name) in folded for name in entry.names):
            yield "name", entry.names[0]


def _bare(number: str) -> str:
    whole = number.replace(",", "")
    return whole.rstrip("0").rstrip(".") if "." in whole else whole
