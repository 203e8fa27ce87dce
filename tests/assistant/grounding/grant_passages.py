"""Three passages, one in each language, for the tests of the grounding check."""

from assistant.grounding.answer_word import without_answer
from assistant.grounding.cited import Cited
from assistant.grounding.clause import Clause, clauses_of
from assistant.grounding.evidence import Evidence
from assistant.grounding.senses import Senses
from corpus.document import Source
from corpus.glossary import load_glossary

SENSES = Senses(load_glossary())
SOURCE = Source("s", "Notice", "Trade Office", "https://www.example.gov.hk/notice", "2026-01")

ENGLISH = Evidence(
    1,
    "Growth grant",
    "Terms",
    "The Growth Grant pays up to HK$2 million to a company with at least 10 staff. "
    "Applications closed on 30 June 2026. "
    "Travel costs are not covered by the grant. "
    "Interest may be paid to holders in some cases. "
    "The proposed levy would add 3% from 2027. "
    "InvestHK and Loretta Lee answer questions about section 16B.",
    "en",
    as_of="2026-02-26",
    sources=(SOURCE,),
)
TRADITIONAL = Evidence(
    2,
    "租金補助",
    "條件",
    "租金補助最多為200萬港元，由投資推廣署審批。申請截止日期為2026年6月30日。交通費不可報銷。",
    "zh-Hant",
)
SIMPLIFIED = Evidence(
    3,
    "专利收入",
    "税率",
    "符合条件的专利收入按5%征税，标准税率为16.5%。企业可以申请延期两年。海外开支不能扣除。",
    "zh-Hans",
)
OFFERED = {1: ENGLISH, 2: TRADITIONAL, 3: SIMPLIFIED}


def said(text: str, cited: Cited, question: str = "") -> list[Clause]:
    return list(clauses_of(without_answer(text), cited, question, SENSES))
