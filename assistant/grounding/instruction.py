"""Instruction-like content in a claim: a sign that the model obeys a planted text, or leaks one.

A claim may hold nothing that ingestion warns of in a document (`ingest.instructions`), nor what a
document may well say and an answer need not: talk of the model itself, "act as", long codes.
"""

import re
import unicodedata
from itertools import islice

from assistant.grounding.reading import read
from assistant.grounding.verdict import Fault
from ingest.instructions import suspicious

_SHOWN = 60
_PATTERNS = tuple(
    re.compile(pattern, re.ASCII)  # a Chinese character beside a word does not hide it
    for pattern in (
        r"\b(?:ignore|disregard|forget|override|bypass)\b.{0,30}\b(?:instructions?|prompts?|rules|"
        r"directions|guidelines|(?:previous|prior|above|earlier) (?:text|messages?|content))",
        r"(?:^|[\s\"“「\[<#*])(?:system|assistant|developer|user|human)\s?(?:prompt|message)?\s?[:：]\s",
        r"<\|[\w ]*\|>|#{2,}\s*(?:instruction|system|response)",
        r"\b(?:system|hidden|initial|developer) (?:prompt|message|instructions?)\b",
        r"\b(?:you are now|act as|pretend (?:to be|you)|roleplay as|from now on,? you)\b",
        r"\bas an ai\b|\bi(?: a|['’])m an? (?:ai|language model)|\blarge language model i\b",
        r"\b(?:i (?:have been|was)|i['’]ve been) (?:instructed|told|asked) to\b",
        r"(?:忽略|无视|忘记|不要理会|不理会|略过)[^。；]{0,12}(?:指令|指示|提示|规则|要求|内容)",
        r"(?:系统|开发者|隐藏)(?:提示词?|指令|讯息|消息|信息)|^系统[:：]|"
        r"(?:扮演|假装(?:你)?是)|作为(?:一个|一名)?(?:人工智能|ai|语言模型)",
    )
)
# Encoded text: long runs that mix cases and digits, hexadecimal, or escapes.
_ENCODED = re.compile(
    r"(?<![\w/])(?=[\w+/]*[a-z])(?=[\w+/]*[A-Z])(?=[\w+/]*\d)[A-Za-z0-9+/_-]{32,}={0,2}|"
    r"(?<!\w)[A-Za-z0-9+/]{20,}={1,2}(?!\w)|(?<!\w)[0-9a-fA-F]{32,}(?!\w)|(?:\\[ux][0-9a-fA-F]{2,4}){4,}|(?:%[0-9a-fA-F]{2}){6,}"
)


def instruction_faults(text: str) -> list[Fault]:
    """Give one fault for orders, talk of orders, and hidden or encoded text."""
    hidden = next((c for c in text if _hidden(c)), None)
    if hidden is not None:
        return [Fault("instruction", f"U+{ord(hidden):04X}")]
    encoded = _ENCODED.search(text)
    if encoded:
        return [Fault("instruction", encoded.group()[:_SHOWN])]
    folded = read(text).folded
    for pattern in _PATTERNS:
        match = pattern.search(folded)
        if match:
            return [Fault("instruction", match.group().strip()[:_SHOWN])]
    # Every picture is a fault of the links already.
    found = (words for kind, words in suspicious(text) if kind != "picture that sends")
    return [Fault("instruction", words[:_SHOWN]) for words in islice(found, 1)]


def _hidden(character: str) -> bool:
    """Tell whether a character shows nothing: tags, zero width, direction, control characters."""
    return (
        unicodedata.category(character) in ("Cf", "Cc", "Co", "Cn")
        and character not in "\n\t\u00ad"
    )
