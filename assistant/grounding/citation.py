"""Whether a claim cites what was offered, and whether it has to cite at all.

A sentence that only connects ("In short:", 總括而言：) or that says what the passages do not say
needs no citation, as long as it brings no figure and no name of its own; so that a model may be
honest about what is missing. A bare "Yes" or 不是 is a claim: it needs one.
"""

import re
from collections.abc import Container

from assistant.grounding.claim import Claim
from assistant.grounding.reading import read
from assistant.grounding.verdict import Fault
from corpus.figures import stands_in
from corpus.glossary import Glossary

_CONNECTING = re.compile(
    r"(?:in (?:short|brief|summary|general|detail|particular|addition)|to (?:sum up|summari[sz]e)|"
    r"overall|here (?:is|are)|the (?:main )?(?:answer|points?|details?|steps?|conditions?|figures?)"
    r"(?: (?:is|are))?|as follows|the following|for example|however|also|note that|"
    r"简而言之|总(?:括)?(?:而言之?|来说|之)|总的来说|综上(?:所述)?|如下|以下(?:是|为)?|具体(?:如下|而言)?|"
    r"例如|此外|另外|详情(?:如下)?|要点(?:如下)?|请注意)"
)
_SAYS_NOTHING = re.compile(
    r"\b(?:passages?|documents?|sources?|texts?|excerpts?|materials?)\b.{0,30}"
    r"\b(?:do|does|did)(?: not|n['’]t) "
    r"(?:say|state|mention|cover|give|specify|answer|provide|tell|contain|address|include)|"
    r"\bnot (?:said|stated|mentioned|covered|given|specified) in the "
    r"(?:passage|document|source|text|excerpt)|"
    r"(?:文件|资料|文章|段落|来源|内文|原文).{0,8}(?:没有|并?未|并无)"
    r"(?:说明|提及|提到|列明|指出|载明|回答|涵盖|提供|交代|订明)"
)


def citation_faults(claim: Claim, offered: Container[int]) -> list[Fault]:
    """Give a fault for each number that was not offered."""
    return [Fault("not_offered", str(n)) for n in dict.fromkeys(claim.cited) if n not in offered]


def needs_citation(text: str, question: str, glossary: Glossary) -> bool:
    """Tell whether a sentence states anything."""
    said = read(text)
    asked = read(question)
    if not all(stands_in(figure, asked.figures) for figure in said.figures):
        return True
    if _SAYS_NOTHING.search(said.folded):
        known = {mention.entry for mention in glossary.mentions(question, most=99)}
        return any(each.entry not in known for each in glossary.mentions(text, most=99))
    left = _CONNECTING.sub(" ", said.folded)
    return left == said.folded or any(character.isalpha() for character in left)
