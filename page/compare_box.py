"""The foot of the Brief tab: what moved since a kept briefing."""

from pathlib import Path
from typing import Any

import gradio as gr

from assistant.briefing.briefing import Briefing
from assistant.briefing.compare import compare
from assistant.errors import BriefingError
from corpus.document import Language
from page.compared_view import COMPARED, compared_html
from page.kept import kept_briefing
from page.live import Patch, live
from page.markup import escape
from page.problem_text import problem_text
from page.runs_view import problem_html
from page.texts import LANGUAGE_NAMES, TEXT

_HIDDEN: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}


class CompareBox:
    """The choice of a kept briefing, and the comparison; `whole` is there with a briefing."""

    def __init__(self, briefing: gr.State, language: gr.Radio) -> None:
        """Build it where it is called; `briefing` is compared, `language` is the page's switch."""
        words = TEXT["en"]
        self._earlier = gr.State(None)
        with gr.Column(visible=False, elem_classes="brief-compare") as self.whole:
            self._head = gr.HTML(_head("en"))
            self._file = gr.UploadButton(words["brief_compare_file"], file_types=[".json"])
            self._shown = live("compared-shown", words["brief_compared"], ())
        self._file.upload(
            self._moved,
            [language, self._file, briefing],
            [self._earlier, self._shown],
            **_HIDDEN,
        )
        language.change(
            self._switch,
            [language, self._earlier, briefing],
            [self._head, self._file, self._shown],
            **_HIDDEN,
        )

    def _moved(self, shown: Language, file: str, briefing: Briefing) -> tuple[Any, list[Patch]]:
        """Show what moved since a kept briefing."""
        words = TEXT[shown]
        try:
            earlier = kept_briefing(Path(file), shown)
            if earlier.language != briefing.language:
                name = {code: name for name, code in LANGUAGE_NAMES}[earlier.language]
                raise BriefingError(words["brief_other_language"].format(language=name))
            patch = _patch(earlier, briefing, shown)
        except Exception as error:  # a reader gets a sentence, the log what is not expected
            said = problem_text(error, shown, [Path(file)])
            return None, [Patch(id=COMPARED, html=problem_html(COMPARED, said))]
        return earlier, [{**patch, "tell": words["brief_compared"]}]

    def _switch(
        self, shown: Language, earlier: Briefing | None, briefing: Briefing | None
    ) -> list[Any]:
        words = TEXT[shown]
        moved = [_patch(earlier, briefing, shown)] if earlier and briefing else []
        return [
            _head(shown),
            gr.update(label=words["brief_compare_file"]),
            gr.update(value=moved, label=words["brief_compared"]),
        ]


def _patch(earlier: Briefing, briefing: Briefing, shown: Language) -> Patch:
    return Patch(id=COMPARED, html=compared_html(compare(earlier, briefing), shown))


def _head(shown: Language) -> str:
    words = TEXT[shown]
    return f"<h2>{escape(words['brief_compare'])}</h2><p>{escape(words['brief_compare_help'])}</p>"
