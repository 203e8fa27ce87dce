import subprocess
import sys
from pathlib import Path

import pytest

from assistant.briefing.profile import load_profile
from assistant.briefing.record import load_briefing

ROOT = Path(__file__).parents[2]
PROFILE = """
company = "Hikari Trading"
home = "Japan"
activities = ["treasury"]
leave_out = ["people", "setting-up", "cross-boundary", "said", "sites", "sector", "why", "contacts"]
as_of = 2026-06-30
"""


def _brief(*arguments: object) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-m", "cli", "brief", *map(str, arguments)]
    return subprocess.run(words, capture_output=True, text=True, cwd=ROOT)


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    file = tmp_path / "hikari.toml"
    file.write_text(PROFILE, encoding="utf-8")
    return file


def test_one_draft_is_written_in_each_format_and_kept_for_what_moved_since(
    profile: Path, starter_index: Path, tmp_path: Path
) -> None:
    files = [tmp_path / f"hikari.{ending}" for ending in ("docx", "pdf", "md", "html")]
    outs = [word for file in files for word in ("--out", file)]
    done = _brief(profile, *outs, "--index", starter_index)
    assert (done.returncode, done.stdout.split()) == (0, list(map(str, files))), done.stderr
    kept = load_briefing(tmp_path / "hikari.briefing.json")
    assert kept.profile == load_profile(profile)
    assert kept.statements[0].text in files[2].read_text(encoding="utf-8")
    moved = tmp_path / "moved.md"
    since = tmp_path / "hikari.briefing.json"
    again = _brief(profile, "--since", since, "--out", moved, "--index", starter_index)
    assert again.returncode == 0, again.stderr
    assert f"{len(kept.statements)} statements stand in both." in moved.read_text(encoding="utf-8")


def test_new_writes_a_profile_that_can_be_used_and_overwrites_none(tmp_path: Path) -> None:
    file = tmp_path / "acme.toml"
    assert _brief("--new", file).returncode == 0
    assert load_profile(file).activities == ("r-and-d",)
    again = _brief("--new", file)
    assert (again.returncode, again.stdout) == (1, "")
    assert again.stderr == f"harbour: {file}: stands there already; name a new file\n"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ([], 2, "Which company?"),
        (["{profile}"], 2, "Where to?"),
        (["{profile}", "--out", "a.txt"], 1, "a.txt: a briefing's file ends in"),
        (["missing.toml", "--out", "a.md"], 1, "missing.toml: the profile cannot be read"),
        (["{profile}", "--out", "a.md", "--since", "{profile}"], 1, "hikari.toml: not a briefing"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    profile: Path, starter_index: Path, arguments: list[str], code: int, said: str
) -> None:
    words = [each.format(profile=profile) for each in arguments]
    done = _brief(*words, "--index", starter_index)
    assert (done.returncode, done.stdout) == (code, "")
    assert said in done.stderr and len(done.stderr.splitlines()) == 1
