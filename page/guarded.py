"""Gradio's page as it leaves the server: in the reader's language, and under a policy."""

import gzip
import json
import re
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import gradio as gr
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from corpus.document import Language
from page.made_ahead import made_ahead
from page.markup import escape
from page.policy import NOTHING, policy
from page.reader_language import reader_language
from page.texts import TEXT

STYLES = ("style.css", "ask.css", "brief.css", "adding.css", "visitor.css")
HEADERS = {
    # Without it, an uploaded file might be taken for a script of the server's own.
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": NOTHING,
}
_LEVEL = 5  # of compression
_NAME: Mapping[Language, str] = dict.fromkeys(TEXT, "Harbour")
_LANGUAGE = re.compile(r'(?<=<html)\s+lang="en"')


def guarded(page: gr.Blocks, titles: Mapping[Language, str] = _NAME) -> dict[str, Any]:
    """Give the arguments with which the app of a page is to be made."""
    first = _text("first_language.js").replace("'TITLES'", f"({json.dumps(titles)})")
    scripts = (first, made_ahead(page.get_config_file()))
    put_in = f"<style>{_style()}</style>" + "".join(
        f"<script>{{{each}}}</script>" for each in scripts
    )
    return {"middleware": [Middleware(WithHeaders), Middleware(_Page, titles, put_in)]}


class WithHeaders:
    """Says with every response what a browser may do with it, unless it says so itself."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the app respond."""

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, sent)


class _Page:
    """Puts into a page of gradio's what is ours, and its policy into its headers."""

    def __init__(self, app: ASGIApp, titles: Mapping[Language, str], put_in: str) -> None:
        self._app = app
        self._titles = titles
        self._put_in = put_in

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked = Headers(scope=scope)
        start: Message = {}
        parts: list[bytes] = []

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start" and _is_html(message):
                start.update(message)
            elif not start:
                await send(message)
            else:
                parts.append(message.get("body", b""))
                if not message.get("more_body"):
                    await self._send(b"".join(parts).decode(), asked, start, send)

        await self._app(scope, receive, sent)

    async def _send(self, html: str, asked: Headers, start: Message, send: Send) -> None:
        page = self._page(html, reader_language(asked.get("accept-language", "")))
        body = page.encode()
        headers = MutableHeaders(scope=start)
        headers["Content-Security-Policy"] = policy(page)
        if "gzip" in asked.get("accept-encoding", ""):  # to a tenth; gradio sends it as it is
            body = gzip.compress(body, _LEVEL)
            headers["Content-Encoding"] = "gzip"
        headers["Content-Length"] = str(len(body))
        headers.add_vary_header("Accept-Language")
        headers.add_vary_header("Accept-Encoding")
        await send(start)
        await send({"type": "http.response.body", "body": body})

    def _page(self, html: str, language: Language) -> str:
        head = f"<title>{escape(self._titles[language])}</title>{self._put_in}</head>"
        html = _LANGUAGE.sub(f' lang="{language}"', html, count=1)
        return html.replace("</head>", head, 1)


def _is_html(start: Message) -> bool:
    return Headers(raw=start["headers"]).get("content-type", "").startswith("text/html")


def _style() -> str:
    sheet = "".join(map(_text, STYLES))
    # Once more with the weight that wins over gradio's own styles.
    return f"{sheet}.gradio-container.gradio-container .contain {{{sheet}}}"


def _text(name: str) -> str:
    return files("page").joinpath(name).read_text(encoding="utf-8")
