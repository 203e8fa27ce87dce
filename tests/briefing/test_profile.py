from pathlib import Path

import pytest

from assistant.briefing.profile import NEW_PROFILE, Profile, load_profile
from assistant.errors import BriefingError

EXAMPLES = sorted((NEW_PROFILE.parent / "examples").glob("*.toml"))


@pytest.mark.parametrize("file", [NEW_PROFILE, *EXAMPLES], ids=lambda file: file.stem)
def test_the_example_profiles_are_valid(file: Path) -> None:
    assert load_profile(file).company


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "p.toml",
            'company = "Acme"\nhome = "日本"\nactivities = ["treasury"]\nas_of = 2026-06-30',
        ),
        ("p.yaml", "company: Acme\nhome: 日本\nactivities: [treasury]\nas_of: 2026-06-30"),
        (
            "p.json",
            '{"company": "Acme", "home": "日本", "activities": ["treasury"],'
            ' "as_of": "2026-06-30"}',
        ),
    ],
)
def test_a_profile_is_read_from_each_format(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert load_profile(tmp_path / name) == Profile(
        company="Acme", home="日本", activities=("treasury",), as_of="2026-06-30"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('home = "Japan"\nactivities = ["r-and-d"]', "company: field required"),
        ('company = "A"\nhome = "Atlantis"\nactivities = ["r-and-d"]', "names no place"),
        ('company = "A"\nhome = "Japan"\nactivities = ["mining"]', "activities are r-and-d"),
        ('company = "A"\nhome = "Japan"\nactivities = []', "activities: tuple should have"),
        ('company = "A"\nhome = "Japan"\nactivities = ["r-and-d"]\nhead = 3', "head: extra"),
        ('company = "A"\nhome = "Japan"\nactivities = ["r-and-d"]\nas_of = "June"', "2026-06-30"),
        ('company = "A"\nhome = "Japan"\nactivities = ["r-and-d"]\nas_of = "2026-02-31"', "as_of"),
        ('company = "A"\nhome = "Japan"\nactivities = ["r-and-d"]\nheadcount = 0', "headcount"),
        ("company = ", "not a TOML file"),
    ],
)
def test_a_faulty_profile_is_one_line_that_names_file_and_field(
    tmp_path: Path, text: str, said: str
) -> None:
    file = tmp_path / "p.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BriefingError, match="p.toml") as error:
        load_profile(file)
    assert said in str(error.value) and "\n" not in str(error.value)


@pytest.mark.parametrize("name", ["p.docx", "missing.toml"])
def test_a_file_that_is_no_profile_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(BriefingError, match=name):
        load_profile(tmp_path / name)
