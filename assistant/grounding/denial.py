"""Words that deny a clause, and words that deny or restrict without "not"."""

import re

# What looks like a negation and is none, or bounds a figure.
_NO_NEGATION = re.compile(
    r"\b(?:not|no|none|never)\b[^.;]*\bunless\b|\b(?:not|no) (?:more|less|fewer|later|"
    r"earlier|higher|lower|older|above|over) than\b|"
    r"\b(?:not|no) (?:above|over|exceed\w*)\b|\bnot only\b|\bwhether or not\b|\bnos?\. ?\d|\bno \d|"
    r"不(?:少于|超过|多于|低于|高于|迟于|早于|论|同|断|仅|只|但|过|久|动产|等|止|足|时|妨)|无(?:论|人|线|形|碳|障碍|机)|"
    r"而非|是不是|能不能|可不可以|会不会|要不要|有没有|差不多|无人机|无线|无限"
)
NEGATION = re.compile(
    r"\b(?:not|never|none|cannot|neither|nor|without|no|except(?:ing)?(?: for)?|other than|unless|"
    r"nothing|nobody)\b|\w+n['’]t\b|毋须|无须|毋需|无需|不须|不需|不再|不得|没有|并无|不会|不是|不包括|除非|"
    r"[并绝]非|(?:尚|并|仍|从)未|未[能有获曾予必可须]|[不没无毋勿冇唔]"
)
# Of those what only restricts a rule.
RESTRICTION = re.compile(r"\b(?:unless|except(?:ing)?(?: for)?|other than)\b|除非")
# Words that deny, exclude or restrict without "not": the other side may say it so.
DENYING = re.compile(
    r"\b(?:exclu\w+|exempt\w*|prohibit\w*|bann?(?:ed|s)?|forb\w+|refus\w+|reject\w*|ceas\w+|stop\w*|"
    r"end(?:ed|s)?|lack\w*|fail\w*|outside|only|closed?|free|instead|rather|declin\w+|waiv\w+|abolish\w*|"
    r"remov\w+|suspend\w*|repeal\w*|den(?:y|ies|ied)|former\w*|replac\w+|withdr\w+|in(?:eligible|valid)|"
    r"un(?!i|der|til|less|e?sco)\w{4,}|non-\w+|void|nil|zero|hardly|barely|yet|drop\w*|scrap\w*|avoid\w*|"
    r"prevent\w*|barred|disallow\w*|disqualif\w+|miss\w*|restrict\w*|irrespective|regardless|whatever)\b|"
    r"免|豁|除外|排除|剔除|除非|禁|停|取消|撤|拒|缺|终止|结束|只|仅|以外|之外|在外|"
    r"尚待|尚须|废除|作废|失效|丧失|否决|否则|零"
)


def without_false_negations(folded: str) -> str:
    """Give a folded text without what looks like a negation and is none."""
    return _NO_NEGATION.sub(" ", folded)
