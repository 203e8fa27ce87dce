from collections.abc import Callable

from assistant.evaluation.measures.citations import citation_precision, citation_recall
from assistant.evaluation.measures.statements import Statement, statements
from assistant.evaluation.measures.support import supports
from assistant.evaluation.record import Record

Make = Callable[..., Record]


def test_marks_go_with_the_sentence_before_them() -> None:
    assert statements("First. [1][2] Second [3]. 第三。[4]第四[5]。") == [
        Statement("First.", (1, 2), True),
        Statement("Second.", (3,), True),
        Statement("第三。", (4,), True),
        Statement("第四。", (5,), True),
    ]


def test_a_sentence_without_a_mark_is_backed_by_the_next_on_its_line() -> None:
    assert statements("- One. Two. [1]\n- Three.") == [
        Statement("One.", (1,), False),
        Statement("Two.", (1,), True),
        Statement("Three.", (), False),
    ]


def test_headings_and_lead_ins_state_nothing() -> None:
    assert statements("# Rates\nThe scheme covers:\n- rent [1]\n所需文件：") == [
        Statement("rent", (1,), True)
    ]


def test_a_quote_supports_its_own_words() -> None:
    assert supports("The rate is **5%**.", ["In 2024 the rate is 5%, it says."])
    assert supports("稅率為5%。", ["税率为5%"])


def test_a_row_is_supported_by_its_cells() -> None:
    row = ["| Business | 13,906 | 39% |"]
    assert supports("Business — HK$ million: 13,906; Share: 39%", row)
    assert not supports("Business — HK$ million: 13,906; Share: 93%", row)


def test_other_words_need_the_figures_and_most_content_terms() -> None:
    quotes = ["Companies deduct 300% of the first HK$2 million of qualifying spending."]
    assert supports("A company deducts 300% of its first HK$2,000,000 of spending.", quotes)
    assert not supports("A company deducts 200% of its first HK$2,000,000 of spending.", quotes)
    assert not supports("Patents filed in Japan are exempt.", quotes)
    assert not supports("Anything.", [])


def test_recall_and_precision_by_hand(make: Make) -> None:
    record = make(
        text="Rates fell to 5%. [1] Applications close in June. [1] Rates fell to 5%. [1][2]",
        quotes=("Rates fell to 5%.", "Rates rose."),
    )
    # The second sentence is not what its quote says; the second quote adds nothing to the third.
    assert citation_recall(record) == (1 + 0 + 1) / 3
    assert citation_precision(record) == (1 + 0 + 1 + 0) / 4


def test_two_quotes_may_be_needed_together(make: Make) -> None:
    record = make(
        text="Rent and researchers' wages qualify. [1][2]",
        quotes=("Rent qualifies.", "Researchers' wages are paid."),
    )
    assert (citation_recall(record), citation_precision(record)) == (1, 1)


def test_a_mark_that_points_at_nothing_supports_nothing(make: Make) -> None:
    record = make(text="Rates fell. [7]", quotes=("Rates fell.",))
    assert (citation_recall(record), citation_precision(record)) == (0, 0)


def test_an_answer_without_marks_is_worth_nothing_and_a_refusal_is_not_measured(make: Make) -> None:
    bare, refused = make(text="Rates fell."), make(outcome="no_evidence", text="No.")
    assert (citation_recall(bare), citation_precision(bare)) == (0, 0)
    assert (citation_recall(refused), citation_precision(refused)) == (None, None)
