"""What people read, in three languages."""

from collections.abc import Mapping, Sequence

from assistant.demand import Demand
from corpus.document import Language
from corpus.glossary import GlossaryEntry

_WORDS: Mapping[str, Mapping[Language, str]] = {
    "no_evidence": {
        "en": "The documents do not answer this question. I searched {documents} documents on R&D "
        "centres and regional headquarters in Hong Kong.",
        "zh-Hant": "文件沒有回答這個問題。已搜尋{documents}份關於在香港設立研發中心和地區總部的文件。",
        "zh-Hans": "文件没有回答这个问题。已搜索{documents}份关于在香港设立研发中心和地区总部的文件。",
    },
    "not_in_document": {
        "en": "This document, the only one that was searched, does not answer the question.",
        "zh-Hant": "只搜尋了這份文件，它沒有回答這個問題。",
        "zh-Hans": "只搜索了这份文件，它没有回答这个问题。",
    },
    "nearest": {
        "en": "What comes nearest, without answering it:",
        "zh-Hant": "以下內容主題最接近，但沒有回答問題：",
        "zh-Hans": "以下内容主题最接近，但没有回答问题：",
    },
    "untold": {
        "en": "They say themselves that it is not told:",
        "zh-Hant": "文件本身也說明沒有這項資料：",
        "zh-Hans": "文件本身也说明没有这项资料：",
    },
    "who_helps": {
        "en": "InvestHK, the Government's investment promotion agency, helps free of charge: "
        "www.investhk.gov.hk.",
        "zh-Hant": "投資推廣署免費協助企業來港：www.investhk.gov.hk。",
        "zh-Hans": "投资推广署免费协助企业来港：www.investhk.gov.hk。",
    },
    "elsewhere": {
        "en": "The question does not seem to be about setting up in Hong Kong, which is all I know "
        "about.",
        "zh-Hant": "問題似乎不涉及在香港設立業務，超出了我所知的範圍。",
        "zh-Hans": "问题似乎不涉及在香港设立业务，超出了我所知的范围。",
    },
    "doubtful": {
        "en": "It is not certain that this answers the question: compare the quotes with what was "
        "asked.",
        "zh-Hant": "未能確定以下內容是否正是所問：請將引文與問題核對。",
        "zh-Hans": "未能确定以下内容是否正是所问：请将引文与问题核对。",
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
        "en": "Some of this is quoted from Chinese documents, in their language.",
        "zh-Hant": "部分引文出自英文文件，保留原文。",
        "zh-Hans": "部分引文出自英文文件，保留原文。",
    },
    "earlier": {
        "en": "Earlier figures ({date}):",
        "zh-Hant": "較早的數字（{date}）：",
        "zh-Hans": "较早的数字（{date}）：",
    },
    "missing": {
        "en": "Part of the question stays open: nothing was found on {parts}.",
        "zh-Hant": "部分問題未能回答：找不到有關{parts}的內容。",
        "zh-Hans": "部分问题未能回答：找不到有关{parts}的内容。",
    },
    "which": {
        "en": "Which one do you mean: {names}? Name it for a sharper answer.",
        "zh-Hant": "請問所指的是哪一個：{names}？寫明名稱可得到更準確的答案。",
        "zh-Hans": "请问指的是哪一个：{names}？写明名称可得到更准确的答案。",
    },
    "as_of": {
        "en": "Answered as of {date}: {documents} newer documents were left out.",
        "zh-Hant": "按{date}的資料回答，較新的{documents}份文件不計在內。",
        "zh-Hans": "按{date}的资料回答，较新的{documents}份文件不计在内。",
    },
    "speaks_of_proposal": {
        "en": "{numbers}: speaks of a proposal; check whether it is law yet.",
        "zh-Hant": "{numbers}：所述屬建議，請查證是否已成為法例。",
        "zh-Hans": "{numbers}：所述属建议，请核实是否已成为法例。",
    },
    "model_failed": {
        "en": "No answer came from the language model ({why}); these are the documents' own words.",
        "zh-Hant": "語言模型沒有回覆（{why}），以下為文件原文。",
        "zh-Hans": "语言模型没有回复（{why}），以下为文件原文。",
    },
    "model_unsupported": {
        "en": "What {model} wrote did not pass the check against the documents; these are their own "
        "words.",
        "zh-Hant": "{model}所寫內容未能通過與文件的核對，以下為文件原文。",
        "zh-Hans": "{model}所写内容未能通过与文件的核对，以下为文件原文。",
    },
    "superseded": {
        "en": "{numbers}: a superseded document, kept for the record.",
        "zh-Hant": "{numbers}：文件已被取代，只供參考。",
        "zh-Hans": "{numbers}：文件已被取代，仅供参考。",
    },
    "proposed": {
        "en": "{numbers}: proposed, not yet law.",
        "zh-Hant": "{numbers}：屬建議，尚未成為法例。",
        "zh-Hans": "{numbers}：属建议，尚未成为法例。",
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


_DEMANDS: Mapping[Demand, Mapping[Language, str]] = {
    "count": {"en": "how many", "zh-Hant": "數目", "zh-Hans": "数目"},
    "sum": {"en": "how much", "zh-Hant": "金額", "zh-Hans": "金额"},
    "share": {"en": "the rate or share", "zh-Hant": "比率", "zh-Hans": "比率"},
    "duration": {"en": "how long", "zh-Hant": "多久", "zh-Hans": "多久"},
    "date": {"en": "when", "zh-Hant": "何時", "zh-Hans": "何时"},
}


def words(key: str, language: Language, **values: object) -> str:
    """Give a sentence in the reader's language."""
    return _WORDS[key][language].format(**values)


def earlier_date(line: str, language: Language) -> str:
    """Give the date of a line that leads to earlier figures, nothing for another line."""
    before, _, after = _WORDS["earlier"][language].partition("{date}")
    if not (line.startswith(before) and line.endswith(after)):
        return ""
    return line.removeprefix(before).removesuffix(after)


def separator(language: Language) -> str:
    """Give what stands between the items of a list in a sentence."""
    return "; " if language == "en" else "；"


def demand_names(demands: Sequence[Demand], language: Language) -> list[str]:
    """Give what is demanded, in words."""
    return [_DEMANDS[each][language] for each in demands]


def names_of(entries: Sequence[GlossaryEntry], language: Language) -> list[str]:
    """Give the official names of things, in the reader's language where there is one."""
    return [(each.names_in(language) or each.names)[0] for each in entries]
