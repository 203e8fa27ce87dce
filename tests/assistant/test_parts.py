from assistant.parts import Missing, missing_parts
from assistant.query import analyse
from corpus.glossary import load_glossary
from tests.assistant.test_extract import units

GLOSSARY = load_glossary()
TEXT = "# Schemes\n\nThe Research Talent Hub pays up to HK$20,000 a month. It opened in 2018.\n"


def missing(question: str, *numbers: int) -> Missing:
    chosen = units(TEXT)
    return missing_parts(analyse(question, GLOSSARY), [chosen[number] for number in numbers])


def test_a_name_that_no_chosen_sentence_speaks_of_is_missing():
    entry = GLOSSARY.mentions("Technology Voucher Programme")[0].entry
    question = "Does the Research Talent Hub or the Technology Voucher Programme pay more?"
    assert missing(question, 0) == Missing(names=(entry,))


def test_a_demand_that_no_chosen_sentence_meets_is_missing_beside_one_that_is():
    question = "How much does the Research Talent Hub pay and since when?"
    assert missing(question, 0) == Missing(demands=("date",))
    assert missing(question, 0, 1) == Missing()


def test_the_only_thing_asked_for_is_no_part():
    assert missing("Since when does the Research Talent Hub run?", 0) == Missing()
    assert missing("What does the Technology Voucher Programme do?", 0) == Missing()


def test_a_place_that_something_is_with_is_missing_where_no_sentence_speaks_of_it():
    question = "Does the Research Talent Hub work with Japan?"
    assert missing(question, 0) == Missing(places=("JP",))
    assert missing("Does the Research Talent Hub pay our Japanese staff?", 0) == Missing()
