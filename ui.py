"""The page: a question box, the answer with its marks, and the sources behind the marks."""

import html
import logging
import os
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast
from urllib.parse import urlsplit

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"  # read when gradio is imported

import gradio as gr  # noqa: E402

from assistant.answer import Answer, Citation  # noqa: E402
from assistant.assistant import MAX_QUESTION, Assistant  # noqa: E402
from assistant.errors import AssistantError  # noqa: E402
from corpus.document import SECTION_SEPARATOR, Language  # noqa: E402
from ingest.errors import IngestError  # noqa: E402

# A heading that stands among the words around a quote is read without its marks.
_HEADING_MARK = re.compile(r"^#{1,6} ", re.MULTILINE)
AROUND = 150  # characters of the document shown on each side of a quote
PAUSE = 0.06  # seconds between the lines of an answer as it appears

LANGUAGE_NAMES: Sequence[tuple[str, Language]] = (
    ("English", "en"),
    ("繁體中文", "zh-Hant"),
    ("简体中文", "zh-Hans"),
)

TEXT: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "tagline": "R&D centres and regional headquarters in Hong Kong: answers from documents",
        "language": "Language",
        "question": "Your question",
        "placeholder": "What do you want to know about setting up in Hong Kong?",
        "ask": "Ask",
        "examples": "For example",
        "example1": "How much can a company deduct for money it spends on R&D?",
        "example2": "Which visa lets us bring a researcher over quickly?",
        "example3": "What does the Science Park offer to a new tenant?",
        "you": "You asked",
        "searching": "Searching the documents…",
        "empty": "Write a question first.",
        "failed": "Something went wrong while answering; the server's log says what.",
        "sources": "Sources",
        "no_sources": "The sources of an answer appear here.",
        "earlier": "Earlier questions",
        "as_of": "As of {date}",
        "page": "page {page}",
        "original": "Original",
        "also_in": "The same words stand in:",
        "in-force": "In force",
        "proposed": "Proposed",
        "superseded": "Superseded",
        "informational": "Information",
    },
    "zh-Hant": {
        "tagline": "關於在香港設立研發中心和地區總部的問題，按文件作答",
        "language": "語言",
        "question": "你的問題",
        "placeholder": "想了解在香港落戶的甚麼事宜？",
        "ask": "提問",
        "examples": "例如",
        "example1": "企業的研發開支可以扣稅多少？",
        "example2": "哪種簽證可以讓我們盡快聘請海外研究人員？",
        "example3": "科學園為新租戶提供甚麼支援？",
        "you": "你的提問",
        "searching": "正在搜尋文件……",
        "empty": "請先輸入問題。",
        "failed": "作答時出錯，詳情見伺服器記錄。",
        "sources": "資料來源",
        "no_sources": "答案的資料來源會在這裏顯示。",
        "earlier": "之前的問題",
        "as_of": "資料截至 {date}",
        "page": "第 {page} 頁",
        "original": "原文",
        "also_in": "相同文字亦見於：",
        "in-force": "現行",
        "proposed": "建議",
        "superseded": "已被取代",
        "informational": "參考資料",
    },
    "zh-Hans": {
        "tagline": "关于在香港设立研发中心和地区总部的问题，按文件作答",
        "language": "语言",
        "question": "您的问题",
        "placeholder": "想了解在香港落户的什么事宜？",
        "ask": "提问",
        "examples": "例如",
        "example1": "企业的研发开支可以扣税多少？",
        "example2": "哪种签证可以让我们尽快聘请海外研究人员？",
        "example3": "科学园为新租户提供什么支持？",
        "you": "您的提问",
        "searching": "正在搜索文件……",
        "empty": "请先输入问题。",
        "failed": "作答时出错，详情见服务器日志。",
        "sources": "资料来源",
        "no_sources": "答案的资料来源会在这里显示。",
        "earlier": "之前的问题",
        "as_of": "资料截至 {date}",
        "page": "第 {page} 页",
        "original": "原文",
        "also_in": "相同文字也见于：",
        "in-force": "现行",
        "proposed": "建议",
        "superseded": "已被取代",
        "informational": "参考资料",
    },
}
EXAMPLES = ("example1", "example2", "example3")

FONTS = ["Georgia", "Noto Serif CJK HK", "Noto Serif CJK SC", "Songti TC", "Songti SC", "serif"]

CSS = """
html, body, gradio-app, .gradio-container { background: #fbf9f4 !important;
  color: #1d1d1b !important; }
.gradio-container { max-width: 1180px !important; margin: 0 auto !important; padding: 0 !important;
  overflow-wrap: anywhere; }
.gradio-container main { padding: 20px 16px 48px !important; max-width: 100% !important; }
footer { display: none !important; }
.gradio-container .html-container { padding: 0; color: #1d1d1b; font-size: 17px; line-height: 1.6; }
.masthead { flex-wrap: wrap; align-items: end; border-bottom: 3px double #1d1d1b;
  padding-bottom: 10px; }
.masthead h1 { font-size: 42px; line-height: 1.1; margin: 0; font-weight: 700; color: #1d1d1b; }
.masthead p { margin: 4px 0 0; color: #4a4a46; font-size: 16px; }
#language { flex: 0 0 auto; min-width: 0; max-width: 100%; }
#language, #language .wrap { background: none; border: 0; padding: 0; gap: 4px; }
#language label { background: none; border: 0; border-bottom: 2px solid transparent;
  border-radius: 0; padding: 4px 6px; box-shadow: none; color: #4a4a46; }
#language label.selected { border-bottom-color: #8c1c13; color: #1d1d1b; }
#language input { position: absolute; opacity: 0; width: 1px; min-width: 0; height: 1px; }
#language label:focus-within { outline: 2px solid #8c1c13; }
.asking { flex-wrap: wrap; align-items: end; }
#question { flex: 1 1 260px; min-width: 0; background: none; border: 0; padding: 0;
  overflow: visible; }
#question textarea, #question input { background: #fff; border: 1px solid #6b6b66;
  border-radius: 2px; font-size: 18px; color: #1d1d1b; }
#question textarea::placeholder, #question input::placeholder { color: #6b6b66; }
#question, #question > *, #question label { background: transparent !important; }
#question span { color: #1d1d1b; background: transparent !important; font-size: 15px; }
#ask { flex: 0 0 auto; min-width: 110px; background: #8c1c13; color: #fff; border: 0;
  border-radius: 2px; font-size: 18px; min-height: 44px; }
#ask:hover, #ask:focus-visible { background: #6b130c; }
.examples { flex-wrap: wrap; gap: 4px 18px; align-items: baseline; }
.examples > .block { flex: 0 0 auto; width: auto; min-width: 0; }
.examples .html-container { font-size: 15px; color: #4a4a46; }
.examples button { flex: 0 1 auto; width: auto; min-width: 0; background: none; border: 0;
  box-shadow: none; padding: 2px 0; color: #1f4e79; text-decoration: underline; font-size: 15px;
  font-weight: 400; text-align: left; white-space: normal; }
.examples button:hover { color: #8c1c13; background: none; }
.reading { flex-wrap: wrap; align-items: start; gap: 32px; }
.reading > .block { min-width: 0; flex: 1 1 320px; width: auto; }
#answer { flex: 3 1 320px; }
#sources { flex: 2 1 320px; }
.gradio-container h2 { font-size: 15px; font-weight: 700; color: #4a4a46; margin: 0 0 8px;
  border-bottom: 1px solid #b9b6ac; padding-bottom: 4px; }
.asked { font-size: 23px; line-height: 1.3; font-weight: 700; margin: 0 0 12px; }
.answer p { margin: 0 0 12px; }
.answer ul { margin: 0 0 12px; padding-left: 22px; list-style: disc; }
a.mark { color: #8c1c13; font-size: 13px; font-weight: 700; text-decoration: none;
  padding: 2px 3px; vertical-align: 2px; white-space: nowrap; }
a.mark:hover, a.mark:focus-visible { background: #8c1c13; color: #fff; }
.problem { border-left: 3px solid #8c1c13; padding-left: 12px; }
.notices { list-style: none; margin: 16px 0 0; padding: 8px 0 0; border-top: 1px solid #b9b6ac;
  font-size: 15px; color: #4a4a46; }
details.source { border-bottom: 1px solid #d8d5cb; padding: 8px 0; font-size: 15px; }
details.source[open] { background: #fff; margin: 0 -10px; padding: 8px 10px; }
details.source summary { cursor: pointer; line-height: 1.4; }
details.source summary:focus-visible { outline: 2px solid #8c1c13; }
.source .number { color: #8c1c13; font-weight: 700; }
.badge { display: inline-block; border: 1px solid #4a4a46; border-radius: 2px; padding: 0 6px;
  font-size: 13px; color: #1d1d1b; }
.badge.superseded, .badge.proposed { border-color: #8c1c13; color: #8c1c13; }
.about { color: #4a4a46; margin: 4px 0; }
.source blockquote { margin: 8px 0; padding-left: 10px; border-left: 2px solid #b9b6ac;
  white-space: pre-line; }
.source blockquote mark { background: #fdeaa7; color: #1d1d1b; padding: 1px 0; }
.source a.original { color: #1f4e79; text-decoration: underline; }
.quiet { color: #4a4a46; }
.earlier { border-bottom: 1px solid #b9b6ac; padding: 0 0 12px; margin-bottom: 12px; }
.earlier .asked { font-size: 18px; margin-top: 12px; }
"""

# A click on a mark opens its source (and what it lies in) and brings it into view.
SCRIPT = """() => {
  document.body.classList.remove('dark');
  document.addEventListener('click', (event) => {
    const mark = event.target.closest ? event.target.closest('a.mark') : null;
    if (!mark) return;
    const source = document.getElementById(mark.getAttribute('href').slice(1));
    if (!source) return;
    event.preventDefault();
    for (let each = source; each; each = each.parentElement) {
      if (each.tagName === 'DETAILS') each.open = true;
    }
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    source.scrollIntoView({behavior: still ? 'auto' : 'smooth', block: 'center'});
    source.querySelector('summary').focus({preventScroll: true});
  });
}"""
TELL_LANGUAGE = "(language) => { document.documentElement.lang = language; return language; }"

_MARK = re.compile(r"\[(\d+)\]")
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Turn:
    """A question and what came of it: an answer, a problem, or neither as yet."""

    question: str
    answer: Answer | None = None
    problem: str = ""


def build(assistant: Assistant) -> gr.Blocks:
    """Give the page over an assistant."""
    words = TEXT["en"]
    with gr.Blocks(title="Harbour", analytics_enabled=False) as page:
        turns = gr.State([])
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
        earlier = gr.HTML("", elem_id="earlier")
        with gr.Row(elem_classes="asking"):
            question = gr.Textbox(
                label=words["question"],
                placeholder=words["placeholder"],
                max_length=MAX_QUESTION,
                autofocus=True,
                elem_id="question",
            )
            ask = gr.Button(words["ask"], variant="primary", elem_id="ask")
        with gr.Row(elem_classes="examples"):
            lead = gr.HTML(_lead("en"))
            examples = [
                gr.Button(words[key], elem_id=key, elem_classes="example") for key in EXAMPLES
            ]
        with gr.Row(elem_classes="reading"):
            answer = gr.HTML("", elem_id="answer")
            sources = gr.HTML(_empty_sources("en"), elem_id="sources")

        def answering(asked: str, shown: Language, past: list[Turn]) -> Iterator[tuple[Any, ...]]:
            yield from _answering(assistant, asked or "", shown, past)

        def switching(shown: Language, past: list[Turn]) -> list[Any]:
            return [
                _masthead(shown),
                gr.update(label=TEXT[shown]["question"], placeholder=TEXT[shown]["placeholder"]),
                gr.update(value=TEXT[shown]["ask"]),
                _lead(shown),
                *(gr.update(value=TEXT[shown][key]) for key in EXAMPLES),
                *_shown(assistant, past, shown),
            ]

        results = [question, turns, earlier, answer, sources]
        asking: list[tuple[Any, gr.Textbox | gr.Button]] = [
            (ask.click, question),
            (question.submit, question),
            *((each.click, each) for each in examples),
        ]
        for event, asked_in in asking:
            event(
                answering,
                [asked_in, language, turns],
                results,
                show_progress="hidden",
                concurrency_id="assistant",
                api_visibility="private",
            )
        language.change(
            switching,
            [language, turns],
            [head, question, ask, lead, *examples, earlier, answer, sources],
            show_progress="hidden",
            concurrency_id="assistant",
            api_visibility="private",
        )
        language.change(None, [language], None, js=TELL_LANGUAGE, api_visibility="private")
    return cast(gr.Blocks, page)


def launch(assistant: Assistant, host: str, port: int) -> None:
    """Serve the page until it is interrupted."""
    _launch(build(assistant), host, port, wait=True)


def start(assistant: Assistant, host: str, port: int) -> gr.Blocks:
    """Serve the page in the background; `close()` of what this gives ends it."""
    page = build(assistant)
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
        css=CSS,
        js=SCRIPT,
    )


def _answering(
    assistant: Assistant, asked: str, shown: Language, past: Sequence[Turn]
) -> Iterator[tuple[Any, ...]]:
    """Yield what the page shows while a question is answered, line by line at the end."""
    asked = asked.strip()
    before = [turn for turn in past if turn.answer is not None]
    now = [*before, Turn(asked)]
    yield asked, now, *_shown(assistant, now, shown)
    now = [*before, _asked(assistant, asked, before, shown)]
    earlier, answer, sources = _shown(assistant, now, shown)
    lines = now[-1].answer.text.splitlines() if now[-1].answer else []
    kept: Any = earlier, sources
    for most in range(1, len(lines)):
        if lines[most].strip():
            part = answer_html(now[-1], shown, "", lines[:most])
            yield asked, now, kept[0], part, kept[1]
            kept = gr.skip(), gr.skip()
            time.sleep(PAUSE)
    yield "" if now[-1].answer else asked, now, kept[0], answer, kept[1]


def _asked(assistant: Assistant, asked: str, before: Sequence[Turn], shown: Language) -> Turn:
    if not asked:
        return Turn(asked, problem=TEXT[shown]["empty"])
    history = [(turn.question, turn.answer.text) for turn in before if turn.answer]
    try:
        answer = assistant.ask(asked, history=history)
    except (AssistantError, IngestError) as error:
        return Turn(asked, problem=str(error))
    except Exception:  # a reader of the page gets a sentence, the log gets the traceback
        _log.exception("could not answer")
        return Turn(asked, problem=TEXT[shown]["failed"])
    return Turn(asked, replace(answer, passages=(), confidence=None))


def _shown(assistant: Assistant, turns: Sequence[Turn], shown: Language) -> tuple[str, str, str]:
    """Give the HTML of the earlier turns, of the last answer and of its sources."""
    if not turns:
        return "", "", _empty_sources(shown)
    last = turns[-1]
    earlier = "".join(
        answer_html(turn, shown, f"t{number}-")
        + sources_html(assistant, turn.answer, shown, f"t{number}-")
        for number, turn in enumerate(turns[:-1])
        if turn.answer
    )
    if earlier:
        earlier = f'<section class="earlier"><h2>{TEXT[shown]["earlier"]}</h2>{earlier}</section>'
    if last.answer and last.answer.citations:
        heading = f"<h2>{TEXT[shown]['sources']}</h2>"
        sources = heading + sources_html(assistant, last.answer, shown, "")
    else:
        sources = _empty_sources(shown)
    return earlier, answer_html(last, shown, ""), sources


def answer_html(
    turn: Turn, shown: Language, prefix: str, lines: Sequence[str] | None = None
) -> str:
    """Give the question with its answer, or with the first `lines` of it, as HTML."""
    asked = f'<p class="asked">{escape(turn.question)}</p>' if turn.question else ""
    if turn.problem:
        body = f'<p class="problem" role="alert">{escape(turn.problem)}</p>'
    elif turn.answer is None:
        body = f'<p class="quiet" role="status">{TEXT[shown]["searching"]}</p>'
    else:
        numbers = {each.number for each in turn.answer.citations}
        whole = lines is None
        text = markdown(turn.answer.text.splitlines() if lines is None else lines, numbers, prefix)
        body = f'<div class="answer" aria-live="polite">{text}</div>'
        body += _notices(turn.answer.notices) if whole else ""
    return f"<article>{asked}{body}</article>"


def markdown(lines: Sequence[str], numbers: set[int], prefix: str) -> str:
    """Give paragraphs, bullets, bold words and marks as HTML, with all else escaped."""
    parts: list[str] = []
    tag = ""
    for line in [*lines, ""]:
        bullet = line.startswith("- ")
        wanted = "ul" if bullet else "p" if line.strip() else ""
        if wanted != tag:
            parts += [f"</{tag}>"] * bool(tag) + [f"<{wanted}>"] * bool(wanted)
            tag = wanted
        elif tag == "p":
            parts.append("<br>")
        words = _inline(line.removeprefix("- "), numbers, prefix)
        parts.append(f"<li>{words}</li>" if bullet else words)
    return "".join(parts)


def _inline(text: str, numbers: set[int], prefix: str) -> str:
    def mark(found: re.Match[str]) -> str:
        number = found[1]
        if int(number) not in numbers:
            return found[0]
        return f'<a href="#{prefix}src-{number}" class="mark">[{number}]</a>'

    return _MARK.sub(mark, _BOLD.sub(r"<strong>\1</strong>", escape(text)))


def sources_html(assistant: Assistant, answer: Answer, shown: Language, prefix: str) -> str:
    """Give the sources of an answer, one to open for each mark."""
    return "".join(source_html(assistant, each, shown, prefix) for each in answer.citations)


def source_html(assistant: Assistant, citation: Citation, shown: Language, prefix: str) -> str:
    """Give one source: where the quote stands, the quote in its passage, links to the original."""
    words = TEXT[shown]
    publishers = ", ".join(dict.fromkeys(each.publisher for each in citation.sources))
    date = words["as_of"].format(date=citation.as_of) if citation.as_of else ""
    page = words["page"].format(page=citation.page) if citation.page is not None else ""
    section = citation.section.replace(SECTION_SEPARATOR, " › ")
    about = " · ".join(escape(each) for each in (publishers, date) if each)
    place = " · ".join(escape(each) for each in (section, page) if each)
    status = escape(citation.status)
    language = assistant.index.documents[citation.document].language
    return (
        f'<details class="source" id="{prefix}src-{citation.number}"><summary>'
        f'<span class="number">[{citation.number}]</span> '
        f'<strong lang="{language}">{escape(citation.title)}</strong> '
        f'<span class="badge {status}">{escape(words.get(citation.status, citation.status))}</span>'
        f'<div class="about">{about}</div></summary>'
        f'<div class="about" lang="{language}">{place}</div>'
        f'<blockquote lang="{language}">{_passage(assistant, citation)}</blockquote>'
        f"{_also_in(citation, shown)}{_links(citation, shown)}</details>"
    )


def _passage(assistant: Assistant, citation: Citation) -> str:
    """Give the quote, marked, between the words of the document around it."""
    text, quote = assistant.index.text(citation.document), citation.quote
    at, end = citation.start, citation.start + len(quote)
    if (
        text[at:end] != quote
    ):  # the document was exchanged since: nothing is marked that is not there
        return escape(quote)
    before, after = text[max(at - AROUND, 0) : at], text[end : end + AROUND]
    if at > AROUND:
        before = "…" + re.sub(r"^[A-Za-z0-9]+", "", before).lstrip()
    if end + AROUND < len(text):
        after = re.sub(r"[A-Za-z0-9]+$", "", after).rstrip() + "…"
    before, after = _HEADING_MARK.sub("", before), _HEADING_MARK.sub("", after)
    return f"{escape(before)}<mark>{escape(quote)}</mark>{escape(after)}"


def _also_in(citation: Citation, shown: Language) -> str:
    places = dict.fromkeys(
        f"{each.title} › {each.section.replace(SECTION_SEPARATOR, ' › ')}".removesuffix(" › ")
        for each in citation.also_in
    )
    if not places:
        return ""
    items = "".join(f"<li>{escape(each)}</li>" for each in places)
    return f'<div class="about">{TEXT[shown]["also_in"]}</div><ul class="about">{items}</ul>'


def _links(citation: Citation, shown: Language) -> str:
    targets = {each.url: each.title for each in citation.sources}
    targets = targets or {citation.url: citation.title}
    return "".join(
        f'<div>{TEXT[shown]["original"]}: <a class="original" href="{escape(url)}" target="_blank" '
        f'rel="noopener">{escape(title or url)}</a></div>'
        for url, title in targets.items()
        if _on_the_web(url)
    )


def _on_the_web(url: str) -> bool:
    try:
        return urlsplit(url).scheme in ("http", "https")
    except ValueError:
        return False


def _notices(notices: Sequence[str]) -> str:
    items = "".join(f"<li>{escape(each)}</li>" for each in notices)
    return f'<ul class="notices">{items}</ul>' if items else ""


def _masthead(shown: Language) -> str:
    return f"<h1>Harbour</h1><p>{escape(TEXT[shown]['tagline'])}</p>"


def _lead(shown: Language) -> str:
    return f"<span>{TEXT[shown]['examples']}</span>"


def _empty_sources(shown: Language) -> str:
    words = TEXT[shown]
    return f'<h2>{words["sources"]}</h2><p class="quiet">{words["no_sources"]}</p>'


def escape(text: str) -> str:
    """Give text that is no HTML and no placeholder of gradio's templates."""
    safe = html.escape(text, quote=True)
    for character in "${}`":
        safe = safe.replace(character, f"&#{ord(character)};")
    return safe
