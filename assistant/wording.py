"""What people read, in three languages."""

from collections.abc import Mapping

from corpus.document import Language

_WORDS: Mapping[str, Mapping[Language, str]] = {
    "no_evidence": {
        "en": "The documents do not answer this question. I searched {documents} documents on R&D "
        "centres and regional headquarters in Hong Kong.",
        "zh-Hant": "文件沒有回答這個問題。已搜尋{documents}份關於在香港設立研發中心和地區總部的文件。",
        "zh-Hans": "文件没有回答这个问题。已搜索{documents}份关于在香港设立研发中心和地区总部的文件。",
    },
    "nearest": {
        "en": "Nearest in subject: {titles}.",
        "zh-Hant": "主題最接近的文件：{titles}。",
        "zh-Hans": "主题最接近的文件：{titles}。",
    },
    "other_language": {
        "en": "The corpus answers this in Chinese; the quotes are in the document's language.",
        "zh-Hant": "語料庫以英文回答此問題，引文保留文件原文。",
        "zh-Hans": "语料库以英文回答此问题，引文保留文件原文。",
    },
    "both_languages": {
        "en": "Some of this stands only in Chinese documents; the quotes are in the document's "
        "language.",
        "zh-Hant": "部分內容只見於英文文件，引文保留文件原文。",
        "zh-Hans": "部分内容只见于英文文件，引文保留文件原文。",
    },
    "superseded": {
        "en": "[{numbers}]: a superseded document, kept for the record.",
        "zh-Hant": "[{numbers}]：文件已被取代，只供參考。",
        "zh-Hans": "[{numbers}]：文件已被取代，仅供参考。",
    },
    "proposed": {
        "en": "[{numbers}]: proposed, not yet law.",
        "zh-Hant": "[{numbers}]：屬建議，尚未成為法例。",
        "zh-Hans": "[{numbers}]：属建议，尚未成为法例。",
    },
    "dates": {
        "en": "The sources are of different dates: {dates}.",
        "zh-Hant": "資料日期不一：{dates}。",
        "zh-Hans": "资料日期不一：{dates}。",
    },
    "date": {
        "en": "As of {dates}.",
        "zh-Hant": "資料截至{dates}。",
        "zh-Hans": "资料截至{dates}。",
    },
}


def words(key: str, language: Language, **values: object) -> str:
    """Give a sentence in the reader's language."""
    return _WORDS[key][language].format(**values)


def separator(language: Language) -> str:
    """Give what stands between the items of a list in a sentence."""
    return "; " if language == "en" else "；"
