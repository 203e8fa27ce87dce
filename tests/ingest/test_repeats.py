from dataclasses import replace
from pathlib import Path

import pytest

from corpus.markdown import parse_body
from ingest.passage import Passage
from ingest.repeats import Repeated, Repeats
from ingest.split import split

NOTE = "Applicants must hold a valid travel document with adequate returnability. "
LONG = (
    "The applicant has a good education background, normally a first degree in the field. "
    "There is a genuine job vacancy and the applicant has a confirmed offer of employment. "
    "The remuneration package is broadly commensurate with the prevailing market level. "
)


def passages(name: str, text: str) -> list[Passage]:
    return split(replace(parse_body(text), id=name, title=name), f"{name}@0")


@pytest.fixture
def repeats(tmp_path: Path) -> Repeats:
    return Repeats(tmp_path / "repeats.db")


def load(repeats: Repeats, **documents: str) -> Repeated:
    new = [each for name, text in documents.items() for each in passages(name, text)]
    repeats.update([], new, "stamp")
    return repeats.load()


def test_a_sentence_in_two_documents_has_two_places(repeats):
    found = load(repeats, a=f"First. {NOTE}", b=f"{NOTE} Second is another thing altogether.")
    assert found.standing("a@0:0000#1") == ("a@0:0000#1", "b@0:0000#0")
    assert found.standing("b@0:0000#1") == ("b@0:0000#1",)
    assert found.groups == {}


def test_marks_case_and_white_space_do_not_make_another_sentence(repeats):
    found = load(repeats, a=NOTE, b=NOTE.upper().replace("TRAVEL ", "**TRAVEL**\n").strip() + "\n")
    assert found.group("a@0:0000") == ("a@0:0000", "b@0:0000")


def test_one_other_figure_makes_another_sentence(repeats):
    fee = "The fee for an application for this visa is HK$230 and is not refunded. "
    found = load(repeats, a=fee, b=fee.replace("230", "330"))
    assert (found.groups, found.places) == ({}, {})


def test_passages_that_share_nine_tenths_of_their_words_are_one_for_ranking(repeats):
    found = load(repeats, a=LONG, b=LONG + "See below.", c=LONG + NOTE + NOTE.replace("a", "the"))
    assert found.group("b@0:0000") == ("a@0:0000", "b@0:0000")
    assert found.group("c@0:0000") == ("c@0:0000",)


def test_a_row_under_other_column_heads_says_something_else(repeats):
    table = "| Fee | {} |\n|---|---|\n| Application for a visa of any kind at all | 230 |\n"
    found = load(repeats, a=table.format("HK$"), b=table.format("US$"))
    assert found.places == {}


def test_short_sentences_are_no_statement_of_their_own(repeats):
    assert load(repeats, a="See Note 1.", b="See Note 1. And more of it here.").places == {}


def test_what_is_taken_out_is_repeated_no_more(repeats):
    load(repeats, a=LONG, b=LONG)
    repeats.update(["b"], [], "later")
    assert (repeats.load(), repeats.stamp) == (Repeated(), "later")


def test_a_damaged_file_is_made_anew(tmp_path):
    (tmp_path / "repeats.db").write_bytes(b"not a database, and long enough to be noticed" * 50)
    made = Repeats(tmp_path / "repeats.db")
    assert (made.stamp, made.load()) == ("", Repeated())
