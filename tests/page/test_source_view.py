from pathlib import Path

import pytest

from assistant.citation import Citation, CitedSource
from assistant.copies import Place
from ingest.embed import Embedder
from ingest.index import Index
from ingest.pipeline import ingest
from page.source_view import on_the_web, passage_html, source_html

QUOTE = "The rate is 5%."
TEXT = f"""# Rates

## Patents

{QUOTE} It holds for <script>alert(1)</script> patents.

## Ships

{QUOTE} It holds for ships.
"""


@pytest.fixture(scope="module")
def index(embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder: Path = tmp_path_factory.mktemp("sources")
    (folder / "rates.md").write_text(TEXT, encoding="utf-8")
    ingest(folder / "index", [folder / "rates.md"], embedder, "2026-11-24")
    return Index(folder / "index", embedder.name, embedder.fingerprint)


def citation(index: Index, start: int, **fields: object) -> Citation:
    name = next(iter(index.documents))
    given = {
        "number": 2,
        "document": name,
        "title": "Rates <b>",
        "section": "Rates > Ships",
        "page": None,
        "quote": QUOTE,
        "status": "in-force",
        "as_of": "2026-02-01",
        "url": "",
        "sources": (),
        "start": start,
    }
    return Citation(**given | fields)


def test_the_quote_is_marked_where_it_was_cited_and_not_where_it_stands_first(index):
    text = index.text(next(iter(index.documents)))
    html = passage_html(index, citation(index, text.rindex(QUOTE)))
    before, _, after = html.partition(f"<mark>{QUOTE}</mark>")
    assert after.startswith(" It holds for ships.")
    assert QUOTE in before and "<mark>" not in before


def test_a_quote_that_does_not_stand_there_any_more_is_not_marked(index):
    assert passage_html(index, citation(index, 1)) == QUOTE


def test_a_document_is_shown_as_text_and_its_headings_without_marks(index):
    text = index.text(next(iter(index.documents)))
    html = passage_html(index, citation(index, text.index(QUOTE)))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "<script" not in html and "#" not in html.replace("&#", "")


def test_a_source_tells_title_status_date_place_page_and_publisher(index):
    text = index.text(next(iter(index.documents)))
    source = CitedSource("a", "Budget", "Treasury", "https://a.example/", "2026-02-25")
    places = (Place("b", "B", "C > D", None),)
    cited = citation(index, text.index(QUOTE), page=7, sources=(source,), also_in=places)
    html = source_html(index, cited, 1, "zh-Hant")
    assert 'id="turn-1-source-2"' in html
    for told in ("Rates &lt;b&gt;", "現行", "Treasury · 資料截至 2026-02-01", "第 7 頁"):
        assert told in html
    assert 'href="https://a.example/" target="_blank" rel="noopener">Budget</a>' in html
    assert "相同文字亦見於" in html and "<li>B › C › D</li>" in html


def test_a_source_is_copied_as_a_citation_and_opens_in_the_library_at_its_quote(index):
    text = index.text(next(iter(index.documents)))
    start = text.index(QUOTE)
    html = source_html(index, citation(index, start), 1, "en")
    assert (
        '<form class="uses" data-event="document"><button type="button" class="plain" '
        'data-copy="“The rate is 5%.”\nRates &lt;b&gt;, as of 2026-02-01, Rates › Ships" '
        'data-copied="Citation copied" data-failed="The browser does not allow copying">'
        'Copy as citation</button><span class="about"></span>'
        f'<button name="at" value="{start} rates.md" class="plain">Open in the library</button>'
        "</form></details>"
    ) in html
    assert "sheets" not in html


def test_only_web_addresses_become_links():
    assert on_the_web("https://a.example/") and not on_the_web("javascript:alert(1)")
    assert not on_the_web("http://[") and not on_the_web("file:///etc/passwd")
