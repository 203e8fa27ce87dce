import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
USERS = '[role.investor]\nwhere = ["kind=policy"]\n'


def _user(*arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if name != "HARBOUR_UI_AUTH"}
    return subprocess.run(
        [sys.executable, "-m", "cli", "user", *arguments],
        input=typed,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=clean,
    )


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "users.toml"
    file.write_text(USERS)
    return file


def test_who_is_added_is_listed_without_anything_of_the_password(file: Path) -> None:
    for name, role in (("ann", "investor"), ("bob", "officer")):
        done = _user("add", name, "--role", role, "--to", str(file), typed="correct horse\nmore\n")
        assert (done.returncode, done.stdout, done.stderr) == (
            0,
            "",
            f"{name} is in {file}; a page that is running knows it when it is started anew\n",
        )
    listed = _user("list", "--from", str(file), "--json")
    assert json.loads(listed.stdout) == {
        "users": [
            {"name": "ann", "role": "investor", "where": ["kind=policy"]},
            {"name": "bob", "role": "officer", "where": []},
        ]
    }


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["add", "ann", "--role", "investor"], 2, "set ui.auth in harbour.toml"),
        (["add", "ann", "--role", "king", "--to", "u"], 2, "'king' is not one of 'investor'"),
        (["list", "--from", "nowhere.toml"], 1, "the users cannot be read"),
    ],
)
def test_a_fault_is_one_line(arguments: list[str], code: int, said: str) -> None:
    done = _user(*arguments, typed="correct horse\n")
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (code, "", 1)
    assert said in done.stderr


def test_a_password_that_is_too_short_is_refused(file: Path) -> None:
    done = _user("add", "ann", "--role", "investor", "--to", str(file))
    assert (done.returncode, done.stderr) == (
        1,
        "harbour: The password has 0 characters; take 8 or more\n",
    )
    assert file.read_text() == USERS
