"""The page: masthead, language switch and tabs, and how it is served."""

from importlib.resources import files
from typing import cast

import gradio as gr

from assistant.assistant import Assistant
from assistant.use.log import UseLog
from corpus.document import Language
from ingest.settings import Settings
from page.ask import AskTab
from page.evaluate import EvaluateTab
from page.markup import escape
from page.texts import LANGUAGE_NAMES, TEXT

FONTS = ["Georgia", "Noto Serif CJK HK", "Noto Serif CJK SC", "Songti TC", "Songti SC", "serif"]

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
_KEEP_LANGUAGE = "(language) => { localStorage.setItem('harbour-language', language); }"


def build(assistant: Assistant, settings: Settings) -> gr.Blocks:
    """Give the page over an assistant."""
    words = TEXT["en"]
    use = UseLog.open(settings)
    with gr.Blocks(title="Harbour", analytics_enabled=False) as page:
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
        with gr.Tabs(elem_id="tabs"):
            with gr.Tab(words["ask_tab"], id="ask") as ask:
                AskTab(assistant, use, language)
            with gr.Tab(words["evaluate_tab"], id="evaluate") as evaluate:
                EvaluateTab(assistant, settings, language, evaluate)
        language.change(
            _switch,
            language,
            [head, language, ask, evaluate],
            show_progress="hidden",
            api_visibility="private",
        )
        language.change(None, language, None, js=_TELL_LANGUAGE, api_visibility="private")
        language.input(None, language, None, js=_KEEP_LANGUAGE, api_visibility="private")
        page.load(None, None, language, js=_FIRST_LANGUAGE, api_visibility="private")
    return cast(gr.Blocks, page)


def launch(assistant: Assistant, settings: Settings, host: str, port: int) -> None:
    """Serve the page until it is interrupted."""
    _launch(build(assistant, settings), host, port, wait=True)


def start(assistant: Assistant, settings: Settings, host: str, port: int) -> gr.Blocks:
    """Serve the page in the background; `close()` of what this gives ends it."""
    page = build(assistant, settings)
    _launch(page, host, port, wait=False)
    return page


def _launch(page: gr.Blocks, host: str, port: int, wait: bool) -> None:
    page.launch(
        server_name=host,
        server_port=port,
        prevent_thread_lock=not wait,
        quiet=not wait,
        share=False,
        ssr_mode=False,
        footer_links=[],
        theme=gr.themes.Base(font=FONTS, font_mono=["monospace"]),
        css=files("page").joinpath("style.css").read_text(encoding="utf-8"),
    )


def _switch(shown: Language) -> list[object]:
    words = TEXT[shown]
    return [
        _masthead(shown),
        gr.update(label=words["language"]),
        gr.update(label=words["ask_tab"]),
        gr.update(label=words["evaluate_tab"]),
    ]


def _masthead(shown: Language) -> str:
    return f"<h1>Harbour</h1><p>{escape(TEXT[shown]['tagline'])}</p>"
