from pathlib import Path
from typing import get_args

from ingest.errors import Problem
from ingest.memory import Failure
from page.texts import TEXT
from page.unread_view import below, unread_html

FOLDERS = [Path("/data"), Path("/data/corpus")]


def test_a_file_is_told_by_its_place_below_the_nearest_folder_and_by_no_more():
    assert below(Path("/data/corpus/tax/a.pdf"), FOLDERS) == "tax/a.pdf"
    assert below(Path("/data/other/a.pdf"), FOLDERS) == "other/a.pdf"
    assert below(Path("/elsewhere/a.pdf"), FOLDERS) == "a.pdf"


def test_each_failure_says_what_is_wrong_and_what_to_do():
    failures = {
        "/data/z.pdf": Failure("", "damaged", "is damaged <b>"),
        "/data/corpus/a.pdf": Failure("", "encrypted", "needs a password"),
    }
    html = unread_html(failures, FOLDERS, "en")
    assert html.partition("<tbody>")[2].partition("</tbody>")[0] == (
        '<tr><th scope="row">a.pdf</th><td>It has a password. Add it to the file that '
        'ingest.passwords names.<span class="about" lang="en">The reader said: needs a password'
        "</span></td></tr>"
        '<tr><th scope="row">z.pdf</th><td>It is damaged. Get it anew from where it was '
        'published.<span class="about" lang="en">The reader said: is damaged &lt;b&gt;'
        "</span></td></tr>"
    )


def test_every_problem_of_ingestion_has_its_advice():
    assert {f"unread_{each}" for each in get_args(Problem)} <= set(TEXT["en"])


def test_without_failures_the_part_says_so():
    assert "資料庫所有檔案均可讀取。" in unread_html({}, [], "zh-Hant")
