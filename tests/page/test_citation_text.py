from dataclasses import replace

import pytest

from assistant.citation import Citation, CitedSource
from page.citation_text import citation_text

BUDGET = CitedSource("a", "Budget", "Treasury", "https://a.example/", "2026-02-25")
BLOG = CitedSource("b", "A note", "Writers", "https://b.example/", "undated")
CITED = Citation(
    number=2,
    document="rates",
    title="Rates",
    section="Profits > Ships",
    page=7,
    quote="The rate is 5%.",
    status="in-force",
    as_of="2026-02-01",
    url="https://a.example/",
    sources=(BUDGET, BLOG),
)


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "en",
            (
                "“The rate is 5%.”",
                "Rates, as of 2026-02-01, Profits › Ships, page 7",
                "Budget, Treasury, 2026-02-25, https://a.example/",
                "A note, Writers, https://b.example/",
            ),
        ),
        (
            "zh-Hant",
            (
                "「The rate is 5%.」",
                "Rates，資料截至 2026-02-01，Profits › Ships，第 7 頁",
                "Budget，Treasury，2026-02-25，https://a.example/",
                "A note，Writers，https://b.example/",
            ),
        ),
    ],
)
def test_a_citation_is_quote_place_and_publications(language, lines):
    assert citation_text(CITED, language) == "\n".join(lines)


def test_a_document_that_is_the_publication_is_named_once():
    itself = replace(BUDGET, title="Rates")
    cited = replace(CITED, sources=(itself,), as_of=None, page=None)
    assert citation_text(cited, "en").splitlines() == [
        "“The rate is 5%.”",
        "Rates, Treasury, Profits › Ships",
        "https://a.example/",
    ]


def test_a_document_without_sources_is_cited_by_its_own_address_if_it_has_one():
    cited = replace(CITED, sources=(), section="", page=None)
    lines = ["“The rate is 5%.”", "Rates, as of 2026-02-01"]
    assert citation_text(cited, "en").splitlines() == [*lines, "https://a.example/"]
    assert citation_text(replace(cited, url=""), "en").splitlines() == lines
