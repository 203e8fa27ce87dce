"""What Word is told of a language: its tag, and fonts that Word has on Windows and macOS."""

from collections.abc import Mapping
from dataclasses import dataclass

from corpus.document import Language

# Of Latin letters, whatever stands around them: they have fonts and a tag of their own.
LATIN_TAG = "en-GB"


@dataclass(frozen=True)
class Script:
    """The tag and the fonts of a language's East Asian characters."""

    tag: str
    serif: str
    sans: str


_HONG_KONG = Script("zh-HK", "PMingLiU", "Microsoft JhengHei")
# An English paper is set as one of Hong Kong where it holds Chinese that is not marked.
SCRIPTS: Mapping[Language, Script] = {
    "en": _HONG_KONG,
    "zh-Hant": _HONG_KONG,
    "zh-Hans": Script("zh-CN", "SimSun", "Microsoft YaHei"),
}


def document_tag(language: Language) -> str:
    """Give the tag of a whole document."""
    return LATIN_TAG if language == "en" else SCRIPTS[language].tag
