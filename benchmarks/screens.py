"""Pictures of every tab, in three languages, on a desktop and a phone, in light and dark.

    python benchmarks/screens.py [--out docs/screens] [--all]

Starts the page over the index and goes through it in Chromium as a visitor would: a question with a
source opened, an example profile filled in, the library and a document, the evaluation. Without
--all the desktop is shown light and the phone dark. Prints what a picture does not show: errors of
the console, requests to other hosts, and pages that are wider than the screen.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page
from served import chromium, served

from corpus.document import LANGUAGES, Language
from page.texts import TEXT

OUT = Path("docs/screens")
WAIT = 90_000  # milliseconds
SIZES: Mapping[str, tuple[int, int]] = {"desktop": (1280, 900), "phone": (390, 844)}
TALLEST = 1600  # pixels: what lies below is more of the same
_SETTLED = 700  # milliseconds that a picture waits for what moves


@dataclass(frozen=True)
class Shot:
    """One way of looking at the page."""

    language: Language
    size: str
    scheme: str

    def name(self, tab: str) -> str:
        """The picture's file name without its ending."""
        return f"{tab}-{self.language}-{self.size}-{self.scheme}"


def main() -> None:
    """Take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--all", action="store_true")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    schemes = {"desktop": "light", "phone": "dark"}
    shots = [
        Shot(language, size, scheme)
        for language in LANGUAGES
        for size in SIZES
        for scheme in ("light", "dark")
        if given.all or schemes[size] == scheme
    ]
    with served() as address, chromium() as browser:
        wrong = [line for shot in shots for line in _taken(browser, address, shot, given.out)]
    for line in wrong:
        say(line)
    sys.exit(bool(wrong))


def _taken(browser: Browser, address: str, shot: Shot, out: Path) -> Iterator[str]:
    width, height = SIZES[shot.size]
    locale = {"en": "en-GB", "zh-Hant": "zh-HK", "zh-Hans": "zh-CN"}[shot.language]
    context = browser.new_context(
        viewport={"width": width, "height": height}, locale=locale, color_scheme=shot.scheme
    )
    page = context.new_page()
    told: list[str] = []
    host = urlsplit(address).netloc
    page.on("console", lambda line: told.append(line.text) if line.type == "error" else None)
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on(
        "request",
        lambda request: (
            told.append(f"asked of {request.url}")
            if urlsplit(request.url).netloc not in (host, "")
            else None
        ),
    )
    page.goto(address)
    for tab, steps in _TABS.items():
        page.get_by_role("tab", name=TEXT[shot.language][f"{tab}_tab"], exact=True).click()
        steps(page, shot.language)
        page.wait_for_timeout(_SETTLED)
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            told.append(f"{tab} is {wide} pixels wide")
        tall = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
        page.set_viewport_size({"width": width, "height": max(tall, height)})
        page.wait_for_timeout(_SETTLED)
        page.screenshot(path=out / f"{shot.name(tab)}.jpg", type="jpeg", quality=55)
        page.set_viewport_size({"width": width, "height": height})
    say(f"{shot.language}, {shot.size}, {shot.scheme}: {len(_TABS)} pictures")
    context.close()
    yield from (f"{shot.name('')}: {line}" for line in dict.fromkeys(told))


def _ask(page: Page, language: Language) -> None:
    page.get_by_role("button", name=TEXT[language]["example1"]).click()
    page.locator(".sources summary").first.click(timeout=WAIT)


def _brief(page: Page, language: Language) -> None:
    page.get_by_role("button", name="Kitano Shoji (example)").click()
    page.wait_for_timeout(_SETTLED)


def _library(page: Page, language: Language) -> None:
    page.wait_for_timeout(_SETTLED)


def _evaluate(page: Page, language: Language) -> None:
    page.wait_for_timeout(_SETTLED)


_TABS: Mapping[str, Callable[[Page, Language], None]] = {
    "ask": _ask,
    "brief": _brief,
    "library": _library,
    "evaluate": _evaluate,
}


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
