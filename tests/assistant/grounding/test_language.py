import pytest

from assistant.grounding.language import language_faults
from assistant.grounding.verdict import Fault
from corpus.document import Language


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The rate is 5%.", "en"),
        ("税率为5%。", "zh-Hans"),
        ("稅率為5%。", "zh-Hant"),
        ("2022年6月1日起實施，同年12月1日全面生效。", "zh-Hant"),
        ("RAISe+、NIAS和CRS。", "zh-Hans"),
        ("HK$2 million", "zh-Hant"),
        ("由《利得税条例》规管的範圍。", "zh-Hant"),
    ],
)
def test_the_language_of_the_question_passes(text: str, wanted: Language) -> None:
    assert language_faults(text, wanted, "") == []


@pytest.mark.parametrize(
    ("text", "wanted", "found"),
    [
        ("税率为5%，优惠适用于专利。", "en", "zh-Hans"),
        ("The rate is five per cent.", "zh-Hans", "en"),
        ("优惠税率为5%。", "zh-Hant", "zh-Hans"),
        ("優惠稅率為5%。", "zh-Hans", "zh-Hant"),
    ],
)
def test_another_language_or_script_fails(text: str, wanted: Language, found: Language) -> None:
    assert language_faults(text, wanted, "") == [Fault("language", found)]


def test_a_mixed_question_may_be_answered_in_either() -> None:
    assert language_faults("在九龍塘創新中心。", "en", "GreenTech Hub喺邊") == []
