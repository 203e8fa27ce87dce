"""The expected results are calculated by hand, in the comments."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from assistant.briefing.briefing import Statement
from assistant.briefing.outline import load_outline, plan
from assistant.briefing.profile import Profile
from assistant.briefing.worked import Stated, examples

TAX = "Corporation — First HK$2 million of assessable profits: 8.25%; Above HK$2 million: 16.5%"
DEDUCTION = "Type B expenditure: 300% of the first HK$2 million, 200% of the rest"
PATENT = "Profits from eligible IP can be taxed at 5% in place of 16.5%."
TREASURY = "合資格財資中心的利得稅率減半，即8.25%。"
RATES = {
    "profits-tax": TAX,
    "rd-deduction": DEDUCTION,
    "patent-box": PATENT,
    "treasury": TREASURY,
}


def _results(rates: dict[str, str], **amounts: int) -> dict[str, list[Decimal]]:
    profile = Profile.model_validate(
        {
            "company": "Acme",
            "home": "Japan",
            "activities": ["r-and-d", "treasury"],
            "amounts": amounts,
        }
    )
    planned = [each for section in plan(load_outline(), profile, "en") for each in section.worked]
    order = list(RATES)

    def stated(example: object) -> Sequence[Stated]:
        name = getattr(example, "id")  # noqa: B009 # any example of the outline
        place = "Patent box" if name == "patent-box" else ""
        said = Statement(rates.get(name, ""), (order.index(name) + 1,))
        return [Stated(said.text, place, lambda: said)]

    return {
        each.id: [step.result for step in each.steps]
        for each in examples(planned, profile, "en", stated)
    }


def test_examples_equal_the_calculation_by_hand() -> None:
    found = _results(
        RATES,
        profits=20_000_000,
        rd_spending=12_000_000,
        patent_profits=15_000_000,
        treasury_profits=60_000_000,
    )
    assert found == {
        # 2,000,000 at 8.25% is 165,000; 18,000,000 at 16.5% is 2,970,000: together 3,135,000.
        # 20,000,000 at 16.5% is 3,300,000, which is 165,000 more.
        "profits-tax": [Decimal(3_135_000), Decimal(3_300_000), Decimal(165_000)],
        # 2,000,000 tripled is 6,000,000; 10,000,000 doubled is 20,000,000: together 26,000,000.
        # That is 14,000,000 more than was spent; 16.5% of it is 2,310,000.
        "rd-deduction": [Decimal(26_000_000), Decimal(2_310_000)],
        # 5% of 15,000,000 is 750,000; 16.5% is 2,475,000, which is 1,725,000 more.
        "patent-box": [Decimal(750_000), Decimal(2_475_000), Decimal(1_725_000)],
        # 8.25% of 60,000,000 is 4,950,000, half of 16.5%.
        "treasury": [Decimal(4_950_000), Decimal(9_900_000), Decimal(4_950_000)],
    }


def test_an_amount_within_the_first_tier_bears_the_first_rate_alone() -> None:
    # 8.25% of 1,500,000 is 123,750; 16.5% is 247,500. 300% of 1,000,000 is 3,000,000, and the
    # 2,000,000 above what was spent save 330,000.
    found = _results(RATES, profits=1_500_000, rd_spending=1_000_000)
    assert found["profits-tax"] == [Decimal(123_750), Decimal(247_500), Decimal(123_750)]
    assert found["rd-deduction"] == [Decimal(3_000_000), Decimal(330_000)]


def test_other_rates_in_the_documents_give_other_results() -> None:
    # 10% of 3,000,000 is 300,000; 20% of 17,000,000 is 3,400,000.
    raised = {"profits-tax": "A corporation: 10% of the first HK$3 million, 20% of the rest"}
    found = _results(raised, profits=20_000_000)
    assert found == {"profits-tax": [Decimal(3_700_000), Decimal(4_000_000), Decimal(300_000)]}


@pytest.mark.parametrize(
    "rates",
    [
        {"profits-tax": "Unincorporated business — First HK$2 million: 7.5%; Above: 15%"},
        {"rd-deduction": DEDUCTION},
        {},
    ],
)
def test_without_the_rates_of_a_corporation_nothing_is_computed(rates: dict[str, str]) -> None:
    assert _results(rates) == {}
