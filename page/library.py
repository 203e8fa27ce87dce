"""The Library tab: documents to be searched and read, the glossary, what is missing."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import gradio as gr

from corpus.document import Language
from page.glossary_view import STEP
from page.library_pages import LibraryPages
from page.library_place import (
    MAX_WORDS,
    VIEWS,
    Place,
    is_place,
    number,
    opened,
    place_at,
    wanted_of,
)
from page.library_view import row_id
from page.live import Patch, live
from page.shelf import Wanted
from page.texts import TEXT

_HIDDEN: dict[str, Any] = {
    "show_progress": "hidden",
    "api_visibility": "private",
    "concurrency_id": "library",
    "concurrency_limit": 4,
}
_EVENTS = ("view", "filter", "open", "terms", "ask", "go")
# What comes from where documents are brought in.
_ADDING, _ADDING_SCRIPT = ("sent", "again", "take", "leave"), "adding.js"


class LibraryTab:
    """The components of the tab, and what happens with them."""

    def __init__(
        self, pages: LibraryPages, language: gr.Radio, tab: gr.Tab, adds: bool = False
    ) -> None:
        """Build the tab where it is called; `language` is the page's switch.

        Where somebody `adds` documents, its forms raise the events of that too.
        """
        self._pages = pages
        self._language = language
        self.place = gr.State(Place())
        said = TEXT["en"]["library_tab"]
        more, scripts = (_ADDING, (_ADDING_SCRIPT,)) if adds else ((), ())
        self.shown = live("library", said, (*_EVENTS, *more), scripts)
        place, shown = self.place, self.shown
        events = {
            shown.view: self._view,
            shown.filter: self._filter,
            shown.open: self._open,
            shown.terms: self._terms,
            shown.go: self._go,
            tab.select: self._select,
        }
        # What is done after each of these may go on in the part that was turned to.
        self.turned = [
            event(does, [language, place], [place, shown], **_HIDDEN)
            for event, does in events.items()
        ]
        self.turned.append(language.change(self._switch, [language, place], shown, **_HIDDEN))

    def from_source(self, event: Any) -> None:
        """Let a form elsewhere open a document: its field `at` is "OFFSET ID"."""
        event(self._open, [self._language, self.place], [self.place, self.shown], **_HIDDEN)

    def arrive(
        self, shown: Language, place: Place, address: str, request: gr.Request
    ) -> tuple[Any, Any]:
        """Show the document or part that the page was opened at, if any."""
        if not is_place(address):
            return gr.skip(), gr.skip()
        place = place_at(address, place)
        return place, self._pages.seen_by(request.username).whole(place, shown)

    def _view(
        self, shown: Language, place: Place, event: gr.EventData, request: gr.Request
    ) -> Iterator[tuple[Place, list[Patch]]]:
        """Turn to a part of the tab, back to the list, or to the list without filters."""
        view = event._data.get("view") or "documents"
        if view not in VIEWS:
            return
        pages = self._pages.seen_by(request.username)
        left = place.document
        place = Place(view, Wanted() if event._data.get("clear") else place.wanted)
        if view == "gaps":
            yield place, pages.working(place, shown)
        yield place, pages.whole(place, shown, row_id(left) if left else "")

    def _filter(
        self, shown: Language, place: Place, event: gr.EventData, request: gr.Request
    ) -> tuple[Place, list[Patch]]:
        """Give the documents that a form looks for."""
        listed = place.view == "documents" and not place.document
        place = Place("documents", wanted_of(event._data, place.wanted))
        pages = self._pages.seen_by(request.username)
        return place, (pages.documents if listed else pages.whole)(place, shown)

    def _open(
        self, shown: Language, place: Place, event: gr.EventData, request: gr.Request
    ) -> tuple[Place, list[Patch]]:
        """Open a document where it holds the offset that a form says."""
        place = opened(event._data, place)
        pages = self._pages.seen_by(request.username)
        return place, pages.whole(place, shown, pages.aim(place))

    def _terms(
        self, shown: Language, place: Place, event: gr.EventData
    ) -> tuple[Place, list[Patch]]:
        """Give the names that hold some words."""
        words = str(event._data.get("words") or "").strip()[:MAX_WORDS]
        most = number(event._data.get("most"), STEP)
        place = Place("terms", place.wanted, words=words, most=most)
        return place, self._pages.terms(place, shown)

    def _go(
        self, shown: Language, place: Place, event: gr.EventData, request: gr.Request
    ) -> tuple[Place, list[Patch]]:
        """Go where the browser's ways back and forth lead."""
        left = place.document
        place = place_at(str(event._data.get("address") or ""), place)
        pages = self._pages.seen_by(request.username)
        to = pages.aim(place) if place.document else row_id(left) if left else ""
        return place, pages.whole(place, shown, to)

    def _select(self, shown: Language, place: Place, request: gr.Request) -> tuple[Place, Any]:
        """Show what the library holds by now; what is being read is left as it is."""
        if place.view and (place.view != "documents" or place.document):
            return place, gr.skip()
        place = replace(place, view="documents")
        return place, self._pages.seen_by(request.username).whole(place, shown)

    def _switch(self, shown: Language, place: Place, request: gr.Request) -> Any:
        pages = self._pages.seen_by(request.username)
        patches = pages.whole(place, shown) if place.view else []
        return gr.update(value=patches, label=TEXT[shown]["library_tab"])
