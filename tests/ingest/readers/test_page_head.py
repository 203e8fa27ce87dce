from corpus.document import Source
from ingest.readers.web.head import PageHead, closing_date, page_head

ADDRESS = "https://www.gov.hk/a"


def test_the_block_above_a_page_is_a_record():
    head = page_head(["# A", f"Source: {ADDRESS}", "Fetched (UTC): 2026-01-20", "---", "Text"])
    assert head == PageHead(ADDRESS, None, frozenset({1, 2, 3}))
    assert head.sources("A", "", None) == (Source("page", "A", "www.gov.hk", ADDRESS, "undated"),)


def test_a_source_that_the_text_names_is_no_record():
    assert page_head(["Text.", f"Source: {ADDRESS}", "More text."]) == PageHead()


def test_a_date_counts_only_as_all_of_the_last_line():
    assert closing_date(["Text.", "27-11-2025", ""]) == "2025-11-27"
    assert closing_date(["It ends on 27-11-2025"]) is None
