"""The page over the index, and a browser to look at it with."""

import shutil
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from assistant.assistant import Assistant
from ingest.settings import load_settings
from ui import start

_ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@contextmanager
def served() -> Iterator[str]:
    """Serve the page, and give its address; what is asked is kept nowhere."""
    with tempfile.TemporaryDirectory() as scratch, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        settings = replace(load_settings(), use_folder=Path(scratch))
        page = start(Assistant.open(settings), settings, "127.0.0.1", port)
        yield f"http://127.0.0.1:{port}/"
        page.close(verbose=False)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Give the machine's Chromium without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=_ARGUMENTS
        )
        yield browser
        browser.close()
