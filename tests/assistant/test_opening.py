import pytest

from assistant.assistant import Assistant


@pytest.mark.parametrize("question", ["What is the patent box?", "专利盒是什么？"])
def test_who_asks_only_what_a_thing_is_reads_first_what_opens_its_own_document(
    assistant: Assistant, question: str
) -> None:
    answer = assistant.ask(question)
    assert (answer.citations[0].document, answer.citations[0].quote) == (
        "patent-box-tax-concession",
        "Profits from eligible intellectual property (IP) that are sourced in Hong Kong can be "
        "taxed at 5% in place of 16.5%.",
    )


def test_an_interview_named_after_a_thing_does_not_say_what_it_is(assistant: Assistant) -> None:
    answer = assistant.ask("What is OASES?")
    assert answer.citations[0].document != "oases-officials-interviews"


def test_who_asks_for_a_detail_does_not_get_the_opening_first(assistant: Assistant) -> None:
    answer = assistant.ask("Which spending makes up the patent box's R&D fraction?")
    assert not answer.text.startswith("Profits from eligible intellectual property")
