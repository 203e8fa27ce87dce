import pytest
from one_passage import units_of

from assistant.antecedent import before, points_back, with_antecedents
from assistant.extract import arrange
from assistant.reader_text import window


def test_what_it_points_back_to_is_quoted_in_front_of_a_sentence() -> None:
    opened, park, tenants = units_of("Two opened.", "Oak Park is one.", "It has 2,400 tenants.")
    assert with_antecedents([tenants]) == [tenants, park]
    assert arrange(with_antecedents([tenants, opened])) == [[park, tenants, opened]]


def test_a_sentence_in_front_that_points_back_itself_brings_the_one_before_it() -> None:
    park, owner, board = units_of("Oak Park opened.", "It is public.", "Its board has 14 members.")
    assert arrange(with_antecedents([board])) == [[park, owner, board]]


def test_nothing_is_said_again_that_stands_elsewhere_in_the_answer() -> None:
    park, tenants = units_of("Oak Park is one.", "It has 2,400 tenants.")
    assert with_antecedents([tenants, park]) == [tenants, park]
    assert with_antecedents([tenants], [park]) == [tenants]


def test_what_stands_alone_and_rows_and_long_sentences_are_left() -> None:
    _, alone = units_of("Oak Park is one.", "Elm Park has 2,400 tenants.")
    assert with_antecedents([alone]) == [alone]
    _, row = units_of("Park", "It — 2,400", kind="row")
    assert with_antecedents([row]) == [row]
    _, tenants = units_of("Oak Park " + "is big and " * 30 + "old.", "It has 2,400 tenants.")
    assert before(tenants.passage, tenants.number) is None


def test_an_answer_has_two_of_them_at_most() -> None:
    found = units_of("A is.", "It has 1.", "B is.", "It has 2.", "C is.", "It has 3.")
    assert with_antecedents(found[1::2]) == [*found[1::2], found[0], found[2]]


def test_the_reader_reads_a_sentence_with_what_it_points_back_to() -> None:
    _, tenants = units_of("Oak Park is one.", "It has 2,400 tenants.")
    assert window(tenants.number, tenants.passage) == (
        "Parks — Tenants: Oak Park is one. It has 2,400 tenants."
    )


@pytest.mark.parametrize(
    "text",
    ["It is.", "By late 2025 it had 9.", "該園區。", "其中一半。", "两者不同。"],
)
def test_words_that_point_back(text: str) -> None:
    assert points_back(text)


@pytest.mark.parametrize(
    "text",
    [
        "Item 3.",
        "Thesis.",
        "In 2025 rents fell as it rained.",
        "其他報道。",
        "此外，稅率是5%。",
        "其實不是。",
    ],
)
def test_words_that_only_look_as_if(text: str) -> None:
    assert not points_back(text)
