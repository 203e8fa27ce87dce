import math

import pytest

from ingest.lexical import LexicalIndex
from ingest.passage import Passage


def passage(name, text, document="doc", language="en"):
    return Passage(name, document, "", "", language, "", text, ())


@pytest.fixture
def index(tmp_path):
    made = LexicalIndex(tmp_path / "lexical")
    made.update(
        [],
        [
            passage("a:0", "cash rebate cash", "a"),
            passage("b:0", "cash office lease", "b"),
            passage("c:0", "現金回贈", "c", "zh-Hant"),
        ],
        "first",
    )
    return made


def found(index, *arguments, **options):
    return [hit.passage for hit in index.search(*arguments, **options)]


def test_passages_with_more_of_the_terms_come_first(index):
    assert found(index, ["cash", "rebat"], "en", 5) == ["a:0", "b:0"]


def test_passages_of_another_language_are_left_out(index):
    assert found(index, ["现金"], "zh-Hant", 5) == ["c:0"]
    assert found(index, ["现金"], "en", 5) == []


def test_a_search_keeps_to_the_asked_documents_and_number(index):
    assert found(index, ["cash"], "en", 5, documents=["b"]) == ["b:0"]
    assert found(index, ["cash"], "en", 5, documents=[]) == []
    assert found(index, ["cash"], "en", 1) == ["a:0"]


def test_the_filters_add_nothing_to_a_score(index):
    (narrow,) = index.search(["cash"], "en", 5, documents=["b"])
    assert narrow in index.search(["cash"], "en", 5)


def test_no_terms_or_no_passages_give_no_hits(index, tmp_path):
    assert found(index, [], "en", 5) == []
    assert found(LexicalIndex(tmp_path / "empty"), ["cash"], "en", 5) == []


def test_passages_with_equal_scores_stand_in_the_order_of_their_ids(tmp_path):
    index = LexicalIndex(tmp_path)
    index.update([], [passage("b", "cash"), passage("a", "cash")], "")
    assert found(index, ["cash"], "en", 5) == ["a", "b"]


def test_rare_terms_weigh_more(index):
    assert [index.frequency(term) for term in ("cash", "rebat", "tax")] == [2, 1, 0]
    assert index.idf("cash") == pytest.approx(math.log(1 + 1.5 / 2.5))
    assert index.idf("tax") == pytest.approx(math.log(1 + 3.5 / 0.5))


def test_an_update_replaces_the_passages_of_a_document_and_the_stamp(index):
    index.update(["a"], [passage("a:1", "rebate", "a")], "second")
    assert found(index, ["rebat"], "en", 5) == ["a:1"]
    assert found(index, ["cash"], "en", 5) == ["b:0"]
    assert index.stamp == "second"


def test_an_index_that_is_opened_again_holds_what_was_written(index, tmp_path):
    again = LexicalIndex(tmp_path / "lexical")
    assert again.stamp == "first"
    assert again.search(["cash"], "en", 5) == index.search(["cash"], "en", 5)


def test_a_new_index_has_no_stamp(tmp_path):
    assert LexicalIndex(tmp_path).stamp == ""


def test_an_index_that_is_cleared_is_empty_when_it_is_opened_again(index, tmp_path):
    index.clear()
    assert found(LexicalIndex(tmp_path / "lexical"), ["cash"], "en", 5) == []


def test_a_damaged_index_is_made_anew_and_has_no_stamp(index, tmp_path):
    (tmp_path / "lexical" / "meta.json").write_text("{", encoding="utf-8")
    again = LexicalIndex(tmp_path / "lexical")
    assert (again.stamp, found(again, ["cash"], "en", 5)) == ("", [])
