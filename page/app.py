"""The page: masthead, language switch and tabs, and how it is served."""

from functools import partial
from importlib.resources import files
from typing import Any, cast

import gradio as gr
from fastapi import FastAPI

from assistant.assistant import Assistant
from assistant.use.log import UseLog
from corpus.document import Language
from ingest.settings import Settings
from page.ask import AskTab
from page.brief import TAB as BRIEF
from page.brief import BriefTab
from page.evaluate import EvaluateTab
from page.library import LibraryTab
from page.library_pages import LibraryPages
from page.library_place import Place, is_place
from page.markup import escape
from page.source_pages import SourcePages
from page.texts import LANGUAGE_NAMES, TEXT

_HIDDEN: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
HOUR, DAY = 3600, 86400  # seconds: how often uploads and downloads are deleted, and how old then
STYLES = ("style.css", "ask.css", "brief.css")
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


def build(assistant: Assistant, settings: Settings) -> gr.Blocks:
    """Give the page over an assistant."""
    words = TEXT["en"]
    use = UseLog.open(settings)
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
        with gr.Tabs(elem_id="tabs") as tabs:
            with gr.Tab(words["ask_tab"], id="ask") as ask:
                asking = AskTab(assistant, use, pages, language)
            with gr.Tab(words["brief_tab"], id=BRIEF) as brief:
                briefing = BriefTab(assistant, pages, language)
            with gr.Tab(words["library_tab"], id="library") as library:
                reading = LibraryTab(LibraryPages(assistant, settings, use), language, library)
            with gr.Tab(words["evaluate_tab"], id="evaluate") as evaluate:
                EvaluateTab(assistant, settings, language, evaluate)
        asking.from_document(reading.shown.ask)
        reading.shown.ask(partial(_turn_to, "ask"), None, tabs, **_HIDDEN)
        for sources in (asking.conversation, briefing.shown):
            reading.from_source(sources.document)
            sources.document(partial(_turn_to, "library"), None, tabs, **_HIDDEN)
        language.change(
            _switch,
            language,
            [head, language, ask, brief, library, evaluate],
            **_HIDDEN,
        )
        language.change(None, language, None, js=_TELL_LANGUAGE, api_visibility="private")
        language.input(None, language, None, js=_KEEP_LANGUAGE, api_visibility="private")
        address = gr.Textbox(visible=False)
        loaded = page.load(None, None, language, js=_FIRST_LANGUAGE, api_visibility="private")
        asking.resume(loaded)
        loaded.then(
            partial(_arrive, reading),
            [language, reading.place, address],
            [tabs, reading.place, reading.shown],
            js=_ADDRESS,
            **_HIDDEN,
        )
    return cast(gr.Blocks, page)


def launch(assistant: Assistant, settings: Settings, host: str, port: int) -> None:
    """Serve the page until it is interrupted."""
    _launch(build(assistant, settings), host, port, wait=True)


def start(assistant: Assistant, settings: Settings, host: str, port: int) -> gr.Blocks:
    """Serve the page in the background; `close()` of what this gives ends it."""
    page = build(assistant, settings)
    _launch(page, host, port, wait=False)
    return page


def mount(app: FastAPI, assistant: Assistant, settings: Settings) -> FastAPI:
    """Give `app` with the page at its root."""
    mounted: FastAPI = gr.mount_gradio_app(
        app, build(assistant, settings), path="", ssr_mode=False, footer_links=[], **_look()
    )
    return mounted


def _look() -> dict[str, Any]:
    sheets = (files("page").joinpath(each).read_text(encoding="utf-8") for each in STYLES)
    theme = gr.themes.Base(font=FONTS, font_mono=["monospace"])
    return {"theme": theme, "css": "".join(sheets)}


def _launch(page: gr.Blocks, host: str, port: int, wait: bool) -> None:
    page.launch(
        server_name=host,
        server_port=port,
        prevent_thread_lock=not wait,
        quiet=not wait,
        share=False,
        ssr_mode=False,
        footer_links=[],
        **_look(),
    )


def _switch(shown: Language) -> list[object]:
    words = TEXT[shown]
    return [
        _masthead(shown),
        gr.update(label=words["language"]),
        gr.update(label=words["ask_tab"]),
        gr.update(label=words["brief_tab"]),
        gr.update(label=words["library_tab"]),
        gr.update(label=words["evaluate_tab"]),
    ]


def _turn_to(tab: str) -> gr.Tabs:
    return gr.Tabs(selected=tab)


def _arrive(
    reading: LibraryTab, shown: Language, place: Place, address: str
) -> tuple[Any, Place, Any]:
    """Give the tab, and what it shows, that the page was opened at."""
    tab = _turn_to("library") if is_place(address) else gr.skip()
    return tab, *reading.arrive(shown, place, address)


def _masthead(shown: Language) -> str:
    return f"<h1>Harbour</h1><p>{escape(TEXT[shown]['tagline'])}</p>"
