import pytest
from docx import Document
from small_briefing import small_briefing

from assistant.briefing.profile import Profile, load_profile
from assistant.briefing.record import load_briefing
from page.briefing_file import FORMATS, write_briefing, write_profile

BRIEFING = small_briefing()


@pytest.mark.parametrize("ending", FORMATS)
def test_a_file_is_named_after_company_and_day(ending, tmp_path):
    file = write_briefing(BRIEFING, ending, tmp_path)
    kept = "briefing.json" if ending == "json" else ending
    assert file == tmp_path / f"Acme-Co-2026-06-30.{kept}" and file.stat().st_size > 0


def test_the_files_hold_the_briefing(tmp_path):
    word = Document(str(write_briefing(BRIEFING, "docx", tmp_path)))
    assert word.paragraphs[0].text == "Briefing: Acme <Co>"
    assert load_briefing(write_briefing(BRIEFING, "json", tmp_path)) == BRIEFING


@pytest.mark.parametrize(
    ("company", "name"),
    [("../etc: a/b", "etc-a-b.json"), ("廣東 電池", "廣東-電池.json"), ("???", "briefing.json")],
)
def test_a_companys_name_is_no_path(company, name, tmp_path):
    profile = Profile(company=company, home="Japan", activities=("r-and-d",), headcount=3)
    file = write_profile(profile, tmp_path)
    assert file == tmp_path / name
    assert load_profile(file) == profile
