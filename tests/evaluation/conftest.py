from collections.abc import Callable

import pytest

from assistant.citation import Citation
from assistant.evaluation.record import Record, Retrieved
from corpus.question import Question


def _record(
    name: str = "a",
    *,
    outcome: str = "answered",
    text: str = "",
    places: tuple[str, ...] = (),
    quotes: tuple[str, ...] = (),
    probability: float | None = None,
    testset: str = "tax",
    languages: tuple[str, ...] = ("en",),
    kinds: tuple[str, ...] = ("policy",),
    **question: object,
) -> Record:
    """Give a record; `places` are "document > section" (and " @page"), best first."""
    fields = {
        "id": name,
        "question": f"What of {name}?",
        "language": "en",
        "type": "fact",
        "answer": "",
        "must_include": (),
        "documents": ("right",),
    }
    return Record(
        testset=testset,
        question=Question.model_validate(fields | question),
        outcome=outcome,
        text=text,
        model="extractive",
        citations=tuple(
            Citation(n, "right", "", "", None, quote, "in-force", None, "", ())
            for n, quote in enumerate(quotes, start=1)
        ),
        quotes_exact=tuple(True for _ in quotes),
        retrieved=tuple(_retrieved(rank, place) for rank, place in enumerate(places, start=1)),
        languages=languages,
        kinds=kinds,
        probability=probability,
        threshold=None if probability is None else 0.5,
    )


def _retrieved(rank: int, place: str) -> Retrieved:
    where, _, text = place.partition(": ")
    where, _, page = where.partition(" @")
    document, _, section = where.partition(" > ")
    number = int(page) if page else None
    return Retrieved(rank, 1 / rank, f"{document}:{rank}", document, section, number, "en", text)


@pytest.fixture
def make() -> Callable[..., Record]:
    return _record
