"""Why a claim fails, in each language: one sentence for a person, English also for a model."""

from collections.abc import Mapping
from typing import Literal, get_args

from corpus.document import Language

FaultKind = Literal[
    "not_offered",
    "no_citation",
    "figure",
    "figure_elsewhere",
    "name",
    "coverage",
    "nothing_added",
    "heading",
    "negation",
    "modality",
    "at_most",
    "at_least",
    "link",
    "instruction",
    "language",
]
FAULT_KINDS: tuple[FaultKind, ...] = get_args(FaultKind)

_REASONS: Mapping[FaultKind, Mapping[Language, str]] = {
    "not_offered": {
        "en": "Passage {detail} was not offered.",
        "zh-Hant": "沒有提供過第{detail}段。",
        "zh-Hans": "没有提供过第{detail}段。",
    },
    "no_citation": {
        "en": "The sentence states something and cites no passage.",
        "zh-Hant": "這句話有所陳述，卻沒有引用任何段落。",
        "zh-Hans": "这句话有所陈述，却没有引用任何段落。",
    },
    "figure": {
        "en": "The cited passages do not give the figure {detail}.",
        "zh-Hant": "所引段落沒有{detail}這個數字。",
        "zh-Hans": "所引段落没有{detail}这个数字。",
    },
    "figure_elsewhere": {
        "en": "The cited passages give the figure {detail} for something else.",
        "zh-Hant": "所引段落中的{detail}說的是另一件事。",
        "zh-Hans": "所引段落中的{detail}说的是另一件事。",
    },
    "name": {
        "en": "The name {detail} does not stand in the cited passages.",
        "zh-Hant": "所引段落沒有「{detail}」這個名稱。",
        "zh-Hans": "所引段落没有“{detail}”这个名称。",
    },
    "coverage": {
        "en": "The cited passages do not say this: they hold {detail} of its words.",
        "zh-Hant": "所引段落沒有這樣說：其中只有這句話{detail}的用詞。",
        "zh-Hans": "所引段落没有这样说：其中只有这句话{detail}的用词。",
    },
    "nothing_added": {
        "en": "Beside the words of the question the cited passages hold nothing of this.",
        "zh-Hant": "除了問題本身的用詞，所引段落沒有這句話的內容。",
        "zh-Hans": "除了问题本身的用词，所引段落没有这句话的内容。",
    },
    "heading": {
        "en": "The sentence only repeats the heading of a passage.",
        "zh-Hant": "這句話只是重複段落的標題。",
        "zh-Hans": "这句话只是重复段落的标题。",
    },
    "negation": {
        "en": "The cited passages say the opposite: “{detail}”.",
        "zh-Hant": "所引段落的意思與這句話相反：「{detail}」。",
        "zh-Hans": "所引段落的意思与这句话相反：“{detail}”。",
    },
    "modality": {
        "en": "The sentence is more certain than the cited passages, which say “{detail}”.",
        "zh-Hant": "這句話比所引段落說得更肯定，原文用「{detail}」。",
        "zh-Hans": "这句话比所引段落说得更肯定，原文用“{detail}”。",
    },
    "at_most": {
        "en": "The cited passages give {detail} as the most that is possible.",
        "zh-Hant": "所引段落說的是最多{detail}。",
        "zh-Hans": "所引段落说的是最多{detail}。",
    },
    "at_least": {
        "en": "The cited passages give {detail} as the least.",
        "zh-Hant": "所引段落說的是最少{detail}。",
        "zh-Hans": "所引段落说的是最少{detail}。",
    },
    "link": {
        "en": "The link {detail} is not one of the cited sources.",
        "zh-Hant": "連結{detail}不屬於所引來源。",
        "zh-Hans": "链接{detail}不属于所引来源。",
    },
    "instruction": {
        "en": "The sentence holds an instruction instead of an answer: “{detail}”.",
        "zh-Hant": "這句話是指令而不是答案：「{detail}」。",
        "zh-Hans": "这句话是指令而不是答案：“{detail}”。",
    },
    "language": {
        "en": "The sentence is in {detail}, which is not the language of the question.",
        "zh-Hant": "這句話用了{detail}，與問題的語言不同。",
        "zh-Hans": "这句话用了{detail}，与问题的语言不同。",
    },
}
_BETTER: Mapping[Language, str] = {
    "en": "; passage {number} has it.",
    "zh-Hant": "；第{number}段有。",
    "zh-Hans": "；第{number}段有。",
}
_LANGUAGES: Mapping[str, Mapping[Language, str]] = {
    "en": {"en": "English", "zh-Hant": "英文", "zh-Hans": "英文"},
    "zh-Hant": {"en": "Traditional Chinese", "zh-Hant": "繁體中文", "zh-Hans": "繁体中文"},
    "zh-Hans": {"en": "Simplified Chinese", "zh-Hant": "簡體中文", "zh-Hans": "简体中文"},
}


def reason(kind: FaultKind, detail: str, better: int | None, language: Language) -> str:
    """Give one sentence; `detail` of the kind "language" is its code."""
    if kind == "language":
        detail = _LANGUAGES[detail][language]
    said = _REASONS[kind][language].format(detail=detail)
    return said if better is None else said[:-1] + _BETTER[language].format(number=better)
