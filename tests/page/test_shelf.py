import pytest

from assistant.errors import QuestionError
from corpus.document import Source
from ingest.records import DocumentRecord
from page.shelf import Wanted, counts, ordered, publishers, shelf


def record(name: str, **fields: object) -> DocumentRecord:
    given: dict[str, object] = {
        "hash": "",
        "folder": "",
        "path": f"{name}.md",
        "title": name,
        "kind": "policy",
        "language": "en",
        "topics": (),
        "sectors": (),
        "status": "in-force",
        "as_of": None,
        "sources": (),
        "passages": 1,
        "sentences": 1,
        "text_hash": "",
    }
    return DocumentRecord(id=name, **given | fields)


def test_the_newest_stands_first_and_what_has_no_date_last():
    old, new, later, undated = (
        record("b", as_of="2025"),
        record("c", as_of="2026-02-01"),
        record("a", as_of="2026-02-01"),
        record("d"),
    )
    records = [undated, old, new, later]
    assert ordered(records, "newest") == (later, new, old, undated)
    assert ordered(records, "oldest") == (old, later, new, undated)
    assert ordered(records, "by_title") == (later, old, new, undated)


def test_each_filter_offers_what_occurs_with_how_often():
    records = [
        record("a", kind="statistics", topics=("r-and-d",), sectors=("fintech",)),
        record("b", language="zh-Hant", topics=("r-and-d",), status="proposed"),
    ]
    assert counts(records) == {
        "kind": {"policy": 1, "statistics": 1},
        "about": {"sector=fintech": 1, "topic=r-and-d": 2},
        "language": {"en": 1, "zh-Hant": 1},
        "status": {"in-force": 1, "proposed": 1},
    }


def test_a_publisher_is_named_once():
    sources = tuple(Source(str(key), "T", by, "", "") for key, by in enumerate("ABA"))
    assert publishers(record("a", sources=sources)) == ("A", "B")


def test_filters_leave_what_holds_for_all_of_them(assistant):
    documents = assistant.index.documents
    wanted = Wanted(kind="policy", language="en", about="topic=tax-concessions", status="in-force")
    found = shelf(assistant, wanted)
    expected = [
        each
        for each in documents.values()
        if each.kind == "policy"
        and each.language == "en"
        and each.status == "in-force"
        and "tax-concessions" in each.topics
    ]
    assert expected and found.titled == ordered(expected, "newest")
    assert (found.near, found.passages, found.total) == ((), {}, len(documents))
    assert shelf(assistant, Wanted()).titled == ordered(documents.values(), "newest")


def test_words_find_titles_in_either_script_and_texts_in_any_language(assistant):
    found = shelf(assistant, Wanted(words="家族办公室"))
    simplified = [each.id for each in found.titled]
    traditional = shelf(assistant, Wanted(words="家族辦公室"))
    assert [each.id for each in traditional.titled] == simplified
    assert "en" in {each.language for each in found.near}
    assert not {each.id for each in found.near} & set(simplified)
    assert {each.id for each in found.near} <= set(found.passages)


def test_words_are_searched_within_the_filters(assistant):
    found = shelf(assistant, Wanted(words="patent box", language="zh-Hant"))
    assert found.near and {each.language for each in found.near} == {"zh-Hant"}


def test_words_too_many_to_be_searched_are_refused(assistant):
    with pytest.raises(QuestionError):
        shelf(assistant, Wanted(words="patent " * 1000))
