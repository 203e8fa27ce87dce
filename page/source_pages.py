"""A source of a conversation is opened -> the pages of the PDF that it cites are shown."""

from collections.abc import Sequence

import gradio as gr

from assistant.assistant import Assistant
from assistant.citation import Citation
from corpus.document import Language
from ingest.errors import IngestError
from ingest.settings import Settings
from page.library_place import number
from page.live import Patch
from page.sheet_view import no_sheet_html, sheets_html, sheets_id
from page.sheets import SheetError, cited_sheets
from page.turn import Turn


class SourcePages:
    """Draws pages for the sources that a conversation cites, and for no others."""

    def __init__(self, assistant: Assistant, settings: Settings) -> None:
        self._index = assistant.index
        self._settings = settings

    def drawn(self, shown: Language, turns: Sequence[Turn], event: gr.EventData) -> list[Patch]:
        """Give the pages of the source that an event names by its turn and number."""
        asked = {each.number: each for each in turns}.get(event._data.get("turn"))
        wanted = number(event._data.get("number"), 0)
        cited = asked.answer.citations if asked and asked.answer else ()
        return [
            self.of(each, asked.number, shown) for each in cited if asked and each.number == wanted
        ]

    def of(self, citation: Citation, turn: int, shown: Language) -> Patch:
        """Give the pages of a citation that is shown among the sources of a turn."""
        html = self._html(citation, turn, shown)
        return Patch(id=sheets_id(turn, citation.number), html=html)

    def _html(self, citation: Citation, turn: int, shown: Language) -> str:
        try:
            sheets = cited_sheets(self._index, citation, self._settings.read_options())
        except SheetError as error:
            return no_sheet_html(error.reason, turn, citation.number, shown)
        except IngestError:
            return no_sheet_html("sheet_failed", turn, citation.number, shown)
        language = self._index.documents[citation.document].language
        return sheets_html(citation, sheets, turn, language, shown)
