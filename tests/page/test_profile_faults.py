import pytest

from assistant.briefing.profile import load_profile
from assistant.errors import BriefingError
from page.profile_faults import profile_faults
from page.profile_form import ProfileForm

WRONG = ProfileForm(
    home="Atlantis",
    headcount="many",
    activities=(),
    as_of="soon",
    questions="?\n" * 21,
    profits="0",
    patent_profits="99999999999999",
    timing="x" * 201,
)
FAULTS = {
    "en": [
        "Company: fill this in.",
        "Home market: no place that Harbour knows; write a country, or a Mainland city or "
        "province.",
        "What it plans in Hong Kong: choose at least one.",
        "Planned staff: write a whole number, such as 60 or 12,000,000.",
        "Timing: at most 200 characters.",
        "What they asked: at most 20 lines.",
        "As of the day: write a day as 2026-06-30.",
        "Profits (HK$): write a number above 0.",
        "Profits from patents (HK$): at most 10,000,000,000,000.",
    ],
    "zh-Hant": [
        "企業：請填寫。",
        "所屬市場：系統不認識這個地方，請填寫國家或內地省市。",
        "在香港的計劃：請最少選擇一項。",
        "計劃人數：請填寫整數，例如 60 或 12,000,000。",
        "時間：最多200個字元。",
        "對方提出的問題：最多20行。",
        "資料截至日期：請按 2026-06-30 的格式填寫日期。",
        "利潤（港元）：請填寫大於0的數字。",
        "專利利潤（港元）：不可大於10,000,000,000,000。",
    ],
}


@pytest.mark.parametrize("language", FAULTS)
def test_each_fault_is_a_sentence_that_names_its_field(language):
    with pytest.raises(BriefingError) as error:
        WRONG.profile()
    assert profile_faults(error.value, language) == FAULTS[language]


def test_of_an_uploaded_file_the_name_is_said_and_not_where_it_lies(tmp_path):
    file = tmp_path / "acme.toml"
    file.write_text("company = ", encoding="utf-8")
    with pytest.raises(BriefingError) as error:
        load_profile(file)
    (said,) = profile_faults(error.value, "en", file)
    assert said.startswith("acme.toml: not a TOML file") and str(tmp_path) not in said


def test_a_field_that_no_profile_has_is_named(tmp_path):
    file = tmp_path / "acme.json"
    file.write_text('{"company": "A", "home": "Japan", "activities": ["r-and-d"], "x": 1}')
    with pytest.raises(BriefingError) as error:
        load_profile(file)
    assert profile_faults(error.value, "zh-Hans", file) == ["x：企业资料表没有这一项。"]
