from dataclasses import replace

import pytest

from corpus.document import Source
from ingest.records import DocumentRecord
from page.document_view import document_html, gone_html, place_id

TEXT = "# Rates\n\nBefore.\n\n## Ships <b>\n\n<script>alert(1)</script>\n\n### Old\n\nNone.\n"
RATES = DocumentRecord(
    id="tax/rates.pdf",
    hash="",
    folder="/secret",
    path="tax/rates.pdf",
    title="Rates",
    kind="policy",
    language="zh-Hant",
    topics=("profits-tax",),
    sectors=(),
    status="superseded",
    as_of=None,
    sources=(
        Source("a", "Budget <i>", "Treasury", "https://a.example/?b=1&c", "2026-02", "on a site"),
        Source("b", "Memo", "Office", "javascript:alert(1)", "undated"),
    ),
    passages=3,
    sentences=3,
    text_hash="",
    pages=12,
)


@pytest.fixture
def html() -> str:
    return document_html(RATES, TEXT, 0, "en")


def test_a_document_tells_what_it_is_and_not_where_it_lies(html: str) -> None:
    facts = html.partition('<dl class="facts">')[2].partition("</dl>")[0]
    assert facts == (
        "<div><dt>Publishers</dt><dd>Treasury, Office</dd></div>"
        "<div><dt>Date</dt><dd>no date</dd></div><div><dt>Kind</dt><dd>Policy</dd></div>"
        "<div><dt>Language</dt><dd>繁體中文</dd></div><div><dt>Sectors</dt><dd>All</dd></div>"
        "<div><dt>Topics</dt><dd>Profits tax</dd></div>"
        "<div><dt>File</dt><dd>tax/rates.pdf · 12 pages</dd></div>"
    )
    assert '<span class="badge superseded">Superseded</span> <span class="about">A later' in html
    assert "secret" not in html


def test_only_sources_on_the_web_are_links(html: str) -> None:
    assert (
        '<li><a class="original" href="https://a.example/?b=1&amp;c" target="_blank" '
        'rel="noopener">Budget &lt;i&gt;</a> '
        '<span class="about">Treasury · 2026-02 · on a site</span></li>'
        '<li>Memo <span class="about">Office · no date</span></li>'
    ) in html
    assert "javascript" not in html


def test_its_sections_are_text_under_their_headings(html: str) -> None:
    text = html.partition('<div lang="zh-Hant">')[2]
    assert text == (
        '<div class="part" id="part-7" tabindex="-1"><p>Before.</p>\n</div>'
        '<div class="part" id="part-30" tabindex="-1"><h3>Ships &lt;b&gt;</h3>'
        "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n</div>"
        '<div class="part" id="part-66" tabindex="-1"><h4>Old</h4><p>None.</p>\n</div>'
        "</div></section></article>"
    )
    contents = html.partition('<ul class="contents">')[2].partition("</ul>")[0]
    assert contents == (
        '<li class="deep-0"><button name="at" class="plain" value="30 tax/rates.pdf">'
        "Ships &lt;b&gt;</button></li>"
        '<li class="deep-1"><button name="at" class="plain" value="66 tax/rates.pdf">Old'
        "</button></li>"
    )


def test_a_question_about_it_names_it(html: str) -> None:
    assert '<form class="ask-document" data-event="ask">' in html
    assert '<button class="main" name="document" value="tax/rates.pdf">Ask</button>' in html


def test_passages_that_give_orders_are_told_of() -> None:
    html = document_html(replace(RATES, orders=("a", "b")), TEXT, 0, "en")
    assert '<p class="problem">2 passages of this document give orders' in html


def test_a_long_text_is_turned_leaf_by_leaf() -> None:
    long = "# Rates\n\n" + "".join(f"## Part {n}\n\n{'word ' * 3000}\n\n" for n in range(3))
    second = document_html(RATES, long, long.index("## Part 1") + 20, "en")
    assert "Part 2 of 3" in second and "Part 1</h3>" in second and "Part 0</h3>" not in second
    turning = second.partition('<form class="turning" data-event="open">')[2]
    assert turning.startswith(
        '<span>Part 2 of 3</span><button name="at" value="18 tax/rates.pdf">Earlier part</button>'
    )
    first = document_html(RATES, long, 0, "en")
    assert "Earlier part" not in first and "Next part" in first


def test_an_offset_leads_to_the_part_that_holds_it() -> None:
    assert place_id(TEXT, "Rates", TEXT.index("<script>")) == "part-30"
    assert place_id(TEXT, "Rates", 0) == "document-title"
    assert place_id("", "Rates", 5) == "document-title"


def test_a_document_that_was_removed_is_not_there_any_more() -> None:
    assert "資料庫已沒有這份文件。" in gone_html("zh-Hant")
