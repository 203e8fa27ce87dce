import pytest

from page.among import among
from page.narrow_view import narrow_patch, told_patch
from page.narrowed import Narrowed, narrowed_of, values
from page.turn import Turn
from tests.page.cited_turns import made_index


@pytest.fixture(scope="module")
def index(embedder, tmp_path_factory):
    return made_index(tmp_path_factory.mktemp("narrowed"), embedder)


@pytest.fixture(scope="module")
def records(index):
    return list(index.documents.values())


def test_there_is_a_filter_for_what_there_are_documents_of(records):
    assert values(records) == {
        "kind": ["guide"],
        "language": ["en", "zh-Hant"],
        "sector": ["fintech"],
    }


def test_a_form_says_the_filters_and_what_is_none_of_them_is_left_aside(records):
    given = {"kind": "guide", "language": "fr", "sector": ["fintech"], "document": "docks"}
    assert narrowed_of(given, records) == Narrowed(kind="guide")
    assert Narrowed("guide", sector="fintech").where == ("kind=guide", "sector=fintech")


def test_what_is_chosen_is_told_on_the_fold_and_beside_the_answer(records, index):
    by = Narrowed("guide", "zh-Hant", "fintech")
    named = "Guide · 繁體中文 · Fintech"
    html = narrow_patch(records, by, "en")["html"]
    assert f'<span id="narrow-told">{named}</span></summary>' in html
    assert '<option value="zh-Hant" selected>繁體中文</option>' in html
    assert told_patch(by, "en") == {
        "id": "narrow-told",
        "html": f'<span id="narrow-told">{named}</span>',
        "tell": named,
    }
    assert told_patch(Narrowed(), "en")["tell"] == "All documents are searched."
    assert among(index, Turn(0, "Q", where=by.where), "en") == named
    assert among(index, Turn(0, "Q", document="cable"), "en") == "纜車指南"
    assert among(index, Turn(0, "Q"), "en") == ""
