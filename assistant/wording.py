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
        "en": "What comes nearest, without answering it:",
        "zh-Hant": "以下內容主題最接近，但沒有回答問題：",
        "zh-Hans": "以下内容主题最接近，但没有回答问题：",
    },
    "who_helps": {
        "en": "InvestHK, the Government's investment promotion agency, helps free of charge: "
        "www.investhk.gov.hk.",
        "zh-Hant": "投資推廣署免費協助企業來港：www.investhk.gov.hk。",
        "zh-Hans": "投资推广署免费协助企业来港：www.investhk.gov.hk。",
    },
    "elsewhere": {
        "en": "The question is not about setting up in Hong Kong, which is all I know about.",
        "zh-Hant": "問題不涉及在香港設立業務，超出了我所知的範圍。",
        "zh-Hans": "问题不涉及在香港设立业务，超出了我所知的范围。",
    },
    "advice": {
        "en": "This is what the documents say in general. What is right in your own case is for a tax "
        "or legal adviser to say.",
        "zh-Hant": "以上是文件的一般說明；個別情況應諮詢稅務或法律顧問。",
        "zh-Hans": "以上是文件的一般说明；个别情况应咨询税务或法律顾问。",
    },
    "read_as": {
        "en": "Read as: {question}",
        "zh-Hant": "問題理解為：{question}",
        "zh-Hans": "问题理解为：{question}",
    },
    "searched_for": {
        "en": "Searched for {names}.",
        "zh-Hant": "已按{names}搜尋。",
        "zh-Hans": "已按{names}搜索。",
    },
    "old": {
        "en": "The newest of these sources is of {date}, more than a year ago: check whether it still "
        "holds.",
        "zh-Hant": "最新的資料日期為{date}，已超過一年，請查證是否仍然適用。",
        "zh-Hans": "最新的资料日期为{date}，已超过一年，请核实是否仍然适用。",
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
