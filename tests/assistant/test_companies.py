from assistant.companies import without_other_companies
from assistant.query import analyse
from assistant.retrieve import Candidate, Signals
from corpus.glossary import Glossary, GlossaryEntry
from ingest.passage import Passage

SIGNALS = Signals(True, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
GLOSSARY = Glossary.of(
    [
        GlossaryEntry("acme", "company", "Acme Motors", "", "", "雅美汽车", ()),
        GlossaryEntry("bolt", "company", "Bolt Labs", "", "", "", ()),
        GlossaryEntry("yard", "scheme", "Deep Yard", "", "", "", ()),
    ]
)


def _left(question: str, *titles: str) -> list[str]:
    candidates = [
        Candidate(
            Passage(title, title, title, "Jobs", "en", "", "It hires 7 people.", ()),
            frozenset(),
            SIGNALS,
            0.0,
            0.0,
            0.0,
        )
        for title in titles
    ]
    query = analyse(question, GLOSSARY)
    return [each.passage.title for each in without_other_companies(query, candidates, GLOSSARY)]


ALL = ("Case: Acme Motors", "Case: Bolt Labs", "Deep Yard", "Acme Motors and Bolt Labs")


def test_what_is_told_of_another_company_is_left_out() -> None:
    acme = ["Case: Acme Motors", "Deep Yard", "Acme Motors and Bolt Labs"]
    assert _left("How many people does Acme Motors hire?", *ALL) == acme
    assert _left("雅美汽车招多少人", *ALL) == acme


def test_a_question_that_names_no_company_leaves_everything() -> None:
    assert _left("How many people does Deep Yard hire?", *ALL) == list(ALL)


def test_of_two_companies_both_are_kept() -> None:
    assert _left("Do Acme Motors or Bolt Labs hire more?", *ALL) == list(ALL)
