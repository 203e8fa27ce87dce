import pytest
from one_passage import units_of

from assistant.condition import makes_an_exception, with_exceptions
from assistant.extract import arrange


def test_the_exception_that_follows_a_sentence_is_quoted_with_it() -> None:
    rule, exception, more = units_of(
        "No tax is due.", "However, banks pay 5%.", "It began in 2020."
    )
    assert with_exceptions([rule]) == [rule, exception]
    assert with_exceptions([rule, exception]) == [rule, exception]
    assert with_exceptions([exception, more]) == [exception, more]


def test_what_follows_without_being_an_exception_is_left() -> None:
    rule, _ = units_of("No tax is due.", "It began in 2020.")
    assert with_exceptions([rule]) == [rule]


def test_rows_have_none_and_a_long_exception_is_left_to_the_source() -> None:
    row, _ = units_of("Rate — 5%", "But not banks.", kind="row")
    assert with_exceptions([row]) == [row]
    rule, _ = units_of("No tax is due.", "However, " + "banks and " * 60 + "others pay.")
    assert with_exceptions([rule]) == [rule]


def test_the_best_sentence_stands_first_with_its_exception() -> None:
    before, rule, exception = units_of("It began in 2020.", "No tax is due.", "But banks pay 5%.")
    assert arrange([rule, before, exception]) == [[rule, exception, before]]


@pytest.mark.parametrize(
    "reading",
    [
        "One large exception has applied since 2023: four classes of income.",
        "The main exception is land.",
        "Except where the Commissioner agrees, it is not.",
        "但持牌銀行除外。",
        "不过银行例外。",
        "除非另有规定，税率为5%。",
    ],
)
def test_exceptions_are_known_by_how_they_begin(reading: str) -> None:
    assert makes_an_exception(reading)


@pytest.mark.parametrize(
    "reading", ["Butter is exempt.", "Exceptional cases are rare.", "不動產。"]
)
def test_words_that_only_begin_alike_are_none(reading: str) -> None:
    assert not makes_an_exception(reading)
