"""The page: masthead, language switch and tabs, and how it is served."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, cast

import gradio as gr
import uvicorn
from fastapi import FastAPI

from assistant.access import EVERYTHING, Access
from assistant.assistant import Assistant
from assistant.librarians import Librarians, librarians
from assistant.use.log import UseLog
from assistant.users import Users, load_users
from corpus.document import Language
from ingest.errors import SettingsError
from ingest.settings import Settings
from page.adding import Adding
from page.adding_desk import AddingDesk
from page.ask import AskTab
from page.brief import TAB as BRIEF
from page.brief import BriefTab
from page.evaluate import EvaluateTab
from page.guarded import WithHeaders, guarded
from page.library import LibraryTab
from page.library_pages import LibraryPages
from page.library_place import Place, is_place
from page.markup import escape
from page.sign_in import mount_by_role
from page.source_pages import SourcePages
from page.texts import LANGUAGE_NAMES, TEXT
from page.visitor import VisitorBox

_HIDDEN: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
HOUR, DAY = 3600, 86400  # seconds: how often uploads and downloads are deleted, and how old then
# Before the Chinese faces, which would draw an apostrophe as wide as a character.
LATIN = ["Georgia", "Noto Serif", "Liberation Serif", "Times New Roman"]
FONTS = [*LATIN, "Noto Serif CJK HK", "Noto Serif CJK SC", "Songti TC", "Songti SC", "serif"]

# The language that was chosen before, else the browser's.
_FIRST_LANGUAGE = """() => {
  const said = navigator.languages.find((each) => /^(en|zh)\\b/i.test(each)) || 'en';
  const traditional = /hant|tw|hk|mo/i.test(said) && !/hans/i.test(said);
  const chinese = traditional ? 'zh-Hant' : 'zh-Hans';
  const first = localStorage.getItem('harbour-language') || (/^zh/i.test(said) ? chinese : 'en');
  document.documentElement.lang = first;
  return first;
}"""
_TELL_LANGUAGE = "(language) => { document.documentElement.lang = language; return language; }"
_ADDRESS = "(language, place) => [language, place, location.hash]"
_KEEP_LANGUAGE = "(language) => { localStorage.setItem('harbour-language', language); }"


@dataclass(frozen=True)
class _Intake:
    """Where documents are brought in, and by whom."""

    desk: AddingDesk
    librarians: Librarians


def build(
    assistant: Assistant,
    settings: Settings,
    access: Access = EVERYTHING,
    intake: _Intake | None = None,
) -> gr.Blocks:
    """Give the page over an assistant, with what is open to its visitors.

    With an `intake`, some of them may bring documents in.
    """
    words = TEXT["en"]
    use = UseLog.open(settings)
    assistant = assistant.within(access.where)
    # What some of the documents do not say is no gap of the library.
    asks = use if access.whole else UseLog.open(replace(settings, use_questions="none"))
    pages = SourcePages(assistant, settings)
    with gr.Blocks(title="Harbour", analytics_enabled=False, delete_cache=(HOUR, DAY)) as page:
        with gr.Row(elem_classes="masthead"):
            head = gr.HTML(_masthead("en"))
            language = gr.Radio(
                list(LANGUAGE_NAMES),
                value="en",
                show_label=False,
                label=words["language"],
                container=False,
                elem_id="language",
            )
            visitor = VisitorBox(access, language) if access.role else None
        titled: dict[str, gr.Tab] = {}
        with gr.Tabs(elem_id="tabs") as tabs:
            with gr.Tab(words["ask_tab"], id="ask") as titled["ask_tab"]:
                asking = AskTab(assistant, asks, pages, language)
            cited = [asking.conversation]
            if access.may("brief"):
                with gr.Tab(words["brief_tab"], id=BRIEF) as titled["brief_tab"]:
                    cited.append(BriefTab(assistant, pages, language).shown)
            with gr.Tab(words["library_tab"], id="library") as titled["library_tab"]:
                given = (intake.desk, intake.librarians) if intake else ()
                library = LibraryPages(assistant, settings, use, access, *given)
                reading = LibraryTab(library, language, titled["library_tab"], intake is not None)
                adding = Adding(*given, reading, language) if given else None
            if access.may("evaluate"):
                with gr.Tab(words["evaluate_tab"], id="evaluate") as titled["evaluate_tab"]:
                    EvaluateTab(assistant, settings, language, titled["evaluate_tab"])
        asking.from_document(reading.shown.ask)
        reading.shown.ask(partial(_turn_to, "ask"), None, tabs, **_HIDDEN)
        for sources in cited:
            reading.from_source(sources.document)
            sources.document(partial(_turn_to, "library"), None, tabs, **_HIDDEN)
        language.change(
            partial(_switch, tuple(titled)),
            language,
            [head, language, *titled.values()],
            **_HIDDEN,
        )
        language.change(None, language, None, js=_TELL_LANGUAGE, api_visibility="private")
        language.input(None, language, None, js=_KEEP_LANGUAGE, api_visibility="private")

        # Not partial: of one, Gradio does not see that it takes the request.
        def arrive(
            shown: Language, place: Place, address: str, request: gr.Request
        ) -> tuple[Any, Place, Any]:
            """Give the tab, and what it shows, that the page was opened at."""
            tab = _turn_to("library") if is_place(address) else gr.skip()
            return tab, *reading.arrive(shown, place, address, request)

        address = gr.Textbox(visible=False)
        loaded = page.load(None, None, language, js=_FIRST_LANGUAGE, api_visibility="private")
        asking.resume(loaded)
        if visitor:
            visitor.shown_after(loaded.then)
        arrived = loaded.then(
            arrive,
            [language, reading.place, address],
            [tabs, reading.place, reading.shown],
            js=_ADDRESS,
            **_HIDDEN,
        )
        if adding:
            adding.resume_after(arrived)
    return cast(gr.Blocks, page)


def launch(assistant: Assistant, settings: Settings, host: str, port: int) -> None:
    """Serve the page until it is interrupted."""
    if settings.auth is None:
        _launch(assistant, settings, host, port, wait=True)
    else:
        app = mount(FastAPI(openapi_url=None), assistant, settings, host)
        uvicorn.run(app, host=host, port=port, log_level="warning")


def start(assistant: Assistant, settings: Settings, host: str, port: int) -> gr.Blocks:
    """Serve the page, without sign-in, in the background; `close()` of what this gives ends it."""
    if settings.auth is not None:
        raise SettingsError("ui.auth is set, and this way of serving has no sign-in; take mount()")
    return _launch(assistant, settings, host, port, wait=False)


def mount(app: FastAPI, assistant: Assistant, settings: Settings, host: str = "") -> FastAPI:
    """Give `app` with the page at its root; `host` is where it is served, if that is known."""
    users = load_users(settings.auth) if settings.auth else None
    intake = _intake(assistant, settings, users, host)
    _open_ahead(assistant)
    app.add_middleware(WithHeaders)
    served = {"ssr_mode": False, "footer_links": [], **_largest(settings), **_look()}
    if users is None:
        page = build(assistant, settings, intake=intake)
        gr.mount_gradio_app(app, page, path="", app_kwargs=guarded(page), **served)
        return app
    adding = {each.role for each in users.user if intake and each.name in intake.librarians.names}
    pages = {
        role: build(assistant, settings, to, intake if role in adding else None)
        for role, to in users.accesses.items()
    }
    return mount_by_role(app, pages, users, served)


def _intake(
    assistant: Assistant, settings: Settings, users: Users | None, host: str
) -> _Intake | None:
    """Give where documents are brought in, if somebody may; raises SettingsError."""
    who = librarians(settings.librarians, users, host)
    return _Intake(AddingDesk(assistant, settings), who) if who.any else None


def _largest(settings: Settings) -> dict[str, Any]:
    return {"max_file_size": settings.limits.megabytes * 1_000_000}


def _open_ahead(assistant: Assistant) -> None:
    """Begin to open what the first visitor would wait for, once for the pages of all roles."""
    if assistant.index.documents:
        assistant.open_ahead()


def _look() -> dict[str, Any]:
    return {"theme": gr.themes.Base(font=FONTS, font_mono=["monospace"])}


def _launch(
    assistant: Assistant, settings: Settings, host: str, port: int, wait: bool
) -> gr.Blocks:
    """Serve the page without sign-in."""
    intake = _intake(assistant, settings, None, host)
    _open_ahead(assistant)
    page = build(assistant, settings, intake=intake)
    page.launch(
        server_name=host,
        server_port=port,
        prevent_thread_lock=not wait,
        quiet=not wait,
        share=False,
        ssr_mode=False,
        footer_links=[],
        app_kwargs=guarded(page),
        **_largest(settings),
        **_look(),
    )
    return page


def _switch(tabs: Sequence[str], shown: Language) -> list[object]:
    words = TEXT[shown]
    return [
        _masthead(shown),
        gr.update(label=words["language"]),
        *(gr.update(label=words[each]) for each in tabs),
    ]


def _turn_to(tab: str) -> gr.Tabs:
    return gr.Tabs(selected=tab)


def _masthead(shown: Language) -> str:
    return f"<h1>Harbour</h1><p>{escape(TEXT[shown]['tagline'])}</p>"
