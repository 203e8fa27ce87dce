"""The check that reads the tiny model's answers back must see what it is there to see."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.glossary import load_glossary

SHOWN = {
    1: "The Cyberport subsidy was raised to HK$5 million on 2 March 2025, 70% of the list price.",
    2: "數碼港的資助上限為500萬港元。",
}


@pytest.fixture(autouse=True)
def _benchmarks(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.syspath_prepend(Path(__file__).parents[2] / "benchmarks")
    yield
    for name in [each for each in sys.modules if each.split(".")[0] == "claims"]:
        del sys.modules[name]


def _missing(text: str) -> list[tuple[str, str]]:
    from claims.held import missing  # only on the path within a test

    return [(each.kind, each.said) for each in missing(text, SHOWN, load_glossary())]


def test_what_the_cited_passage_says_is_held() -> None:
    assert _missing("The subsidy is HK$5 million, 70% of the price [1].") == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The subsidy is HK$6 million [1].", "figure"),
        ("It was raised on 3 March 2025 [1].", "figure"),
        ("It is 70% of the price [2].", "figure"),
        ("It covers 12 firms [1].", "digits"),
        ("The subsidy of Netherfield is HK$5 million [1].", "name"),
        ("Science Park pays HK$5 million [1].", "name"),
    ],
)
def test_a_figure_date_or_name_that_it_does_not_say_is_missing(text: str, kind: str) -> None:
    assert kind in [found for found, _ in _missing(text)]
