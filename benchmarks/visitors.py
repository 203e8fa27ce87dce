"""Many people at the page at once: how soon the first words and the whole answer are there.

    python benchmarks/visitors.py [--people 20]

Each opens the page in a tab of its own in Chromium, which runs on the same cores, and all ask at
once, different questions in three languages. The times are those of the page, from the click.
Prints how long the page took to be usable for the first, and what went wrong; exit code 1 then.
"""

import argparse
import sys
import time
from statistics import median

from playwright.sync_api import Page, expect
from served import chromium, served

from page.texts import EXAMPLES, TEXT

WAIT = 120_000  # milliseconds
# What stands first in an answer, and what stands there once it is whole.
_WATCH = """(button) => {
  const asked = performance.now();
  const since = () => (performance.now() - asked) / 1000;
  window.seen = {};
  new MutationObserver(() => {
    const turn = document.querySelector('#turn-0');
    if (!turn) return;
    const said = turn.querySelector('.answer')?.textContent;
    if (said) window.seen.first ??= since();
    if (turn.querySelector('.feedback')) window.seen.whole ??= since();
    if (turn.querySelector('.problem')) window.seen.problem ??= turn.textContent;
  }).observe(document.body, {subtree: true, childList: true});
  button.click();
}"""


def main() -> None:
    """Let them ask, and print what they saw."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=20)
    people = parser.parse_args().people
    questions = [(language, key) for key in EXAMPLES for language in TEXT]
    wrong: list[str] = []
    with served() as address, chromium() as browser:
        pages: list[Page] = []
        started = time.perf_counter()
        for number in range(people):
            page = browser.new_context(locale="en-GB").new_page()
            page.on("pageerror", lambda error: wrong.append(str(error)))
            page.goto(address)
            expect(page.locator("#question textarea")).to_be_enabled(timeout=WAIT)
            expect(page.locator("#narrow-fold")).to_be_visible(timeout=WAIT)
            if not number:
                say(f"usable after {time.perf_counter() - started:.1f} s")
            pages.append(page)
        for number, page in enumerate(pages):
            language, key = questions[number % len(questions)]
            page.locator("#question textarea").fill(TEXT[language][key])
        for page in pages:
            page.locator("#ask").evaluate(_WATCH)
        for page in pages:
            ended = page.locator("#turn-0 .feedback, #turn-0 .problem").first
            ended.wait_for(state="attached", timeout=WAIT)
        seen = [page.evaluate("seen") for page in pages]
    wrong += [each["problem"] for each in seen if "problem" in each]
    for name in ("first", "whole"):
        times = sorted(each[name] for each in seen if name in each)
        say(f"{name}: median {median(times):.2f} s, last {times[-1]:.2f} s, {len(times)} people")
    say(f"{len(wrong)} errors")
    sys.exit("\n".join(wrong) if wrong else 0)


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
