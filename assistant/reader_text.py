"""What the reader reads: a question and a window of text, as one row of token numbers."""

from tokenizers import Encoding, Tokenizer

from assistant.antecedent import before
from corpus.document import SECTION_SEPARATOR
from corpus.script import simplify
from ingest.passage import Passage

MAX_TOKENS = 128


def window(number: int, passage: Passage) -> str:
    """Give the text of a unit with what it takes to read it: title, last heading, what leads in."""
    unit = passage.units[number]
    heading = passage.section.split(SECTION_SEPARATOR)[-1]
    previous = before(passage, number)
    # A row's reading names its columns already.
    lead = unit.lead if unit.kind == "item" else previous.reading if previous else ""
    place = " — ".join(part for part in (passage.title, heading) if part)
    return window_text(place, f"{lead} {unit.reading}".strip())


def window_text(place: str, words: str) -> str:
    """Give a window: where the words stand, and the words."""
    return f"{place}: {words}" if place else words


def encoding(tokenizer: Tokenizer, question: str, text: str) -> Encoding:
    """Encode a question and a window, in the one Chinese script that the reader knows."""
    return tokenizer.encode(f"query: {simplify(question)}", simplify(text))


def encoded(tokenizer: Tokenizer, question: str, text: str) -> list[int]:
    """Give the token numbers of a question and a window."""
    ids: list[int] = encoding(tokenizer, question, text).ids
    return ids


def limited(tokenizer: Tokenizer) -> Tokenizer:
    """Give the tokenizer set to the reader's length; the longer of the two texts is cut."""
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_TOKENS)
    return tokenizer
