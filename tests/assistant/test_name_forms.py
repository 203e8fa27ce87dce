import pytest

from assistant.name_forms import NameForms
from corpus.glossary import Glossary, GlossaryEntry, load_glossary

PASS = GlossaryEntry("pass", "visa", "Harbour Pass", "HP", "海港通行證", "海港通行证", ("海港證",))
PARK = GlossaryEntry("park", "place", "Bay Park", "", "灣園", "湾园", ())
NAMES = NameForms(Glossary.of([PASS, PARK]))


@pytest.mark.parametrize(
    ("question", "text", "read"),
    [
        ("Who can get the Harbour Pass?", "HP — For whom: all", "Who can get the HP?"),
        ("海港證幾時截止", "Harbour Pass: it closes in May.", "Harbour Pass幾時截止"),
        (
            "How long is the HP valid?",
            "海港通行证有效期两年。",
            "How long is the 海港通行证 valid?",
        ),
        # The longest form says most.
        ("海港通行證收費", "The Harbour Pass (HP) costs HK$100.", "Harbour Pass收費"),
        ("湾园有海港证吗", "Bay Park has no HP office.", "Bay Park有HP吗"),
    ],
)
def test_a_name_is_asked_for_in_the_form_of_the_text(question: str, text: str, read: str) -> None:
    assert NAMES.as_in(question, text) == read


@pytest.mark.parametrize(
    ("question", "text"),
    [
        # The text has the question's own form too, in either script.
        ("Is the HP free?", "The Harbour Pass (HP) is free."),
        ("海港证免费吗", "海港證免費，Harbour Pass is free."),
        ("Is the HP free?", "Bay Park is free."),
        ("Is it free?", "The Harbour Pass is free."),
        ("", "The Harbour Pass is free."),
    ],
)
def test_a_question_stays_as_it_is_where_the_text_has_no_other_form(
    question: str, text: str
) -> None:
    assert NAMES.as_in(question, text) == question


def test_latin_letters_are_set_apart_from_others() -> None:
    assert NAMES.as_in("vs湾园vs", "Bay Park") == "vs Bay Park vs"


def test_a_question_that_changes_its_length_when_folded_is_left_alone() -> None:
    assert NAMES.as_in("HP有幾多㎡", "海港通行证") == "HP有幾多㎡"


def test_a_text_that_changes_its_length_when_folded_gives_its_names_folded() -> None:
    assert NAMES.as_in("海港通行证收费", "100㎡ for the Harbour Pass") == "harbour pass收费"


def test_the_glossary_that_comes_with_harbour_names_schemes_across_languages() -> None:
    names = NameForms(load_glossary())
    assert names.as_in("高才通點樣申請", "TTPS — How: online") == "TTPS點樣申請"
