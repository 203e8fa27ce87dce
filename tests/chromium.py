"""The page, and Chromium to look at it with."""

import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from assistant.assistant import Assistant
from ingest.settings import Settings

_CHROMIUM = shutil.which("chromium")
_ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]

needs_chromium = pytest.mark.skipif(_CHROMIUM is None, reason="needs chromium")


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_CHROMIUM, args=_ARGUMENTS)
        yield browser
        browser.close()


def refused(page: Page) -> list[str]:
    """Give a list of all that the page's policy refuses from now on."""
    told: list[str] = []
    page.on(
        "console",
        lambda message: told.append(message.text) if "policy" in message.text.lower() else None,
    )
    return told


@contextmanager
def serving(assistant: Assistant, settings: Settings) -> Iterator[str]:
    """Serve the page, without sign-in, and give its address."""
    from ui import start  # gradio takes seconds to load, and reports are looked at without it

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    page = start(assistant, settings, "127.0.0.1", port)
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        page.close(verbose=False)
