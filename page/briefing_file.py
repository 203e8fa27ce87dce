"""A briefing -> a file to be downloaded."""

import re
from pathlib import Path

from assistant.briefing.briefing import Briefing
from assistant.briefing.layout import layout
from assistant.briefing.profile import Profile
from assistant.briefing.record import dump_briefing
from assistant.briefing.write.save import save

FORMATS = ("docx", "pdf", "md", "html", "json")  # the last: the briefing kept with its evidence
_LONGEST = 60  # characters of a company's name


def write_briefing(briefing: Briefing, ending: str, folder: Path) -> Path:
    """Write a briefing into a folder in one of the FORMATS, named after company and day."""
    name = f"{_named(briefing.profile.company)}-{briefing.day}"
    if ending == "json":
        file = folder / f"{name}.briefing.json"
        file.write_text(dump_briefing(briefing), encoding="utf-8")
        return file
    file = folder / f"{name}.{ending}"
    save(layout(briefing), file)
    return file


def write_profile(profile: Profile, folder: Path) -> Path:
    """Write a profile as JSON into a folder, named after the company."""
    file = folder / f"{_named(profile.company)}.json"
    text = profile.model_dump_json(indent=2, exclude_defaults=True)
    file.write_text(text + "\n", encoding="utf-8")
    return file


def _named(company: str) -> str:
    return re.sub(r"\W+", "-", company[:_LONGEST]).strip("-") or "briefing"
