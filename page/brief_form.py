"""The form of the Brief tab: a company, what it plans, what it asked."""

from collections.abc import Mapping
from typing import Any

import gradio as gr

from assistant.briefing.outline import Outline
from assistant.briefing.profile import ACTIVITIES
from corpus.document import Language
from page.profile_form import ProfileForm
from page.texts import LANGUAGE_NAMES, TEXT

_AMOUNTS = ("rd_spending", "profits", "patent_profits", "treasury_profits")
_INFO = ("home", "questions", "as_of", "leave_out")


class BriefForm:
    """The components of the form, in the order of a ProfileForm's fields."""

    def __init__(self, outline: Outline) -> None:
        """Build the form where it is called."""
        self._outline = outline
        with gr.Row(elem_classes="brief-form"):
            with gr.Column():
                company, home = self._line("company"), self._line("home")
                with gr.Row():
                    headcount, timing = self._line("headcount"), self._line("timing")
                activities = self._boxes("activities")
            with gr.Column():
                questions = self._line("questions", lines=4)
                language = gr.Radio(
                    list(LANGUAGE_NAMES), value="en", label=TEXT["en"]["brief_language"]
                )
                as_of = self._line("as_of")
        sectors = self._boxes("sectors")
        leave_out = self._boxes("leave_out")
        with gr.Row(elem_classes="brief-amounts"):
            amounts = [self._line(each) for each in _AMOUNTS]
        self.fields: list[Any] = [
            company,
            home,
            headcount,
            timing,
            activities,
            questions,
            language,
            as_of,
            sectors,
            leave_out,
            *amounts,
            gr.State(()),
        ]

    def switched(self, shown: Language, begun: bool) -> list[Any]:
        """Give the fields with the page's words in a language; what stands in them stays.

        Until the form is `begun` the briefing's language is the page's.
        """
        names = list(ProfileForm.__dataclass_fields__)[: len(self.fields) - 1]
        words = {name: self._words(name, shown) for name in names}
        if not begun:
            words["language"]["value"] = shown
        return [*(gr.update(**each) for each in words.values()), gr.skip()]

    def _line(self, field: str, lines: int = 1) -> gr.Textbox:
        words = self._words(field, "en")
        return gr.Textbox(**words, lines=lines, max_lines=12 if lines > 1 else 1)

    def _boxes(self, field: str) -> gr.CheckboxGroup:
        return gr.CheckboxGroup(**self._words(field, "en"))

    def _words(self, field: str, shown: Language) -> dict[str, Any]:
        words = TEXT[shown]
        said: dict[str, Any] = {"label": words[f"brief_{field}"]}
        if field in _INFO:
            said["info"] = words[f"brief_{field}_help"]
        if field in (choices := self._choices(shown)):
            said["choices"] = choices[field]
        return said

    def _choices(self, shown: Language) -> Mapping[str, list[tuple[str, str]]]:
        outline = self._outline
        return {
            "activities": [(outline.activity[each][shown], each) for each in ACTIVITIES],
            "sectors": [(name[shown], each) for each, name in outline.sector.items()],
            "leave_out": [(each.title[shown], each.id) for each in outline.section],
        }
