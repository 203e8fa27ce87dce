"""A briefing -> the paper that every format shows: first page, sections, sources, evidence."""

from collections.abc import Iterator, Sequence

from assistant.antecedent import points_back
from assistant.briefing.apparatus import annex, day_of, note_of, sources
from assistant.briefing.briefing import Briefing, Evidence, Section, Statement, Topic, Worked
from assistant.briefing.labels import label
from assistant.briefing.paper import (
    Block,
    Bullets,
    Contents,
    Heading,
    PageBreak,
    Paper,
    Paragraph,
    Run,
    Runs,
    Table,
)
from assistant.briefing.worked import money
from assistant.notices import speaks_of_proposal, year_before
from assistant.wording import separator
from corpus.document import Language
from corpus.figures import figures
from corpus.script import family
from ingest.split import size

# What fits the first page with its notes: statements, rows of the table, words of each.
SUMMARY, GLANCE, SHORT = 4, 4, 36


def layout(briefing: Briefing) -> Paper:
    """Give the paper of a briefing."""
    return _Layout(briefing).paper()


class _Layout:
    def __init__(self, briefing: Briefing) -> None:
        self._briefing = briefing
        self._language = briefing.language

    def paper(self) -> Paper:
        briefing = self._briefing
        company, day = briefing.profile.company, briefing.day
        version = briefing.index
        return Paper(
            title=self._("title", company=company),
            subtitle=self._("subtitle", day=day),
            running=self._(
                "running",
                company=company,
                day=day,
                documents=version.documents,
                index=version.corpus[:8],
            ),
            language=self._language,
            contents_title=self._("contents"),
            notes_title=self._("notes"),
            blocks=tuple(self._blocks()),
            notes={
                number: tuple(note_of(each, self._language))
                for number, each in enumerate(briefing.evidence, start=1)
            },
        )

    def _blocks(self) -> Iterator[Block]:
        yield from self._first_page()
        yield PageBreak()
        yield Contents()
        for section in self._briefing.sections:
            yield from self._section(section)
        yield PageBreak()
        yield from sources(self._briefing.evidence, self._language)
        yield from annex(self._briefing.evidence, self._language)

    # -- the first page ---------------------------------------------------------------------

    def _first_page(self) -> Iterator[Block]:
        yield Heading(1, self._("summary"), "summary")
        topics = [topic for section in self._briefing.sections for topic in section.topics]
        for section in self._briefing.sections:
            if section.made == "situation":
                yield Paragraph(self._remarked(section), "lead")
        leading = [(each, said) for each in topics if each.summary and (said := _first(each))]
        if leading:
            yield Bullets(tuple(self._leading(*each) for each in leading[:SUMMARY]))
        worked = [each for section in self._briefing.sections for each in section.worked]
        facts = [(each.label, each.stated) for each in worked]
        facts += [(each.label, said) for each in topics if each.glance and (said := _fact(each))]
        if facts:
            yield Heading(2, self._("glance"), "glance")
            columns = (self._("subject"), self._("says"), self._("as_of"))
            yield Table(columns, tuple(self._fact_row(*each) for each in facts[:GLANCE]))
        if self._briefing.doubts:
            yield Heading(2, self._("doubts"), "doubts")
            yield Table(
                (self._("figure"), self._("subject"), self._("why_check")),
                tuple(
                    (
                        (Run(each.figure, bold=True),),
                        (Run(each.subject), *_marks(each.statement.cited)),
                        (Run(self._list(each.reasons)),),
                    )
                    for each in self._briefing.doubts
                ),
            )

    def _fact_row(self, subject: str, said: Statement) -> tuple[Runs, ...]:
        days = sorted(
            {day_of(self._briefing.cited(number), self._language) for number in said.cited}
        )
        return (Run(subject, bold=True),), self._said(said), (Run(", ".join(days)),)

    # -- the sections -----------------------------------------------------------------------

    def _section(self, section: Section) -> Iterator[Block]:
        yield Heading(1, section.title, section.id)
        if section.made == "situation":
            yield Paragraph(self._remarked(section))
            yield Paragraph((Run(self._("from_profile")),), "note")
        elif section.remarks:
            yield Bullets(tuple((Run(each.text), *_marks(each.cited)) for each in section.remarks))
        for topic in section.topics:
            if topic.statements:
                yield from self._topic(topic)
            elif section.made == "asked":
                why = "said_above" if topic.answered else "not_answered"
                yield Paragraph((Run(topic.label, bold=True), Run(self._gap() + self._(why))))
        for worked in section.worked:
            yield from self._worked(worked)

    def _remarked(self, section: Section) -> Runs:
        gap = " " if self._language == "en" else ""
        return (Run(gap.join(each.text for each in section.remarks)),)

    def _topic(self, topic: Topic) -> Iterator[Block]:
        """Sentences run on behind the label, items and rows are a list; what is old comes last."""
        row = [Run(topic.label, bold=True)]
        items: list[Runs] = []
        lead = earlier = ""
        for said in topic.statements:
            if said.item:
                if row:
                    yield Paragraph(tuple(row))
                    row = []
                if said.lead != lead or said.earlier != earlier:
                    yield from _list_of(items)
                    items = []
                    if said.lead:
                        yield Paragraph((self._led(said),))
                items.append(self._said(said))
            else:
                yield from _list_of(items)
                items = []
                row += [Run(self._gap() if row else ""), *self._said(said)]
            lead, earlier = said.lead, said.earlier
        if row:
            yield Paragraph(tuple(row))
        yield from _list_of(items)

    def _leading(self, topic: Topic, said: Statement) -> Runs:
        return (Run(topic.label, bold=True), Run(self._gap()), *self._said(said))

    def _led(self, said: Statement) -> Run:
        spoken = self._briefing.cited(said.cited[0]).language
        return Run(said.lead, italic=True, language=self._other(spoken))

    def _other(self, spoken: Language) -> Language | None:
        return spoken if spoken != self._language else None

    def _said(self, said: Statement) -> Runs:
        """Give a statement with its marks, and what a reader must know beside it."""
        cited = [self._briefing.cited(number) for number in said.cited]
        spoken = cited[0].language
        foreign = family(spoken) != family(self._language) and self._quotes
        before = (
            [Run(f"{self._('earlier', day=said.earlier)} ", italic=True)] if said.earlier else []
        )
        words = Run(said.text, language=self._other(spoken))
        beside = list(self._beside(cited))
        if foreign:
            beside.append(self._("original_en" if spoken == "en" else "original_zh"))
        noted = f" ({self._list(beside)})" if beside else ""
        if noted and self._language != "en":
            noted = f"（{self._list(beside)}）"
        after = [Run(noted, italic=True)] if noted else []
        return (*before, words, *_marks(said.cited), *after)

    def _beside(self, cited: Sequence[Evidence]) -> Iterator[str]:
        citations = [each.citation for each in cited]
        if any(each.status == "superseded" for each in citations):
            yield self._("superseded")
        if any(each.status == "proposed" or speaks_of_proposal(each) for each in citations):
            yield self._("proposed")
        limit = year_before(self._briefing.day)
        for day in sorted({each.as_of for each in citations if each.as_of}):
            if day < limit[: len(day)]:
                yield self._("dated", day=day)

    def _worked(self, worked: Worked) -> Iterator[Block]:
        yield Heading(2, self._("worked", label=worked.label), f"worked-{worked.id}")
        if worked.assumed:
            amount = money(worked.terms[0].value)
            yield Paragraph((Run(self._("assumed", amount=amount)),), "warning")
        yield Bullets(
            tuple(
                (
                    Run(f"{each.name}: "),
                    Run(f"HK${money(each.value)}" if each.unit == "HK$" else f"{each.value}%"),
                    *_marks((each.cited,) if each.cited else ()),
                )
                for each in worked.terms
            )
        )
        yield Table(
            (self._("step"), self._("formula"), self._("result")),
            tuple(
                ((Run(each.name),), (Run(each.formula),), (Run(money(each.result), bold=True),))
                for each in worked.steps
            ),
        )
        yield Paragraph((Run(self._("worked_note")),), "note")

    # -- words ------------------------------------------------------------------------------

    @property
    def _quotes(self) -> bool:
        """Whether statements are the documents' own words, in the documents' language."""
        return self._briefing.quotes

    def _(self, key: str, **values: object) -> str:
        return label(key, self._language, **values)

    def _gap(self) -> str:
        return "  " if self._language == "en" else "　"

    def _list(self, parts: Sequence[str]) -> str:
        return separator(self._language).join(parts)


def _fact(topic: Topic) -> Statement | None:
    """Give a topic's first statement if it holds a figure and is no history."""
    first = _first(topic)
    return first if first and figures(first.text) else None


def _first(topic: Topic) -> Statement | None:
    """Give a topic's first statement that is short, stands alone and is no history."""
    standing = (
        each
        for each in topic.statements
        if not each.earlier and not points_back(each.text) and size(each.text) <= SHORT
    )
    return next(standing, None)


def _list_of(items: Sequence[Runs]) -> Iterator[Block]:
    if items:
        yield Bullets(tuple(items))


def _marks(numbers: Sequence[int]) -> list[Run]:
    return [Run(mark=number) for number in numbers]
