from decimal import Decimal

import pytest

from assistant.briefing.rates import TwoTiers, single_rate, two_tiers


def _tiers(limit: str, first: str, rest: str) -> TwoTiers:
    return TwoTiers(Decimal(limit), Decimal(first), Decimal(rest))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("300% of the first HK$2 million, 200% of the rest", _tiers("2000000", "300", "200")),
        (
            "8.25% on the first HK$2 million and 16.5% on the remainder",
            _tiers("2000000", "8.25", "16.5"),
        ),
        (
            "First HK$3 million of profits: 8%; Above HK$3 million: 16%",
            _tiers("3000000", "8", "16"),
        ),
        ("首200萬港元可扣除300%，其餘扣除200%", _tiers("2000000", "300", "200")),
        ("首200万元的税率为8.25%，其余为16.5%", _tiers("2000000", "8.25", "16.5")),
    ],
)
def test_two_tiers_are_read_in_both_word_orders_and_scripts(text: str, expected: TwoTiers) -> None:
    assert two_tiers(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The rate is 16.5%.",
        "300% of the first HK$2 million",
        "First HK$2 million: 8.25%; above: 16.5%. First HK$2 million: 7.5%; above: 15%.",
        "12% of the first half of the year, 8% of the rest",
    ],
)
def test_what_is_not_one_pair_of_tiers_gives_none(text: str) -> None:
    assert two_tiers(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Profits are taxed at 5% in place of 16.5%.", Decimal("5")),
        ("利得税率减半，即8.25%", Decimal("8.25")),
        ("At least 75% of the assets must be held.", None),
        ("It is 5% or 10%.", None),
        ("The normal rate is 16.5%.", None),
    ],
)
def test_a_single_rate_is_the_only_percentage_below_the_normal_one(
    text: str, expected: Decimal | None
) -> None:
    assert single_rate(text, Decimal("16.5")) == expected
