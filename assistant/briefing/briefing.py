"""A briefing: what it says section by section, and what that rests on."""

from dataclasses import dataclass
from decimal import Decimal

from assistant.briefing.outline import Made
from assistant.briefing.profile import Profile
from assistant.citation import Citation
from assistant.evaluation.about import IndexVersion
from corpus.document import Kind, Language
from ingest.chat_settings import EXTRACTIVE


@dataclass(frozen=True)
class Statement:
    """One sentence, list item or table row, with the numbers of the citations it rests on.

    `lead` is the line that a list needs over it; `earlier` is the date of what has been overtaken.
    """

    text: str
    cited: tuple[int, ...]
    lead: str = ""
    earlier: str = ""
    item: bool = False


@dataclass(frozen=True)
class Topic:
    """What was asked for a part of a section, and what the documents say that was not said yet."""

    label: str
    question: str
    statements: tuple[Statement, ...]
    answered: bool = True
    summary: bool = False
    glance: bool = False


@dataclass(frozen=True)
class Term:
    """A figure that a worked example takes; one without a citation (0) is given or assumed."""

    name: str
    value: Decimal
    unit: str
    cited: int = 0


@dataclass(frozen=True)
class Step:
    """One line of a calculation: what it gives, the formula in figures, and the result."""

    name: str
    formula: str
    result: Decimal


@dataclass(frozen=True)
class Worked:
    """A worked example in Hong Kong dollars, from the rates that are `stated`.

    It is `assumed` where the profile gives no amount.
    """

    id: str
    label: str
    stated: Statement
    assumed: bool
    terms: tuple[Term, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Remark:
    """What the briefing says of itself or of the profile, with the citations that it speaks of."""

    text: str
    cited: tuple[int, ...] = ()


@dataclass(frozen=True)
class Section:
    """A section: what the documents say, what was computed, what is remarked.

    `made` is the rule that it is made by, None where the outline's topics fill it.
    """

    id: str
    title: str
    made: Made | None = None
    topics: tuple[Topic, ...] = ()
    worked: tuple[Worked, ...] = ()
    remarks: tuple[Remark, ...] = ()

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What the documents say in it."""
        return tuple(statement for topic in self.topics for statement in topic.statements)

    @property
    def holds_something(self) -> bool:
        """Whether there is anything to print."""
        return bool(self.statements or self.worked or self.remarks or self.unanswered)

    @property
    def unanswered(self) -> tuple[str, ...]:
        """The questions that the documents do not answer."""
        return tuple(topic.question for topic in self.topics if not topic.answered)


@dataclass(frozen=True)
class Doubt:
    """A figure to check before it is said aloud, and why."""

    figure: str
    subject: str
    statement: Statement
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Evidence:
    """A citation with the language and kind of its document."""

    citation: Citation
    language: Language
    kind: Kind


@dataclass(frozen=True)
class Briefing:
    """A briefing with its evidence, whose citations are numbered from 1 in their order.

    `day` is as of when it speaks, `index` what it was drawn from; `doubts` are the figures that
    would embarrass most if they were wrong.
    """

    profile: Profile
    language: Language
    day: str
    index: IndexVersion
    model: str
    sections: tuple[Section, ...]
    evidence: tuple[Evidence, ...]
    doubts: tuple[Doubt, ...] = ()

    def cited(self, number: int) -> Evidence:
        """Give what a mark points at."""
        return self.evidence[number - 1]

    @property
    def quotes(self) -> bool:
        """Whether its statements are the documents' own words, in their language."""
        return self.model == EXTRACTIVE

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All statements, section by section."""
        return tuple(statement for each in self.sections for statement in each.statements)

    @property
    def unanswered(self) -> tuple[str, ...]:
        """The questions that the documents do not answer."""
        return tuple(question for each in self.sections for question in each.unanswered)
