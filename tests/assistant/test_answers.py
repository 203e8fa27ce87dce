import re
from collections.abc import Sequence
from typing import cast

import numpy as np
import pytest
from numpy.typing import NDArray

from assistant.assistant import Assistant
from assistant.errors import FilterError, QuestionError
from assistant.reader import Reader
from corpus.glossary import load_glossary

ENGLISH = "How much of our research spending can we deduct from profits tax?"
SIMPLIFIED = "在香港做研发，费用可以加计扣除多少？"


def test_every_mark_has_a_citation_whose_quote_stands_in_its_document(
    assistant: Assistant,
) -> None:
    for question in (ENGLISH, SIMPLIFIED):
        answer = assistant.ask(question)
        assert answer.outcome == "answered"
        marks = [int(mark) for mark in re.findall(r"\[(\d+)\]", answer.text)]
        assert sorted(marks) == [each.number for each in answer.citations]
        for each in answer.citations:
            assert each.quote in assistant.index.text(each.document)


class Hears:
    """A reader that keeps what it is asked."""

    def __init__(self) -> None:
        self.asked: set[str] = set()

    def open_ahead(self) -> None:
        """It is there."""

    def scores(self, question: str, windows: Sequence[str]) -> NDArray[np.float32]:
        self.asked.add(question)
        return np.zeros(len(windows), dtype=np.float32)


def test_a_follow_up_with_a_misspelt_name_is_read_behind_the_question_before_it(
    assistant: Assistant,
) -> None:
    reader = Hears()
    hearing = Assistant(
        assistant.index, assistant.embedder, load_glossary(), cast(Reader, reader), "2026-11-24"
    )
    before = "How much does incubation at the Science Park pay?"
    hearing.ask("so what does Cybeport pay?", [(before, "Up to HK$1.29 million.")])
    assert reader.asked == {f"{before} >> so what does Cyberport pay?"}


def test_an_english_question_is_answered_in_english_and_finds_the_deduction(
    assistant: Assistant,
) -> None:
    answer = assistant.ask(ENGLISH)
    assert answer.language == "en"
    assert "rd-enhanced-tax-deduction" in {each.document for each in answer.citations}


def test_a_chinese_question_finds_what_only_an_english_document_says(
    assistant: Assistant,
) -> None:
    found = assistant.search("专利盒优惠税率")
    assert "patent-box-tax-concession" in {each.passage.document for each in found.passages[:5]}


def test_gibberish_is_refused_and_names_what_was_searched(assistant: Assistant) -> None:
    answer = assistant.ask("qwxz blorp vantu keffle")
    assert answer.outcome == "no_evidence"
    assert "71 documents" in answer.text


@pytest.mark.parametrize("question", ["", "  \n ", "x" * 20_000])
def test_a_question_that_cannot_be_asked_is_an_error(assistant: Assistant, question: str) -> None:
    with pytest.raises(QuestionError):
        assistant.ask(question)


def test_a_filter_keeps_other_documents_out(assistant: Assistant) -> None:
    found = assistant.search(ENGLISH, where=["kind=interview"])
    kinds = {assistant.index.documents[p.passage.document].kind for p in found.passages}
    assert kinds == {"interview"}


def test_an_unknown_filter_names_the_known_ones(assistant: Assistant) -> None:
    with pytest.raises(FilterError, match="kind, status, language, topic, sector, document"):
        assistant.search(ENGLISH, where=["colour=red"])


def test_the_same_question_gives_the_same_answer(assistant: Assistant) -> None:
    assert assistant.ask(ENGLISH) == assistant.ask(ENGLISH)
