import pytest

from assistant.grounding.reasons import FAULT_KINDS
from assistant.grounding.verdict import Fault
from corpus.document import Language
from corpus.figures import Figure


@pytest.mark.parametrize("language", ["en", "zh-Hant", "zh-Hans"])
def test_every_fault_gives_one_sentence_in_each_language(language: Language) -> None:
    end = "." if language == "en" else "。"
    reasons = [Fault(kind, "en").reason(language) for kind in FAULT_KINDS]
    assert len(set(reasons)) == len(FAULT_KINDS)
    assert all(reason.endswith(end) and reason.count(end) == 1 for reason in reasons)


def test_a_better_passage_is_named() -> None:
    fault = Fault("figure", Figure("percent", "5", "%"), better=3)
    assert [fault.reason(language) for language in ("en", "zh-Hant", "zh-Hans")] == [
        "The cited passages do not give the figure 5%; passage 3 has it.",
        "所引段落沒有5%這個數字；第3段有。",
        "所引段落没有5%这个数字；第3段有。",
    ]


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        (Figure("amount", "2000000", "HKD"), ("HK$2,000,000",) * 3),
        (Figure("amount", "2.5", ""), ("2.5",) * 3),
        (Figure("quantity", "24", "month"), ("2 years", "2年", "2年")),
        (Figure("quantity", "12", "month"), ("1 year", "1年", "1年")),
        (Figure("quantity", "18", "month"), ("18 months", "18個月", "18个月")),
        (Figure("quantity", "0.25", "kg"), ("0.25 kg",) * 3),
        (Figure("date", "2026-06-30"), ("2026-06-30",) * 3),
    ],
)
def test_a_figure_is_told_in_words_of_the_language(
    figure: Figure, said: tuple[str, str, str]
) -> None:
    fault = Fault("at_most", figure)
    languages: tuple[Language, ...] = ("en", "zh-Hant", "zh-Hans")
    assert [each in fault.reason(one) for each, one in zip(said, languages, strict=True)] == [
        True,
        True,
        True,
    ]


def test_the_language_of_a_sentence_is_named_in_the_readers() -> None:
    assert [Fault("language", "zh-Hans").reason(each) for each in ("en", "zh-Hant")] == [
        "The sentence is in Simplified Chinese, which is not the language of the question.",
        "這句話用了簡體中文，與問題的語言不同。",
    ]
