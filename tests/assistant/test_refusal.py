from assistant.assistant import Assistant

GIBBERISH = "qwxz blorp vantu keffle"


def test_a_refusal_says_what_was_searched_quotes_what_is_near_and_names_who_helps(
    assistant: Assistant,
) -> None:
    answer = assistant.ask("Which canteen do the CATL engineers in Science Park use?")
    assert answer.outcome == "no_evidence"
    first, nearest, _, who_helps = answer.text.split("\n\n")
    assert "71 documents" in first
    assert nearest == "What comes nearest, without answering it:"
    assert "investhk.gov.hk" in who_helps
    assert len({each.document for each in answer.citations}) == len(answer.citations) == 2
    for each in answer.citations:
        assert each.quote in assistant.index.text(each.document)
        assert f"[{each.number}]" in answer.text


def test_what_speaks_of_nothing_that_was_asked_is_not_quoted_as_near(assistant: Assistant) -> None:
    answer = assistant.ask(GIBBERISH)
    assert (answer.outcome, answer.citations) == ("no_evidence", ())


def test_a_question_on_another_place_is_told_what_this_is_about(assistant: Assistant) -> None:
    answer = assistant.ask("What time is it in Tokyo?")
    assert answer.outcome == "no_evidence"
    assert answer.text.startswith("The question does not seem to be about setting up")
    assert answer.citations == ()


def test_a_refusal_is_in_the_language_of_the_question(assistant: Assistant) -> None:
    assert assistant.ask("東京現在幾點？").text.startswith("問題似乎不涉及在香港設立業務")
    assert assistant.ask("东京现在几点？").text.startswith("问题似乎不涉及在香港设立业务")


def test_a_refusal_of_one_document_does_not_say_that_all_were_searched(assistant):
    where = ["document=talent-admission-schemes"]
    answer = assistant.ask("How high is the Eiffel Tower in metres?", where=where)
    assert answer.outcome == "no_evidence"
    assert answer.text.startswith(
        "This document, the only one that was searched, does not answer the question."
    )


def test_what_a_document_says_is_not_told_is_refused_in_its_words(assistant: Assistant) -> None:
    answer = assistant.ask("30間企業叫咩名？")
    assert answer.outcome == "no_evidence"
    assert "文件本身也說明沒有這項資料：\n\n- 三個場合都沒有公布30間企業的名稱" in answer.text
    (quoted,) = answer.citations
    assert quoted.document == "alpha-lau-2026-01-zh-hant"


def test_a_plainly_foreign_question_is_refused_before_anything_is_read(
    assistant: Assistant,
) -> None:
    sure = assistant.ask("东京现在几点？").confidence
    assert sure is not None
    assert sure.foreign and not sure.enough and "reader" not in sure.evidence
