"""The few words that a format adds to a paper, in its language."""

from collections.abc import Mapping

from corpus.document import Language

TO_NOTE: Mapping[Language, str] = {
    "en": "note {number}",
    "zh-Hant": "註 {number}",
    "zh-Hans": "注 {number}",
}
BACK: Mapping[Language, str] = {
    "en": "back to the text of note {number}",
    "zh-Hant": "返回註 {number} 的正文",
    "zh-Hans": "返回注 {number} 的正文",
}
