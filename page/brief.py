"""The Brief tab: a company's profile in a form, below it the briefing, its changes and files."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.assistant import Assistant
from assistant.briefing.briefing import Briefing
from assistant.briefing.profile import Profile
from corpus.document import Language
from page.briefing_desk import BriefingDesk
from page.briefing_file import FORMATS, write_briefing
from page.briefing_view import PROGRESS, SAVED, waiting_html
from page.compare_box import CompareBox
from page.download import Download
from page.live import Patch, live
from page.problem_text import problem_text
from page.profile_box import ProfileBox, faults_html
from page.runs_view import problem_html, told_html
from page.source_pages import SourcePages
from page.texts import TEXT

TAB = "brief"
_EVENTS = ("statement", "again", "save", "sheet", "document")
_SCRIPTS = ("source.js", "briefing.js", "group_names.js")
_HIDDEN: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
_ONE: dict[str, Any] = {"concurrency_id": "briefing", "concurrency_limit": 1, **_HIDDEN}
_CHANGES: dict[str, Any] = {"concurrency_id": "changes", "concurrency_limit": 2, **_HIDDEN}


class BriefTab:
    """The components of the tab, and what happens with them."""

    def __init__(self, assistant: Assistant, pages: SourcePages, language: gr.Radio) -> None:
        """Build the tab where it is called; `language` is the page's switch."""
        self._desk = BriefingDesk(assistant, pages)
        self._profile, self._briefing, self._drawn = gr.State(None), gr.State(None), gr.State("en")
        self._box = ProfileBox(language)
        self.shown = live("briefing-shown", TEXT["en"]["brief_briefing"], _EVENTS, _SCRIPTS)
        self._compare = CompareBox(self._briefing, language)
        self._download = Download("briefing-file")
        self._wire(language)

    def _wire(self, language: gr.Radio) -> None:
        box, shown, briefing = self._box, self.shown, self._briefing
        whole = [briefing, shown, self._compare.whole]
        # What is wrong is told at once; a briefing waits until the one before is drafted.
        box.draft.click(
            self._begin, [language, *box.fields], [self._profile, box.faults, shown], **_HIDDEN
        ).then(self._draft, [language, self._profile], [*whole, self._drawn], **_ONE).success(
            # The language may have been switched while the briefing was drafted.
            self._settle,
            [language, self._drawn, briefing],
            shown,
            **_HIDDEN,
        )
        box.resume.upload(self._resume, [language, box.resume], [*whole, *box.filled], **_CHANGES)
        shown.statement(self._change, [language, briefing], [briefing, shown], **_CHANGES)
        shown.again(self._again, [language, briefing], [briefing, shown], **_ONE)
        saved = [self._download.button, shown]
        shown.save(self._save, [language, briefing], saved, **_CHANGES)
        shown.sheet(self._sheet, [language, briefing], shown, **_CHANGES)
        language.change(self._switch, [language, briefing], shown, **_HIDDEN)

    def _begin(self, shown: Language, *values: Any) -> tuple[Any, str, list[Patch]]:
        """Tell what is wrong with the form, or that the briefing waits for its turn."""
        profile = self._box.profile(shown, values)
        if not isinstance(profile, Profile):
            return None, faults_html(profile), []
        waiting = TEXT[shown]["brief_waiting"]
        return profile, "", [Patch(id=PROGRESS, html=waiting_html(shown), tell=waiting)]

    def _draft(self, shown: Language, profile: Profile | None) -> Iterator[tuple[Any, ...]]:
        """Yield how far the briefing is, and the briefing."""
        if profile is None:
            yield gr.skip(), gr.skip(), gr.skip(), gr.skip()
            return
        for done in self._desk.draft(profile, shown):
            there = gr.update(visible=True) if done.briefing else gr.skip()
            yield done.briefing or gr.skip(), done.patches, there, shown

    def _resume(self, shown: Language, file: str) -> list[Any]:
        """Open a kept briefing, and fill in its profile."""
        try:
            done = self._desk.resume(Path(file), shown)
        except Exception as error:  # a reader gets a sentence, the log what is not expected
            said = problem_text(error, shown, [Path(file)])
            return [gr.skip(), gr.skip(), gr.skip(), *self._box.fault([said])]
        assert done.briefing is not None
        filled = self._box.fill(done.briefing.profile)
        return [done.briefing, done.patches, gr.update(visible=True), *filled]

    def _change(
        self, shown: Language, briefing: Briefing, event: gr.EventData
    ) -> tuple[Any, list[Patch]]:
        done = self._desk.change(briefing, event._data, shown)
        return done.briefing or gr.skip(), done.patches

    def _again(
        self, shown: Language, briefing: Briefing, event: gr.EventData
    ) -> Iterator[tuple[Any, list[Patch]]]:
        for done in self._desk.again(briefing, str(event._data.get("section")), shown):
            yield done.briefing or gr.skip(), done.patches

    def _sheet(self, shown: Language, briefing: Briefing, event: gr.EventData) -> list[Patch]:
        return self._desk.sheet(briefing, event._data, shown)

    def _save(
        self, shown: Language, briefing: Briefing, event: gr.EventData
    ) -> Iterator[tuple[Any, list[Patch]]]:
        """Make a file of the briefing in the format that was chosen."""
        wanted = str(event._data.get("format"))
        if wanted not in FORMATS:
            return
        words = TEXT[shown]
        making = words["brief_making"]
        yield gr.skip(), [Patch(id=SAVED, html=told_html(SAVED, making), tell=making)]
        try:
            file = write_briefing(briefing, wanted, self._download.folder())
        except Exception as error:  # a reader gets a sentence, the log what is not expected
            said = problem_text(error, shown)
            yield gr.skip(), [Patch(id=SAVED, html=problem_html(SAVED, said))]
            return
        told = words["brief_saved"].format(file=file.name)
        yield str(file), [Patch(id=SAVED, html=told_html(SAVED, told), tell=told)]

    def _settle(self, shown: Language, drawn: Language, briefing: Briefing | None) -> Any:
        if briefing is None or shown == drawn:
            return gr.skip()
        return self._desk.whole(briefing, shown)

    def _switch(self, shown: Language, briefing: Briefing | None) -> Any:
        whole = self._desk.whole(briefing, shown) if briefing else []
        return gr.update(value=whole, label=TEXT[shown]["brief_briefing"])
