"""A place in the library -> what the tab shows there."""

from copy import copy
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.access import EVERYTHING, Access
from assistant.assistant import Assistant
from assistant.errors import AssistantError
from assistant.librarians import Librarians
from assistant.use.gaps import gaps
from assistant.use.log import UseLog
from corpus.document import Language
from ingest.errors import IngestError
from ingest.memory import FileMemory
from ingest.settings import Settings
from page.adding_desk import AddingDesk
from page.adding_now import now_html
from page.adding_view import adding_html
from page.document_view import document_html, gone_html, place_id
from page.gaps_view import gaps_html, working_html
from page.glossary_view import TERMS, count_text, glossary_html, terms_html
from page.library_place import VIEWS, Place
from page.library_view import LIBRARY, LIST, documents_html, library_html, list_html
from page.library_view import count_text as documents_count
from page.live import Patch
from page.markup import escape
from page.shelf import Shelf, Wanted, shelf
from page.unread_view import unread_html


@dataclass(frozen=True)
class _Listed:
    """The list of documents, and what is said of it."""

    html: str
    told: str


class LibraryPages:
    """Shows what the assistant knows, and what it could not read or answer."""

    def __init__(
        self,
        assistant: Assistant,
        settings: Settings,
        use: UseLog,
        access: Access = EVERYTHING,
        desk: AddingDesk | None = None,
        librarians: Librarians = Librarians(),  # noqa: B008 # frozen
    ) -> None:
        """Show what the assistant's documents hold, and those views that are open to somebody.

        With a `desk`, librarians may bring documents in.
        """
        self._assistant = assistant
        self._settings = settings
        self._use = use
        # A file that could not be read is within no filter, and a question may tell who asked.
        closed = {"gaps": not access.may("gaps"), "unread": not access.whole, "adding": True}
        self._closed = {view for view, shut in closed.items() if shut}
        self._desk = desk
        self._librarians = librarians

    def seen_by(self, name: str | None) -> "LibraryPages":
        """Give the pages as somebody sees them who signed in under a name, if anybody does."""
        if self._desk is None or not self._librarians.include(name):
            return self
        pages = copy(self)
        pages._closed = self._closed - {"adding"}
        return pages

    def whole(self, place: Place, shown: Language, to: str = "") -> list[Patch]:
        """Give all of the tab at a place; the element with the id `to` comes into view.

        A view that is not open is the list's.
        """
        if place.view in self._closed:
            place = replace(place, view="documents")
        try:
            body = self._body(place, shown)
        except (AssistantError, IngestError) as error:
            body = f'<p class="problem" role="alert">{escape(str(error))}</p>'
        return self._around(body, place, shown, to)

    def working(self, place: Place, shown: Language) -> list[Patch]:
        """Give what the tab shows while questions are grouped."""
        return self._around(working_html(shown), place, shown)

    def documents(self, place: Place, shown: Language) -> list[Patch]:
        """Give the list of documents, to take the place of one that is shown."""
        found = self._list(place.wanted, shown)
        return [Patch(id=LIST, html=found.html, tell=found.told)]

    def terms(self, place: Place, shown: Language) -> list[Patch]:
        """Give the names of the glossary, to take the place of those that are shown."""
        glossary = self._assistant.glossary
        html = terms_html(glossary, place.words, place.most, shown)
        return [Patch(id=TERMS, html=html, tell=count_text(glossary, place.words, shown))]

    def aim(self, place: Place) -> str:
        """Give the id of what is brought into view of a document that is opened."""
        index = self._assistant.index

        def read() -> str:
            record = index.documents.get(place.document)
            if record is None:
                return LIBRARY
            return place_id(index.text(record.id), record.title, place.at)

        return index.consistently(read)

    def _around(self, body: str, place: Place, shown: Language, to: str = "") -> list[Patch]:
        unread = len(FileMemory(self._settings.index).failures)
        views = [each for each in VIEWS if each not in self._closed]
        html = library_html(place.view, body, unread, shown, views)
        return [Patch(id=LIBRARY, html=html, to=to, address=place.address)]

    def _body(self, place: Place, shown: Language) -> str:
        index = self._assistant.index
        if place.view == "terms":
            return glossary_html(self._assistant.glossary, place.words, place.most, shown)
        if place.view == "unread":
            folders = {Path(each.folder) for each in index.documents.values()}
            failures = FileMemory(self._settings.index).failures
            return unread_html(failures, [*folders, self._settings.corpus.resolve()], shown)
        if place.view == "adding" and self._desk is not None:
            return adding_html(now_html(self._desk, shown), shown)
        if place.view == "gaps":
            report = gaps(self._use.all_asked(), self._assistant.embedder, index)
            return gaps_html(report, index.documents, self._use.questions != "none", shown)
        if place.document:
            return self._document(place, shown)
        found = self._list(place.wanted, shown)
        records = list(index.documents.values())
        return documents_html(records, index.manifest, found.html, shown, place.wanted)

    def _document(self, place: Place, shown: Language) -> str:
        index = self._assistant.index

        def read() -> str:
            record = index.documents.get(place.document)
            if record is None:
                return gone_html(shown)
            return document_html(record, index.text(record.id), place.at, shown)

        return index.consistently(read)

    def _list(self, wanted: Wanted, shown: Language) -> _Listed:
        try:
            found = shelf(self._assistant, wanted)
        except (AssistantError, IngestError) as error:
            empty = Shelf((), (), {}, 0)
            return _Listed(list_html(empty, wanted, shown, escape(str(error))), "")
        return _Listed(list_html(found, wanted, shown), documents_count(found, shown))
