from dataclasses import replace

from small_briefing import FEE, TEXT, small_briefing

from assistant.briefing.held import figures_not_held
from corpus.figures import Figure


def test_figures_that_stand_around_the_quotes_are_held() -> None:
    said = replace(FEE, text="It is HK$5 now; in 2020 it was HK$4.")
    assert figures_not_held(said, small_briefing(), lambda _: TEXT) == []


def test_other_figures_are_given_in_the_order_of_their_values() -> None:
    said = replace(FEE, text="It is HK$7, or 3% of HK$5.")
    assert figures_not_held(said, small_briefing(), lambda _: TEXT) == [
        Figure("percent", "3", "%"),
        Figure("amount", "7", "HKD"),
    ]
