import pytest

from assistant.briefing.profile import Profile, load_profile
from assistant.errors import BriefingError
from page.profile_box import EXAMPLES
from page.profile_form import ProfileForm, form_of


@pytest.mark.parametrize("file", sorted(EXAMPLES.glob("*.toml")), ids=lambda file: file.stem)
def test_a_profile_that_is_filled_in_comes_back_as_it_was(file):
    profile = load_profile(file)
    assert ProfileForm(*form_of(profile).values).profile() == profile


def test_what_was_typed_becomes_a_profile():
    form = ProfileForm(
        company=" Acme ",
        home="Japan",
        headcount="６０",
        activities=["r-and-d"],
        questions="Why?\n\n  How?  \n",
        language="zh-Hant",
        as_of=" 2026-06-30 ",
        rd_spending="HK$12,000,000",
        spoken=["en", "zh-Hant"],
    )
    assert form.profile() == Profile(
        company="Acme",
        home="Japan",
        headcount=60,
        activities=("r-and-d",),
        questions=("Why?", "How?"),
        languages=("zh-Hant", "en"),
        as_of="2026-06-30",
        amounts={"rd_spending": 12_000_000},
    )


def test_an_empty_form_is_no_profile():
    with pytest.raises(BriefingError):
        ProfileForm().profile()
