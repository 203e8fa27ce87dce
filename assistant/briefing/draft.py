"""A profile -> a briefing: the outline's questions asked, the rest made from what was found."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from assistant.assistant import Assistant
from assistant.briefing.asking import Asking
from assistant.briefing.briefing import Briefing, Section, Topic
from assistant.briefing.labels import label
from assistant.briefing.outline import (
    Outline,
    OutlineExample,
    PlannedSection,
    load_outline,
    plan,
)
from assistant.briefing.profile import Profile
from assistant.briefing.recent import dated_within_a_year, proposals
from assistant.briefing.settle import settled
from assistant.briefing.situation import situation
from assistant.briefing.worked import Stated, examples
from assistant.evaluation.about import index_version
from corpus.document import Language
from ingest.chat_settings import EXTRACTIVE

Progress = Callable[[int, int, str], object]
ASKED_WORDS = 90  # of the answer to what the company itself asked
# Made from what the other sections hold: written last, wherever they are planned.
_LATE = ("recent", "verify", "open")


class Drafter:
    """Drafts briefings from an assistant's index, after an outline."""

    def __init__(self, assistant: Assistant, outline: Outline | None = None) -> None:
        """Take Harbour's outline where none is given."""
        self._assistant = assistant
        self._outline = outline or load_outline()

    def text(self, document: str) -> str:
        """Give the text of a document that a briefing cites."""
        return self._assistant.index.text(document)

    def draft(
        self,
        profile: Profile,
        language: Language | None = None,
        progress: Progress = lambda done, total, title: None,
    ) -> Briefing:
        """Give the briefing for a profile, in the profile's own language where none is named.

        `progress` is told how many sections are written, of how many, and which is next.
        """
        speaks = language or profile.language
        planned = plan(self._outline, profile, speaks)
        day = profile.as_of or datetime.date.today().isoformat()
        version = index_version(self._assistant.index)
        briefing = Briefing(profile, speaks, day, version, EXTRACTIVE, (), ())
        asking = Asking(self._assistant, profile.as_of)
        written: dict[str, Section] = {}
        for done, each in enumerate(sorted(planned, key=lambda each: each.made in _LATE)):
            progress(done, len(planned), each.title)
            written[each.id] = self._section(each, briefing, asking)
            briefing = replace(
                briefing,
                sections=tuple(written[one.id] for one in planned if one.id in written),
                evidence=asking.bibliography.evidence,
                model=asking.model,
            )
        progress(len(planned), len(planned), "")
        return settled(briefing)

    def again(self, briefing: Briefing, section: str) -> Briefing:
        """Give a briefing with one section written anew; the others stay as they are.

        One that is made from the others' findings is as it was.
        """
        planned = plan(self._outline, briefing.profile, briefing.language)
        wanted = next(each for each in planned if each.id == section)
        if wanted.made in _LATE:
            return settled(briefing)
        asking = Asking(self._assistant, briefing.profile.as_of, briefing.evidence)
        others = [each for each in briefing.sections if each.id != section]
        for statement in (said for each in others for said in each.statements):
            asking.is_new(statement)
        fresh = self._section(wanted, replace(briefing, sections=tuple(others)), asking)
        sections = tuple(fresh if each.id == section else each for each in briefing.sections)
        return settled(replace(briefing, sections=sections, evidence=asking.bibliography.evidence))

    def _section(self, planned: PlannedSection, briefing: Briefing, asking: Asking) -> Section:
        """Write one section; `briefing` is what stands so far."""
        profile, language = briefing.profile, briefing.language
        section = Section(planned.id, planned.title, planned.made)
        match planned.made:
            case "situation":
                return replace(section, remarks=situation(profile, self._outline, language))
            case "asked":
                return replace(section, topics=_asked(profile.questions, asking))
            case "recent":
                return replace(section, topics=_recent(asking, briefing.day, language))
            case "verify" | "open":
                return section  # `settled` makes them
            case None:
                stated = partial(_stated, asking)
                return replace(
                    section,
                    topics=_topics(planned, asking),
                    worked=tuple(examples(planned.worked, profile, language, stated)),
                )


def _topics(planned: PlannedSection, asking: Asking) -> tuple[Topic, ...]:
    topics = []
    for each in planned.topics:
        asked = asking.ask(each.questions, each.where, each.words)
        topics.append(
            Topic(
                each.label,
                asked.question,
                asked.statements,
                asked.answered,
                each.summary,
                each.glance,
            )
        )
    return tuple(topics)


def _asked(questions: Sequence[str], asking: Asking) -> tuple[Topic, ...]:
    topics = []
    for question in questions:
        asked = asking.ask([question], (), ASKED_WORDS)
        topics.append(Topic(question, question, asked.statements, asked.answered, summary=True))
    return tuple(topics)


def _recent(asking: Asking, day: str, language: Language) -> tuple[Topic, ...]:
    changed, proposed = label("changed", language, day=day), label("only_proposed", language)
    return (
        Topic(changed, "", tuple(dated_within_a_year(asking, day))),
        Topic(proposed, "", tuple(proposals(asking))),
    )


def _stated(asking: Asking, example: OutlineExample) -> list[Stated]:
    return [
        Stated(
            unit.reading,
            f"{passage.title} {passage.section}",
            partial(asking.statement, passage, number, unit),
        )
        for passage in asking.passages_for(example.ask, example.where)
        for number, unit in passage.quotable
    ]
