import pytest

from page.library_place import Place, is_place, number, opened, place_at, wanted_of
from page.shelf import STEP, Wanted

BEFORE = Place("terms", Wanted(kind="guide"), words="box")


def test_a_form_says_what_is_wanted():
    fields = {"words": "  patent  box ", "kind": "policy", "order": "by_title", "most": "60"}
    assert wanted_of(fields, Wanted(status="proposed")) == Wanted(
        words="patent box", kind="policy", order="by_title", most=60
    )
    assert wanted_of({"order": "<x>", "most": "-1"}, Wanted(order="oldest")) == Wanted(
        order="oldest", most=STEP
    )


def test_a_document_is_opened_by_offset_and_id():
    assert opened({"at": "12 tax/a b.pdf"}, BEFORE) == Place(
        "documents", BEFORE.wanted, "tax/a b.pdf", 12, "box"
    )
    assert opened({"at": "x"}, BEFORE).document == ""


@pytest.mark.parametrize(
    ("place", "address"),
    [
        (Place("documents"), "#library"),
        (Place("gaps"), "#library:gaps"),
        (Place("documents", document="tax/a b#.pdf"), "#library/tax/a%20b%23.pdf"),
    ],
)
def test_an_address_leads_back_to_its_place(place, address):
    assert place.address == address
    assert is_place(address) and place_at(address, Place()) == place


def test_another_address_is_the_list():
    listed = Place("documents", BEFORE.wanted)
    assert [place_at(each, BEFORE) for each in ("", "#library:x")] == [listed, listed]
    assert not is_place("#turn-0")


def test_only_a_plain_number_counts():
    given = ("12", 12, "1e3", "", None, "9" * 20)
    assert [number(each, 7) for each in given] == [12, 12, 7, 7, 7, 7]
