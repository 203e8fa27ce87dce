from pathlib import Path

import pytest

from assistant.briefing.outline import load_outline, plan
from assistant.briefing.profile import Profile
from assistant.errors import BriefingError
from corpus.document import LANGUAGES, Language


def _profile(**fields: object) -> Profile:
    return Profile.model_validate(
        {"company": "A", "home": "Japan", "activities": ["r-and-d"], **fields}
    )


def _labels(profile: Profile, section: str, language: Language = "en") -> list[str]:
    planned = {each.id: each for each in plan(load_outline(), profile, language)}
    return [topic.label for topic in planned[section].topics] if section in planned else []


def test_sections_stand_only_when_the_profile_calls_for_them() -> None:
    research = {each.id for each in plan(load_outline(), _profile(), "en")}
    treasury = {each.id for each in plan(load_outline(), _profile(activities=["treasury"]), "en")}
    assert "funding" in research and "funding" not in treasury


def test_topics_follow_activity_home_and_sector() -> None:
    assert "Patent box" in _labels(_profile(), "taxes")
    assert "Patent box" not in _labels(_profile(activities=["treasury"]), "taxes")
    assert "Dividends from the Mainland" in _labels(_profile(home="Wuhan"), "taxes")
    assert "Dividends from the Mainland" not in _labels(_profile(), "taxes")
    assert "Computing power" in _labels(_profile(sectors=["ai-and-data-science"]), "sites")


def test_a_sector_topic_is_asked_once_for_each_sector_in_the_language() -> None:
    profile = _profile(sectors=["fintech", "microelectronics"])
    assert _labels(profile, "sector", "zh-Hant") == [
        "政策：金融科技",
        "政策：微電子",
        "監管機構：金融科技",
        "監管機構：微電子",
    ]


def test_what_is_left_out_is_not_planned() -> None:
    assert "said" not in {
        each.id for each in plan(load_outline(), _profile(leave_out=["said"]), "en")
    }


@pytest.mark.parametrize(
    ("fields", "said"),
    [({"sectors": ["tea"]}, "tea: no sector"), ({"leave_out": ["tea"]}, "tea: no section")],
)
def test_what_the_outline_does_not_know_is_named(fields: dict[str, object], said: str) -> None:
    with pytest.raises(BriefingError, match=said):
        plan(load_outline(), _profile(**fields), "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_topic_asks_first_in_the_briefings_language(language: Language) -> None:
    own = {
        topic.questions[0] for s in plan(load_outline(), _profile(), language) for topic in s.topics
    }
    others = {
        topic.questions[0]
        for other in LANGUAGES
        if other != language
        for s in plan(load_outline(), _profile(), other)
        for topic in s.topics
    }
    assert own and not own & others


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[section]]\nid = 'x'", "title.*field required"),
        ("section = ", "not a TOML file"),
    ],
)
def test_a_faulty_outline_is_one_line(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "outline.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BriefingError, match=f"outline.toml: .*{said}"):
        load_outline(file)
