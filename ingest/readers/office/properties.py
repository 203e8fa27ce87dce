"""What an office file says of itself: its title and the day it was last changed."""

import re
import zipfile
from dataclasses import dataclass
from datetime import date

from ingest.readers.office.archive import part

_CORE = "docProps/core.xml"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_MODIFIED = "{http://purl.org/dc/terms/}modified"
_FIRST_YEAR = 1990
# What programs and templates write when nobody gave a title.
_NO_TITLE = re.compile(
    r"(microsoft (word|excel|powerpoint) - .*|powerpoint[ -]*presentation|presentation|slide|"
    r"title|untitled|document|book|workbook|sheet|word document|no title|.*\.[a-z]{3}x?|"
    r"簡報|演示文稿|投影片|幻灯片|文件|文档|标题|標題|活頁簿|工作簿|無標題|无标题)? ?\d*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Properties:
    """A title, empty where it says nothing, and an ISO day, None where it cannot be."""

    title: str = ""
    as_of: str | None = None


def core_properties(archive: zipfile.ZipFile, today: date) -> Properties:
    """Give the core properties of an office file, as far as they are sensible on `today`."""
    root = part(archive, _CORE)
    if root is None:
        return Properties()
    title = " ".join((root.findtext(_TITLE) or "").split())
    day = (root.findtext(_MODIFIED) or "").strip()[:10]
    try:
        modified = date.fromisoformat(day)
    except ValueError:
        modified = date.min
    known = _FIRST_YEAR <= modified.year and modified <= today
    return Properties("" if _NO_TITLE.fullmatch(title) else title, day if known else None)
