"""Below a conversation: it is saved as a file, or a new one is begun."""

import datetime
from typing import Any

import gradio as gr

from corpus.document import Language
from ingest.index import Index
from page.conversation_file import FORMATS, write_conversation
from page.download import Download
from page.markup import escape
from page.problem_text import problem_text
from page.texts import TEXT
from page.turn import Turn

_HIDDEN: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}


class SaveBox:
    """The buttons; what `anew` does is the conversation's."""

    def __init__(self, index: Index, turns: gr.State, language: gr.Radio) -> None:
        """Build it where it is called, over the conversation `turns`."""
        self._index = index
        words = TEXT["en"]
        with gr.Row(elem_classes="saving"):
            self._lead = gr.HTML(_lead("en"))
            self._saves = [
                gr.Button(words[f"save_{each}"], elem_id=f"save-{each}") for each in FORMATS
            ]
            self.anew = gr.Button(words["anew"], elem_id="anew")
        self._problem = gr.HTML("", elem_id="save-problem")
        self._download = Download("conversation-file")
        for button, ending in zip(self._saves, FORMATS, strict=True):
            button.click(
                self._saver(ending),
                [turns, language],
                [self._download.button, self._problem],
                concurrency_id="saving",
                concurrency_limit=2,
                **_HIDDEN,
            )
        language.change(
            self._switch,
            language,
            [self._lead, *self._saves, self.anew, self._problem],
            **_HIDDEN,
        )

    def _saver(self, ending: str) -> Any:
        def save(turns: list[Turn], shown: Language) -> tuple[Any, str]:
            day = datetime.date.today().isoformat()
            folder = self._download.folder()
            try:
                file = write_conversation(self._index, turns, day, ending, folder, shown)
            except Exception as error:  # a reader gets a sentence, the log what is not expected
                said = escape(problem_text(error, shown))
                return gr.skip(), f'<p class="problem" role="alert">{said}</p>'
            return str(file), ""

        return save

    def _switch(self, shown: Language) -> list[Any]:
        words = TEXT[shown]
        return [
            _lead(shown),
            *(gr.update(value=words[f"save_{each}"]) for each in FORMATS),
            gr.update(value=words["anew"]),
            "",
        ]


def _lead(shown: Language) -> str:
    return f"<span>{escape(TEXT[shown]['save_lead'])}</span>"
