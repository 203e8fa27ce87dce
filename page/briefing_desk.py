"""What the Brief tab does with a briefing: it is drafted, shown, changed, written again."""

from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from assistant.assistant import Assistant
from assistant.briefing.briefing import Briefing
from assistant.briefing.check import problems
from assistant.briefing.draft import Drafter
from assistant.briefing.profile import Profile
from assistant.errors import BriefingError
from corpus.document import Language
from page.briefing_view import BRIEFING, PROGRESS, briefing_html, counted, progress_html
from page.change_view import again_going_html, again_id, changes_id, statement_html, statement_id
from page.changing import Change, Placed, dropped, placed, refusal, reworded
from page.drafting import drafting
from page.kept import kept_briefing, still_holds
from page.library_place import number
from page.live import Patch
from page.markup import escape
from page.problem_text import problem_text
from page.runs_view import problem_html, told_html
from page.source_pages import SourcePages
from page.texts import TEXT


@dataclass(frozen=True)
class Done:
    """What is put on the page, and the briefing from now on: None where it stays as it was."""

    patches: list[Patch]
    briefing: Briefing | None = None


class BriefingDesk:
    """Drafts, changes and shows briefings from an assistant's index."""

    def __init__(self, assistant: Assistant, pages: SourcePages) -> None:
        self._index = assistant.index
        self._pages = pages
        self._drafter = Drafter(assistant)

    def draft(self, profile: Profile, shown: Language) -> Iterator[Done]:
        """Draft a briefing, told section by section."""
        try:
            with closing(drafting(self._drafter, profile)) as steps:
                for step in steps:
                    if isinstance(step, Briefing):
                        made = self._checked(step, shown)
                        told = counted(TEXT[shown]["brief_drafted"], made)
                        yield self._arrived(made, told, shown)
                    elif step.title:
                        html = progress_html(step, profile.language, shown)
                        yield _told(html, step.title)
                    else:
                        checking = TEXT[shown]["brief_checking"]
                        yield _told(told_html(PROGRESS, checking), checking)
        except Exception as error:  # a reader gets a sentence, the log what is not expected
            yield _told(problem_html(PROGRESS, problem_text(error, shown)))

    def resume(self, file: Path, shown: Language) -> Done:
        """Open a kept briefing; raises BriefingError where it is none, or holds no more."""
        briefing = kept_briefing(file, shown)
        if not still_holds(briefing, self._index, self._drafter):
            raise BriefingError(TEXT[shown]["brief_gone"])
        return self._arrived(briefing, counted(TEXT[shown]["brief_resumed"], briefing), shown)

    def change(self, briefing: Briefing, given: Mapping[str, object], shown: Language) -> Done:
        """Drop a statement or word it anew, as a form says."""
        at = placed(briefing, str(given.get("statement")))
        if at is None:  # a second click on what the first has dropped
            return Done([])
        if given.get("does") == "drop":
            return self._changed(dropped(briefing, at), "brief_dropped", shown)
        words = str(given.get("words") or "").replace("\r\n", "\n")
        problem = refusal(briefing, at, words, self._drafter.text, shown)
        if problem:
            return Done([_refused(briefing, at, words, problem, shown)])
        return self._changed(reworded(briefing, at, words), "brief_kept", shown)

    def again(self, briefing: Briefing, section: str, shown: Language) -> Iterator[Done]:
        """Write a section again."""
        if section not in {each.id for each in briefing.sections}:
            return
        words = TEXT[shown]
        going = again_going_html(section, shown)
        yield Done([Patch(id=again_id(section), html=going, tell=words["brief_again_going"])])
        try:
            made = self._checked(self._drafter.again(briefing, section), shown)
        except Exception as error:  # a reader gets a sentence, the log what is not expected
            problem = problem_html(escape(again_id(section)), problem_text(error, shown))
            yield Done([Patch(id=again_id(section), html=problem)])
            return
        yield self._changed(Change(made, section, changes_id(section)), "brief_again_done", shown)

    def sheet(
        self, briefing: Briefing, given: Mapping[str, object], shown: Language
    ) -> list[Patch]:
        """Give the pages of the source that a form names by its part and number."""
        turn, wanted = given.get("turn"), number(given.get("number"), 0)
        if not isinstance(turn, int) or not 0 < wanted <= len(briefing.evidence):
            return []
        return [self._pages.of(briefing.cited(wanted).citation, turn, shown)]

    def whole(self, briefing: Briefing, shown: Language) -> list[Patch]:
        """Give a briefing as it stands, with nothing told of it."""
        html = briefing_html(self._index, briefing, shown)
        return [
            Patch(id=PROGRESS, html=told_html(PROGRESS, "")),
            Patch(id=BRIEFING, html=html),
        ]

    def _checked(self, briefing: Briefing, shown: Language) -> Briefing:
        found = problems(briefing, self._drafter.text)
        if found:
            raise BriefingError(TEXT[shown]["brief_not_held"].format(problem=found[0]))
        return briefing

    def _arrived(self, briefing: Briefing, told: str, shown: Language) -> Done:
        html = briefing_html(self._index, briefing, shown, arrives=True)
        return Done(
            [
                Patch(id=PROGRESS, html=told_html(PROGRESS, told), tell=told),
                Patch(id=BRIEFING, html=html),
            ],
            briefing,
        )

    def _changed(self, change: Change, told: str, shown: Language) -> Done:
        html = briefing_html(self._index, change.briefing, shown, change.section)
        patch = Patch(id=BRIEFING, html=html, to=change.to, tell=TEXT[shown][told])
        return Done([patch], change.briefing)


def _told(html: str, tell: str = "") -> Done:
    return Done([Patch(id=PROGRESS, html=html, tell=tell)])


def _refused(briefing: Briefing, at: Placed, words: str, problem: str, shown: Language) -> Patch:
    html = statement_html(briefing, at.statement, shown, words, problem)
    return Patch(id=statement_id(at.statement), html=html)
