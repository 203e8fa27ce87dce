"""The library's documents as a reader wants them: within filters, by words, in an order."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from assistant.assistant import Assistant
from assistant.scope import allowed_documents
from corpus.document import KINDS, LANGUAGES, STATUSES
from corpus.script import fold
from ingest.passage import Passage
from ingest.records import DocumentRecord

Order = Literal["newest", "oldest", "by_title"]
ORDERS: tuple[Order, ...] = get_args(Order)
STEP = 30  # documents shown at first, and with each "more"
NEAREST = 10  # documents found by their text
FIELDS = ("kind", "about", "language", "status")


@dataclass(frozen=True)
class Wanted:
    """What a reader looks for; an empty field is no filter, `about` is "sector=..." or "topic=..".

    `most` is how many documents are shown.
    """

    words: str = ""
    kind: str = ""
    about: str = ""
    language: str = ""
    status: str = ""
    order: Order = "newest"
    most: int = STEP

    @property
    def narrowed(self) -> bool:
        """Whether anything is left out."""
        return bool(self.words or self.where)

    @property
    def where(self) -> tuple[str, ...]:
        """The filters, as the assistant's search takes them."""
        plain = {"kind": self.kind, "language": self.language, "status": self.status}
        given = [f"{key}={value}" for key, value in plain.items() if value]
        return (*given, *([self.about] if self.about else []))


@dataclass(frozen=True)
class Shelf:
    """Documents in order; with words, `titled` have them in the title, `near` in the text.

    `passages` are the best of what was found by the text, by document.
    """

    titled: tuple[DocumentRecord, ...]
    near: tuple[DocumentRecord, ...]
    passages: Mapping[str, Passage]
    total: int


def shelf(assistant: Assistant, wanted: Wanted) -> Shelf:
    """Give the documents that are wanted; raises QuestionError for words that cannot be searched.

    Not to be called within `Index.consistently`.
    """
    index = assistant.index
    documents = index.consistently(lambda: index.documents)
    allowed = allowed_documents(documents, wanted.where)
    within = [documents[each] for each in (documents if allowed is None else allowed)]
    if not wanted.words:
        return Shelf(ordered(within, wanted.order), (), {}, len(documents))
    titled = ordered([each for each in within if _titled(each, wanted.words)], wanted.order)
    passages: dict[str, Passage] = {}
    for found in assistant.search(wanted.words, wanted.where).passages:
        if found.passage.document in documents:
            passages.setdefault(found.passage.document, found.passage)
    said = {each.id for each in titled}
    near = [documents[each] for each in passages if each not in said]
    return Shelf(titled, tuple(near[:NEAREST]), passages, len(documents))


def ordered(records: Iterable[DocumentRecord], order: Order) -> tuple[DocumentRecord, ...]:
    """Give documents in an order; what has no date stands last, ties go by the title."""
    by_title = sorted(records, key=lambda each: (fold(each.title), each.id))
    if order == "by_title":
        return tuple(by_title)
    dated = [each for each in by_title if each.as_of]
    dated.sort(key=lambda each: each.as_of or "", reverse=order == "newest")
    return (*dated, *(each for each in by_title if not each.as_of))


def counts(records: Sequence[DocumentRecord]) -> dict[str, dict[str, int]]:
    """Give the values of each filter that occur, with how many documents have them."""
    tags = Counter(f"sector={sector}" for each in records for sector in each.sectors)
    tags.update(f"topic={topic}" for each in records for topic in each.topics)
    return {
        "kind": _in_order(KINDS, Counter(each.kind for each in records)),
        "about": dict(sorted(tags.items())),
        "language": _in_order(LANGUAGES, Counter(each.language for each in records)),
        "status": _in_order(STATUSES, Counter(each.status for each in records)),
    }


def publishers(record: DocumentRecord) -> tuple[str, ...]:
    """Give the publishers of a document's sources, each once."""
    return tuple(dict.fromkeys(each.publisher for each in record.sources if each.publisher))


def _titled(record: DocumentRecord, words: str) -> bool:
    held = fold(" ".join((record.title, *publishers(record))))
    return all(word in held for word in fold(words).split())


def _in_order(values: Sequence[str], counted: Mapping[str, int]) -> dict[str, int]:
    return {value: counted[value] for value in values if value in counted}
