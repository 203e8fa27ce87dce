"""Text in a document that gives orders to a language model, or hides words from people.

A document is data: such text is a finding for whoever looks after the corpus, and no part of an
answer. What is looked for are the ways of speaking of known attacks in English and Chinese
(OWASP LLM01; Greshake et al. 2023, "Not what you've signed up for"); other words may pass here,
and meet the marks of the prompt and the check of the answer.
"""

import base64
import binascii
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.document import Document, Section
from corpus.script import CJK, simplify
from ingest.reading import HiddenText

FindingKind = Literal[
    "order to a model", "role of a chat", "encoded text", "hidden characters", "picture that sends",
    "hidden text",
]  # fmt: skip
_SHOWN = 100  # characters of the words that are told
_MOST = 20  # findings told of one document
_ALWAYS_TOLD = ("tiny letters", "letters without ink", "out of sight")

_SAID_BEFORE = (
    r"(?:previous|prior|earlier|above|preceding|foregoing|existing|former|system|other|all|any|"
    r"your|these|the)"
)
_RULES = (
    r"(?:instructions?|prompts?|directions|guidelines|commands|rules|messages?|context|training)"
)
_MODEL = r"(?:ai|a\.i\.|artificial intelligence|large language|language|llm|chat ?bot|chatgpt|gpt)"
_ORDERS = (
    rf"\b(?:ignor|disregard|forget|overrid|bypass)(?:e|ing)?\b(?: \w+){{0,3}}? "
    rf"{_SAID_BEFORE}(?: \w+){{0,2}} {_RULES}\b(?! of )",
    r"\b(?:disregard|forget) (?:everything|anything|all|what)\b.{0,20}"
    r"\b(?:above|before|earlier|told)\b",
    rf"\byou(?: are|['’]re| will be) (?:now|no longer)\b.{{0,30}}\b(?:{_MODEL}|assistant|bot|bound|"
    r"restricted|unrestricted|in \w+ mode)\b",
    rf"\b(?:act|behave|respond|reply|answer) as (?:if you were )?(?:an? |the )?(?:\w+ )?{_MODEL}\b",
    r"\b(?:pretend (?:to be|that you|you are)|from now on,? you|jailbreak|developer mode|"
    r"do anything now)\b",
    rf"\b(?:if|when|as|since) you(?: are|['’]re) (?:an? |the )?(?:\w+ )?{_MODEL}\b",
    rf"\b(?:note|notice|message|instructions?|attention|important)\b.{{0,12}}\b(?:to|for)\b"
    rf"(?: \w+){{0,2}} (?:{_MODEL}|assistants?|models?|bots?|crawlers?)\b",
    rf"\b(?:{_MODEL})(?: \w+)? ?(?:models?|assistants?|agents?|systems?|bots?)?,? "
    r"(?:reading|processing|parsing|summari[sz]ing) this\b",
    r"\b(?:reveal|print|show|repeat|output|display|leak|disclose|recite|write out)\b.{0,30}"
    r"\b(?:(?:system|hidden|initial|developer|secret) (?:prompt|instructions?|message)|"
    r"your prompt)\b",
    r"\b(?:tell|inform|instruct|advise|ask|urge|direct) (?:the|every|each|all) "
    r"(?:users?|askers?)\b",
    r"\bdo not (?:tell|inform|reveal|mention|show|cite|quote|disclose)\b.{0,30}"
    r"\b(?:to the user|the user|users|this (?:instruction|note|order)|the passages?|"
    r"other (?:passages|documents))\b",
    r"\b(?:when(?:ever)?|if) (?:you(?: are|['’]re)? )?"
    r"(?:asked|answering|replying|responding|summari[sz]ing)\b.{0,60}\b(?:always|must|only|instead)\b"
    r".{0,12}\b(?:say|reply|answer|respond|recommend|state|write|include)\b",
    r"\b(?:in|begin|start|end|finish) (?:your|every|each|all) "
    r"(?:answers?|repl(?:y|ies)|responses?)\b",
    r"\b(?:answer|reply|respond) (?:only )?with (?:only )?"
    r"(?:the (?:words?|sentence|text|phrase)|[\"“'])",
    # Chinese, folded to Simplified.
    r"(?:忽略|无视|忘记|忘掉|不要理会|不用理会|无须理会|不必理会|略过|跳过|推翻)[^。；！？\n]{0,6}"
    r"(?:以上|上述|之前|先前|此前|前面|上面|所有|一切|其他|其它|系统|你的)[^。；！？\n]{0,8}"
    r"(?:指令|指示|提示|规则|设定|命令|要求|限制|文件|段落)",
    r"你现在(?:是|要|必须|扮演)|从现在(?:起|开始)[,，]?你|(?:请你?|你要|你将)扮演|假装(?:你|自己)是|"
    r"(?:如果|若|假如)你是(?:一个|一名)?(?:人工智能|ai|语言模型|聊天机器人|助手)",
    r"(?:致|给|提醒|告知)(?:所有|各)?(?:人工智能|ai|语言模型|大模型|聊天机器人)(?:助手|助理|模型|系统)?",
    r"(?:人工智能|ai|语言模型|大模型|聊天机器人)(?:助手|助理|模型|系统)?(?:请|须|必须|应当?|一律)[^。；\n]{0,12}"
    r"(?:回答|回复|答复|输出|推荐|告诉|告知)",
    r"(?:透露|显示|输出|公开|泄露|重复|复述|打印|列出)[^。；\n]{0,10}(?:系统提示|提示词|系统指令|初始指令|内部指令)",
    r"(?:告诉|告知|建议|要求|请|引导)(?:所有|每位|每个|该)?(?:用户|提问者|使用者)(?:[^数体]|$)",
    r"(?:一律|始终|总是|务必|只能?|只可)(?:回答|回复|答复|输出|推荐)",
    r"(?:不要|不得|切勿|勿)(?:告诉|告知|让|向)(?:用户|提问者|使用者)",
)
_ROLES = (
    r"(?:^|[\n\"“「\[#*>])[ \t]*(?:system|assistant|developer)[ \t]*(?:prompt|message|override)?"
    r"[ \t]*[\"*\]]*[:：]",
    r"(?:^|[\n\[【])[ \t]*(?:系统|系统提示|系统指令|助手|助理|开发者)[ \t]*[】\]]?[:：]",
    r"<\|[\w ]{2,20}\|>|\[/?inst\]|<</?sys>>|^#{2,} ?(?:instructions?|system|response)\s*:?$",
    r"</?\s*(?:system|assistant|user|instructions?|prompt|passages?|im_start|im_end)\b[^<>\n]{0,60}>",
    r"</?\s*passage\b",
    r"\{\s*\"(?:answered|sentences|role)\"\s*:",
)
_PATTERNS: tuple[tuple[FindingKind, re.Pattern[str]], ...] = (
    ("order to a model", re.compile("|".join(f"(?:{each})" for each in _ORDERS))),
    ("role of a chat", re.compile("|".join(f"(?:{each})" for each in _ROLES), re.MULTILINE)),
)
_SCRIPT_CHANGE = re.compile(rf"(?<=[a-z])(?=[{CJK}])|(?<=[{CJK}])(?=[a-z])")
_PICTURE = re.compile(
    r"!\[[^\]]*\]\(\s*<?(?:https?:)?//[^)\s]*\?[^)\s]*|<img\b[^>]*\bsrc\s*=\s*[\"']?(?:https?:)?//[^\"'>\s]*\?",
    re.I,
)
_ENCODED = re.compile(
    r"(?<![\w/+.:=&?-])[A-Za-z0-9+/]{24,}={0,2}(?![\w/+=-])|(?<![\w.-])(?:[0-9a-fA-F]{2}){16,}(?![\w-])"
)
_ESCAPES = re.compile(r"(?:\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|&#x?[0-9a-fA-F]{2,5};){6,}")
_TAGS = re.compile("[\U000e0001-\U000e007f]")
# Joiners stand alone in scripts that need them; a run of them is a message.
_ZERO_WIDTH_RUN = re.compile("[\u200b-\u200d\u2060-\u2064\ufeff]{8,}")
_TURNED = re.compile("[\u202d\u202e]")  # shown in another order than it is read
_SHOWS_NOTHING = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]"
)


@dataclass(frozen=True)
class Finding:
    """Words of a document that give orders or are hidden, and where they stand."""

    kind: FindingKind
    section: str
    words: str
    page: int | None = None

    @property
    def told(self) -> str:
        """The finding in a line."""
        place = f", section {self.section}" if self.section else ""
        page = f", p. {self.page}" if self.page else ""
        return f"{self.kind}{place}{page}: “{self.words}”"


def findings(document: Document, hidden: Sequence[HiddenText] = ()) -> tuple[Finding, ...]:
    """Give what is found in a document's text, and in what its reader saw that people do not."""
    found: list[Finding] = []
    for section in document.sections:
        for at, line in _lines(document, section):
            for kind, words in suspicious(line):
                page = document.page_at(at)
                found.append(Finding(kind, section.name, words, page.number if page else None))
    for kind, words in suspicious(document.title):
        found.append(Finding(kind, "", words))
    for each in hidden:
        # Menus and scripts' texts are not shown either: what counts is what they say.
        if each.how in _ALWAYS_TOLD or gives_orders(each.words):
            found.append(Finding("hidden text", "", f"{each.how}: {_shown(each.words)}", each.page))
    return tuple(dict.fromkeys(found))[:_MOST]


def gives_orders(text: str) -> bool:
    """Tell whether anything is found in a text."""
    return any(True for line in text.split("\n") for _ in suspicious(line))


def suspicious(text: str) -> Iterator[tuple[FindingKind, str]]:
    """Give what is found in a line of text, as kind and words: at most one of each kind."""
    if not text.isascii():
        odd = _TAGS.search(text) or _ZERO_WIDTH_RUN.search(text) or _TURNED.search(text)
        if odd:
            yield "hidden characters", _shown(f"U+{ord(odd.group()[0]):04X} in: {text}")
    seen = _folded(text)
    # A Chinese character beside a word does not hide it.
    forms = dict.fromkeys((seen, _SCRIPT_CHANGE.sub(" ", seen)))
    for kind, pattern in _PATTERNS:
        match = next(filter(None, map(pattern.search, forms)), None)
        if match:
            yield kind, _shown(match.string[max(0, match.start() - 20) :])
    picture = _PICTURE.search(text)
    if picture:
        yield "picture that sends", _shown(picture.group())
    encoded = next((said for each in _ENCODED.finditer(text) if (said := _decoded(each[0]))), "")
    escaped = _ESCAPES.search(text)
    if encoded or escaped:
        yield "encoded text", _shown(encoded or (escaped.group() if escaped else ""))


def _lines(document: Document, section: Section) -> Iterator[tuple[int, str]]:
    """Give the heading and the lines of a section, and where they stand."""
    at = section.start
    yield from ((at, heading) for heading in section.path[-1:])
    for line in document.text[at : section.end].split("\n"):
        yield at, line
        at += len(line) + 1


def _folded(text: str) -> str:
    """Give NFKC, lower case, Simplified, without what shows nothing, one space for several."""
    if text.isascii():
        return " ".join(text.lower().split())
    bare = _SHOWS_NOTHING.sub("", text)
    return " ".join(simplify(unicodedata.normalize("NFKC", bare)).lower().split())


def _decoded(blob: str) -> str:
    """Give the words that base64 or hexadecimal stands for, empty where it stands for none."""
    raw = b""
    try:
        if re.fullmatch(r"[0-9a-fA-F]+", blob):
            raw = bytes.fromhex(blob)
        else:
            raw = base64.b64decode(blob + "=" * (-len(blob) % 4))
        said = raw.decode("utf-8")
    except (binascii.Error, ValueError):
        return ""
    letters = sum(each.isalpha() or each in " ,.!?，。" for each in said)
    spaced = " " in said or re.search(f"[{CJK}]", said) is not None
    return said if spaced and said.isprintable() and letters > 0.8 * len(said) else ""


def _shown(words: str) -> str:
    plain = " ".join(_SHOWS_NOTHING.sub("", words).split())
    return plain if len(plain) <= _SHOWN else plain[:_SHOWN] + "…"
