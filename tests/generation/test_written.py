"""How the sentences of an answer are joined."""

import pytest
from written_units import row, sentence

from assistant.generation.written import Written
from corpus.document import Language
from ingest.index import Index


@pytest.mark.parametrize(("language", "gap"), [("en", " "), ("zh-Hant", "")])
def test_sentences_run_on_and_rows_stand_on_lines_of_their_own(
    index: Index, language: Language, gap: str
) -> None:
    written = Written(language, index)
    pieces = []
    for text, unit, listed in (
        ("One.", sentence(index), False),
        ("Two.", sentence(index), False),
        ("Rate: 5%", row(index), True),
        ("Rate: 6%", row(index), True),
        ("Three.", sentence(index), False),
    ):
        assert written.add(text, [unit], listed)
        pieces.append(written.last)
    assert written.cited.text == "".join(pieces)
    assert written.cited.text == (
        f"One. [1]{gap}Two. [1]\n\n- Rate: 5% [2]\n- Rate: 6% [2]\n\nThree. [1]"
    )


def test_a_sentence_is_written_once(index: Index) -> None:
    written = Written("en", index)
    assert written.add("One.", [sentence(index)])
    assert not written.add("One.", [sentence(index)])
    assert (written.last, written.cited.text) == ("", "One. [1]")


def test_only_units_of_the_language_stand_in_for_a_sentence(index: Index) -> None:
    unit = sentence(index)
    assert [Written(each, index).speaks(unit) for each in ("en", "zh-Hant", "zh-Hans")] == [
        True,
        False,
        False,
    ]
