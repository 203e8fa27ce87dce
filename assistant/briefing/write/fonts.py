"""Which of this machine's fonts set a paper's Latin and Chinese."""

from collections.abc import Mapping, Sequence
from functools import cache

import typst

from assistant.errors import BriefingError
from corpus.document import Language

# Within the typesetter, so that a paper looks the same everywhere.
LATIN = "Libertinus Serif"
# By likeness to it: Song faces before sans, fonts for one script before those for another.
_HONG_KONG = (
    "Noto Serif CJK HK",
    "Noto Serif HK",
    "Source Han Serif HK",
    "Source Han Serif HC",
    "Noto Serif CJK TC",
    "Noto Serif TC",
    "Source Han Serif TC",
    "Songti TC",
    "MingLiU_HKSCS",
    "PMingLiU",
    "AR PL UMing HK",
    "Noto Sans CJK HK",
    "Noto Sans HK",
    "PingFang HK",
    "Noto Sans CJK TC",
    "Noto Sans TC",
    "PingFang TC",
    "Microsoft JhengHei",
)
_MAINLAND = (
    "Noto Serif CJK SC",
    "Noto Serif SC",
    "Source Han Serif SC",
    "Songti SC",
    "SimSun",
    "AR PL UMing CN",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "PingFang SC",
    "Microsoft YaHei",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
)
_CHINESE: Mapping[Language, Sequence[str]] = {
    "en": (*_HONG_KONG, *_MAINLAND),
    "zh-Hant": (*_HONG_KONG, *_MAINLAND),
    "zh-Hans": (*_MAINLAND, *_HONG_KONG),
}


@cache
def machine_fonts() -> typst.Fonts:
    """Give the fonts of this machine and of the typesetter."""
    return typst.Fonts()


def chinese_fonts(language: Language, fonts: typst.Fonts) -> list[str]:
    """Give the Chinese fonts that there are, the best for the language first."""
    there = set(fonts.families())
    return [name for name in _CHINESE[language] if name in there]


def check_chinese(fonts: typst.Fonts) -> None:
    """Raise BriefingError when there is no Chinese font."""
    if not chinese_fonts("en", fonts):
        raise BriefingError(
            "This machine has no font for the paper's Chinese: install Noto Serif CJK "
            "(package fonts-noto-cjk on Debian and Ubuntu, google-noto-serif-cjk-fonts on Fedora) "
            "and write the PDF again, or write .docx or .html."
        )
