"""What the page's policy is for: something planted in the page neither runs nor loads."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import chromium, needs_chromium, serving
from playwright.sync_api import Page, expect

from assistant.assistant import Assistant
from ingest.settings import Settings
from page.texts import TEXT

WAIT = 60_000  # milliseconds
PLANTED = {
    "a script": "put('script', {textContent: 'window.taken = 1'})",
    "a script of an upload": "put('script', {src: await uploaded()})",
    "a script of another host": "put('script', {src: 'https://elsewhere.example/x.js'})",
    "an attribute": "put('div', {innerHTML: '<img src=x onerror=\"window.taken = 1\">'})",
    "a frame": "put('iframe', {srcdoc: '<script>parent.taken = 1</' + 'script>'})",
    "a link": "(await put('a', {href: 'javascript:window.taken = 1'})).click()",
    "a text": "setTimeout('window.taken = 1')",
    "a function": "later(() => Function('window.taken = 1')())",
    "a function of a function": "later(() => (() => 1).constructor('window.taken = 1')())",
    "a later function": "later(() => put.constructor('window.taken = 1')())",
    "a style": "put('style', {textContent: '#ask { display: none }'})",
    "a picture of another host": "put('img', {src: 'https://elsewhere.example/x.png'})",
    "a request": "fetch('https://elsewhere.example/').catch(() => {})",
}
PLANT = """async () => {
  const put = async (tag, given) => {
    const element = Object.assign(document.createElement(tag), given);
    document.body.append(element);
    return element;
  };
  // What the browser's own tools call may do more than the page.
  const later = (does) => setTimeout(() => {
    try { does(); } catch (error) { console.error(error.message); }
  });
  const uploaded = async () => {
    const form = new FormData();
    form.append('files', new File(['window.taken = 1'], 'x.js', {type: 'text/javascript'}));
    const said = await fetch('gradio_api/upload', {method: 'POST', body: form});
    return 'gradio_api/file=' + (await said.json())[0];
  };
  %s;
}"""

pytestmark = needs_chromium


@pytest.fixture(scope="module")
def page(assistant: Assistant, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    folder: Path = tmp_path_factory.mktemp("policy")
    settings = Settings(testsets=folder, runs=folder / "runs", use_folder=folder / "use")
    with serving(assistant, settings) as address, chromium() as browser:
        page = browser.new_page(locale="en-GB")
        page.goto(address)
        expect(page.locator("#ask")).to_be_visible(timeout=WAIT)
        yield page


@pytest.mark.parametrize("what", PLANTED)
def test_what_is_planted_in_the_page_neither_runs_nor_loads(page: Page, what: str) -> None:
    requested: list[str] = []
    page.on("requestfinished", lambda request: requested.append(request.url))
    with page.expect_event("console", lambda said: _is_refusal(said.text), timeout=WAIT):
        page.evaluate(PLANT % PLANTED[what])
    assert page.evaluate("window.taken") is None
    assert [each for each in requested if "elsewhere" in each] == []
    expect(page.locator("#ask")).to_have_text(TEXT["en"]["ask"])
    expect(page.locator("#ask")).to_be_visible()


def _is_refusal(said: str) -> bool:
    return "policy" in said.lower() or "MIME type" in said
