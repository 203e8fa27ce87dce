"""A numbered passage as it was offered to the model."""

from dataclasses import dataclass, field

from corpus.document import Language, Source, Status
from ingest.manifest import Vectors
from ingest.passage import Passage, plain
from ingest.records import DocumentRecord
from ingest.sentences import sentence_spans


@dataclass(frozen=True)
class Evidence:
    """A passage under the number by which the model cites it, with what was told beside it.

    `lines` are what a claim is held against: sentences, list items with the words that introduce
    them, and table rows. `vectors` are those of the lines (documents of the embedder, one row
    each); without them the check embeds what it needs, which takes longer.
    """

    number: int
    title: str
    section: str
    text: str
    language: Language
    status: Status = "informational"
    as_of: str | None = None
    sources: tuple[Source, ...] = ()
    lines: tuple[str, ...] = ()
    vectors: Vectors | None = field(default=None, compare=False, repr=False)

    def __post_init__(self) -> None:
        if not self.lines:
            spans = (
                line[start:end]
                for line in self.text.split("\n")
                for start, end in sentence_spans(line, 0, len(line))
            )
            object.__setattr__(self, "lines", tuple(spans))

    @classmethod
    def of(
        cls,
        number: int,
        passage: Passage,
        document: DocumentRecord,
        vectors: Vectors | None = None,
    ) -> "Evidence":
        """Give a passage of the index as evidence; `vectors` are of its quotable units."""
        lines = tuple(
            f"{unit.lead} {unit.reading}" if unit.kind == "item" else unit.reading
            for _, unit in passage.quotable
        )
        return cls(
            number=number,
            title=passage.title,
            section=passage.section,
            text="\n".join(part for part in (passage.header, plain(passage.text)) if part),
            language=passage.language,
            status=document.status,
            as_of=document.as_of,
            sources=document.sources,
            lines=lines,
            vectors=vectors if lines else None,
        )

    @property
    def around(self) -> str:
        """What was told beside the text: title, headings and date."""
        return "\n".join(part for part in (self.title, self.section, self.as_of) if part)

    @property
    def publishers(self) -> str:
        """Who published what the passage rests on: their names may be told."""
        return "\n".join(dict.fromkeys(source.publisher for source in self.sources))

    @property
    def urls(self) -> tuple[str, ...]:
        """The addresses that a citation of this passage may show."""
        return tuple(source.url for source in self.sources if source.url)
