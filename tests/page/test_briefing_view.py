import re

import pytest
from small_briefing import TEXT, small_briefing

from assistant.briefing.briefing import Briefing
from ingest.index import Index
from ingest.pipeline import ingest
from page.briefing_view import briefing_html, counted, progress_html, waiting_html
from page.drafting import Written
from page.texts import TEXT as WORDS


@pytest.fixture(scope="module")
def index(embedder, tmp_path_factory):
    folder = tmp_path_factory.mktemp("fees")
    (folder / "fees.md").write_text(TEXT, encoding="utf-8")
    ingest(folder / "index", [folder / "fees.md"], embedder, "2026-11-24")
    return Index(folder / "index", embedder.name, embedder.fingerprint)


@pytest.fixture(scope="module")
def briefing(index: Index) -> Briefing:
    return small_briefing(next(iter(index.documents)))


@pytest.fixture(scope="module")
def html(index, briefing):
    return briefing_html(index, briefing, "en")


def test_each_mark_has_its_source_in_its_own_part_with_the_exact_quote(html):
    marks = set(re.findall(r'href="#(turn-[\d-]+-source-\d+)" class="mark"', html))
    sources = re.findall(r'<details class="source" id="([^"]+)">', html)
    assert (
        marks
        == set(sources)
        == {
            "turn--1-source-1",
            *(f"turn--2-source-{number}" for number in (1, 2, 3)),
            "turn--4-source-2",
        }
    )
    assert len(sources) == len(marks)
    assert "<mark>The form is &lt;b&gt;blue&lt;/b&gt;.</mark>" in html


def test_parts_can_be_gone_to_and_the_formats_chosen(html):
    targets = re.findall(r'data-to="([^"]+)"', html)
    assert targets == [f"briefing-part-{number}" for number in range(1, 6)]
    assert all(f'<section class="chapter" id="{each}"' in html for each in targets)
    formats = re.findall(r'<button name="format" value="(\w+)">', html)
    assert formats == ["docx", "pdf", "md", "html", "json"]


def test_what_is_only_remarked_on_has_its_sources_elsewhere(html):
    assert re.findall(r'<aside class="([^"]+)"', html) == ["sources", "sources", "sources remarked"]


def test_sources_are_named_by_the_part_that_they_belong_to(html):
    named = re.findall(r'<aside class="[^"]+" aria-labelledby="([^"]+)"', html)
    assert named == [f"briefing-part-{n}-sources briefing-part-{n}-title" for n in (1, 2, 4)]
    assert all(f' id="{each}">' in html for pair in named for each in pair.split())


def test_worked_examples_doubts_and_open_questions_stand_in_it(html):
    assert "<h4>Worked example: The fee of two</h4>" in html
    assert "<h4>Two figures to check before you say them</h4>" in html
    assert '<h3 id="briefing-part-5-title">Open</h3><ul><li>When?</li></ul>' in html


def test_nothing_of_company_or_document_is_markup(html):
    assert "Briefing: Acme &lt;Co&gt;</h2>" in html
    assert "<co>" not in html.lower() and "<b>" not in html


def test_the_words_around_it_are_the_pages_and_its_own_are_the_briefings(index, briefing):
    html = briefing_html(index, briefing, "zh-Hant", opened="fees", arrives=True)
    assert '<div class="paper" lang="en"><h3 id="briefing-part-2-title">Fees</h3>' in html
    assert WORDS["zh-Hant"]["brief_change"] in html
    assert '<details class="fold changes" open>' in html and "data-arrives=again" in html


def test_how_far_a_briefing_is_is_told(briefing):
    assert progress_html(Written(1, 4, "Fees <b>"), "en", "en") == (
        '<p id="briefing-progress"><progress max="4" value="1" aria-label="Sections written">'
        '</progress> 2 of 4: <span lang="en">Fees &lt;b&gt;</span></p>'
    )
    assert waiting_html("en") == (
        '<p id="briefing-progress" data-arrives="again">Waiting for its turn…</p>'
    )
    assert counted("{statements} {documents} {open}", briefing) == "3 1 1"
