"""What a run keeps of one question: everything that is measured can be measured again from it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from pydantic import TypeAdapter

from assistant.answer import Outcome
from assistant.citation import Citation
from corpus.document import Kind, Language
from corpus.question import Question

RETRIEVED = 20  # passages that a record keeps


@dataclass(frozen=True)
class Retrieved:
    """A passage as it was ranked, from 1; `passage` is its id."""

    rank: int
    score: float
    passage: str
    document: str
    section: str
    page: int | None
    language: Language
    text: str


@dataclass(frozen=True)
class Record:
    """A question, its answer, and what the answer was made from.

    `testset` is the name of the file without its ending; `quotes_exact` says of each citation
    whether its quote stands letter by letter in the document; `languages` and `kinds` are those of
    the reference documents; `probability` is the confidence that the corpus answers (None: not
    asked), `threshold` where refusing ends; `error` says why a question `failed`. How long it took
    is kept apart: it is not the same twice.
    """

    testset: str
    question: Question
    outcome: Outcome
    text: str
    model: str
    citations: tuple[Citation, ...] = ()
    notices: tuple[str, ...] = ()
    quotes_exact: tuple[bool, ...] = ()
    retrieved: tuple[Retrieved, ...] = ()
    languages: tuple[Language, ...] = ()
    kinds: tuple[Kind, ...] = ()
    probability: float | None = None
    threshold: float | None = None
    error: str = ""

    def as_json(self) -> dict[str, object]:
        """Give the record for a line of JSON."""
        fields = asdict(self)
        fields["question"] = self.question.model_dump(exclude_defaults=True)
        return fields


_RECORD = TypeAdapter(Record)


def load_record(fields: Mapping[str, object]) -> Record:
    """Read a record; pydantic's ValidationError where it is none."""
    return _RECORD.validate_python(fields)
