"""What stands in a briefing besides the documents' words, in three languages."""

from collections.abc import Mapping

from corpus.document import Language

_LABELS: Mapping[str, Mapping[Language, str]] = {
    "title": {
        "en": "Briefing: {company}",
        "zh-Hant": "簡報：{company}",
        "zh-Hans": "简报：{company}",
    },
    "subtitle": {
        "en": "For internal use. As of {day}.",
        "zh-Hant": "內部參考，資料截至{day}。",
        "zh-Hans": "内部参考，资料截至{day}。",
    },
    "running": {
        "en": "{company} · as of {day} · {documents} documents, index {index}",
        "zh-Hant": "{company} · 截至{day} · {documents}份文件，索引 {index}",
        "zh-Hans": "{company} · 截至{day} · {documents}份文件，索引 {index}",
    },
    "contents": {"en": "Contents", "zh-Hant": "目錄", "zh-Hans": "目录"},
    "notes": {"en": "Notes", "zh-Hant": "註釋", "zh-Hans": "注释"},
    "summary": {"en": "On one page", "zh-Hant": "一頁摘要", "zh-Hans": "一页摘要"},
    "glance": {"en": "Facts at a glance", "zh-Hant": "重點資料", "zh-Hans": "要点一览"},
    "doubts": {
        "en": "Two figures to check before you say them",
        "zh-Hant": "引用前須核對的兩個數字",
        "zh-Hans": "引用前须核对的两个数字",
    },
    "subject": {"en": "Subject", "zh-Hant": "項目", "zh-Hans": "项目"},
    "says": {
        "en": "What the source says",
        "zh-Hant": "資料來源的說法",
        "zh-Hans": "资料来源的说法",
    },
    "as_of": {"en": "As of", "zh-Hant": "資料日期", "zh-Hans": "资料日期"},
    "figure": {"en": "Figure", "zh-Hant": "數字", "zh-Hans": "数字"},
    "why_check": {"en": "Why check it", "zh-Hant": "核對原因", "zh-Hans": "核对原因"},
    "corpus_document": {
        "en": "Document of the corpus",
        "zh-Hant": "語料庫文件",
        "zh-Hans": "语料库文件",
    },
    "more": {"en": "{count} more", "zh-Hant": "另{count}個", "zh-Hans": "另{count}个"},
    "sources": {"en": "Sources", "zh-Hant": "資料來源", "zh-Hans": "资料来源"},
    "publisher": {"en": "Publisher", "zh-Hant": "發布者", "zh-Hans": "发布者"},
    "source_title": {"en": "Title", "zh-Hant": "標題", "zh-Hans": "标题"},
    "date": {"en": "Date", "zh-Hant": "日期", "zh-Hans": "日期"},
    "evidence": {
        "en": "Evidence: the exact words",
        "zh-Hant": "佐證：原文引述",
        "zh-Hans": "佐证：原文引述",
    },
    "page": {"en": "p. {page}", "zh-Hant": "第{page}頁", "zh-Hans": "第{page}页"},
    "dated": {"en": "as of {day}", "zh-Hant": "截至{day}", "zh-Hans": "截至{day}"},
    "undated": {"en": "undated", "zh-Hant": "沒有日期", "zh-Hans": "没有日期"},
    "earlier": {
        "en": "Earlier ({day}):",
        "zh-Hant": "較早（{day}）：",
        "zh-Hans": "较早（{day}）：",
    },
    "proposed": {"en": "proposed", "zh-Hant": "建議，未立法", "zh-Hans": "建议，未立法"},
    "superseded": {"en": "superseded", "zh-Hant": "已被取代", "zh-Hans": "已被取代"},
    "original_en": {"en": "in English", "zh-Hant": "英文原文", "zh-Hans": "英文原文"},
    "original_zh": {"en": "in Chinese", "zh-Hant": "中文原文", "zh-Hans": "中文原文"},
    "not_answered": {
        "en": "The documents do not answer this.",
        "zh-Hant": "文件沒有回答這個問題。",
        "zh-Hans": "文件没有回答这个问题。",
    },
    "said_above": {
        "en": "What the documents say on this stands above.",
        "zh-Hant": "文件的相關內容見上文。",
        "zh-Hans": "文件的相关内容见上文。",
    },
    "asked_note": {
        "en": "Asked of {documents} documents.",
        "zh-Hant": "已查閱{documents}份文件。",
        "zh-Hans": "已查阅{documents}份文件。",
    },
    # The company's situation, from the profile.
    "situation": {
        "en": "{company} ({home}) considers in Hong Kong: {activities}.",
        "zh-Hant": "{company}（{home}）考慮在香港設立或進行：{activities}。",
        "zh-Hans": "{company}（{home}）考虑在香港设立或进行：{activities}。",
    },
    "situation_sectors": {
        "en": "Sector: {sectors}.",
        "zh-Hant": "行業：{sectors}。",
        "zh-Hans": "行业：{sectors}。",
    },
    "situation_headcount": {
        "en": "Planned staff: {headcount}.",
        "zh-Hant": "計劃人數：{headcount}人。",
        "zh-Hans": "计划人数：{headcount}人。",
    },
    "situation_timing": {
        "en": "Timing: {timing}.",
        "zh-Hant": "時間：{timing}。",
        "zh-Hans": "时间：{timing}。",
    },
    "from_profile": {
        "en": "From the profile, not from a document.",
        "zh-Hant": "以上來自企業資料表，並非文件內容。",
        "zh-Hans": "以上来自企业资料表，并非文件内容。",
    },
    # Worked examples.
    "worked": {
        "en": "Worked example: {label}",
        "zh-Hant": "計算例子：{label}",
        "zh-Hans": "计算例子：{label}",
    },
    "assumed": {
        "en": "The profile gives no amount: HK${amount} is an assumption.",
        "zh-Hant": "資料表沒有提供金額，HK${amount}為假設。",
        "zh-Hans": "资料表没有提供金额，HK${amount}为假设。",
    },
    "worked_note": {
        "en": "Computed from the cited rates; whether the company qualifies is for an adviser.",
        "zh-Hant": "按所引稅率計算；企業是否合資格須由顧問判斷。",
        "zh-Hans": "按所引税率计算；企业是否合资格须由顾问判断。",
    },
    "step": {"en": "Step", "zh-Hant": "步驟", "zh-Hans": "步骤"},
    "formula": {"en": "Calculation", "zh-Hant": "算式", "zh-Hans": "算式"},
    "result": {"en": "Result (HK$)", "zh-Hant": "結果（港元）", "zh-Hans": "结果（港元）"},
    "profits": {
        "en": "Assessable profits",
        "zh-Hant": "應評稅利潤",
        "zh-Hans": "应评税利润",
    },
    "rd_spending": {
        "en": "Qualifying R&D spending",
        "zh-Hant": "合資格研發開支",
        "zh-Hans": "合资格研发开支",
    },
    "patent_profits": {
        "en": "Profits from eligible IP, all of which qualify",
        "zh-Hant": "合資格知識產權利潤（全數合資格）",
        "zh-Hans": "合资格知识产权利润（全部合资格）",
    },
    "treasury_profits": {
        "en": "Qualifying treasury profits",
        "zh-Hant": "合資格財資利潤",
        "zh-Hans": "合资格财资利润",
    },
    "limit": {"en": "First tier, up to", "zh-Hant": "首級上限", "zh-Hans": "首级上限"},
    "first_rate": {"en": "Rate up to it", "zh-Hant": "首級比率", "zh-Hans": "首级比率"},
    "rest_rate": {"en": "Rate above it", "zh-Hant": "其後比率", "zh-Hans": "其后比率"},
    "rate": {"en": "Concessionary rate", "zh-Hant": "優惠稅率", "zh-Hans": "优惠税率"},
    "normal_rate": {
        "en": "Normal rate of profits tax",
        "zh-Hant": "一般利得稅率",
        "zh-Hans": "一般利得税率",
    },
    "tax": {"en": "Tax", "zh-Hant": "稅款", "zh-Hans": "税款"},
    "flat": {
        "en": "Tax at the normal rate",
        "zh-Hant": "按一般稅率的稅款",
        "zh-Hans": "按一般税率的税款",
    },
    "saved": {"en": "Tax saved", "zh-Hant": "節省稅款", "zh-Hans": "节省税款"},
    "deducted": {"en": "Deduction", "zh-Hant": "扣除額", "zh-Hans": "扣除额"},
    "saved_over_plain": {
        "en": "Tax saved over a deduction of 100%",
        "zh-Hant": "較100%扣除額外節省的稅款",
        "zh-Hans": "较100%扣除额外节省的税款",
    },
    # What changed, and what is only proposed.
    "changed": {
        "en": "Dated within the twelve months to {day}",
        "zh-Hant": "截至{day}的十二個月內",
        "zh-Hans": "截至{day}的十二个月内",
    },
    "only_proposed": {
        "en": "Proposed, not law as far as the source says",
        "zh-Hant": "僅屬建議，按資料來源所述尚未立法",
        "zh-Hans": "仅属建议，按资料来源所述尚未立法",
    },
    # What to verify.
    "verify_proposed": {
        "en": "Speaks of a proposal: has it become law since?",
        "zh-Hant": "涉及建議：其後是否已經立法？",
        "zh-Hans": "涉及建议：其后是否已经立法？",
    },
    "verify_old": {
        "en": "The source is more than a year old ({day}): does it still hold?",
        "zh-Hant": "資料已超過一年（{day}）：是否仍然適用？",
        "zh-Hans": "资料已超过一年（{day}）：是否仍然适用？",
    },
    "verify_interview": {
        "en": "Said in an interview: it is that speaker's view.",
        "zh-Hant": "出自訪談，屬發言者的看法。",
        "zh-Hans": "出自访谈，属发言者的看法。",
    },
    "verify_earlier": {
        "en": "The documents give an earlier figure too ({day}): say the newer one, with its date.",
        "zh-Hant": "文件另有較早的數字（{day}）：引用時用較新的，並說明日期。",
        "zh-Hans": "文件另有较早的数字（{day}）：引用时用较新的，并说明日期。",
    },
    "verify_none": {
        "en": "No proposal, no source older than a year and no earlier figure is cited.",
        "zh-Hant": "本文沒有引用建議、超過一年的資料或較早的數字。",
        "zh-Hans": "本文没有引用建议、超过一年的资料或较早的数字。",
    },
    # Two briefings side by side.
    "compared": {
        "en": "What moved: {companies}",
        "zh-Hant": "變動對照：{companies}",
        "zh-Hans": "变动对照：{companies}",
    },
    "compared_of": {
        "en": "{one}, against {other}.",
        "zh-Hant": "{one}，對照{other}。",
        "zh-Hans": "{one}，对照{other}。",
    },
    "compared_kept": {
        "en": "{kept} statements stand in both.",
        "zh-Hant": "兩份相同的陳述有{kept}項。",
        "zh-Hans": "两份相同的陈述有{kept}项。",
    },
    "compared_moved": {
        "en": "What moved, in {moved} topics:",
        "zh-Hant": "有變動的項目{moved}個：",
        "zh-Hans": "有变动的项目{moved}个：",
    },
    "only_in": {"en": "Only in: {name}", "zh-Hant": "只見於：{name}", "zh-Hans": "只见于：{name}"},
    # Why a figure is to be checked.
    "why_proposed": {
        "en": "the source speaks of a proposal",
        "zh-Hant": "資料涉及建議",
        "zh-Hans": "资料涉及建议",
    },
    "why_old": {
        "en": "the source is of {day}",
        "zh-Hant": "資料日期為{day}",
        "zh-Hans": "资料日期为{day}",
    },
    "why_earlier": {
        "en": "an earlier figure differs",
        "zh-Hant": "與較早的數字不同",
        "zh-Hans": "与较早的数字不同",
    },
    "why_interview": {
        "en": "it was said in an interview",
        "zh-Hant": "出自訪談",
        "zh-Hans": "出自访谈",
    },
    "why_worked": {
        "en": "a calculation rests on it",
        "zh-Hant": "計算以此為據",
        "zh-Hans": "计算以此为据",
    },
    "why_first_page": {
        "en": "it stands on the first page",
        "zh-Hant": "列於首頁",
        "zh-Hans": "列于首页",
    },
}


def label(key: str, language: Language, **values: object) -> str:
    """Give the words of a key in the briefing's language."""
    return _LABELS[key][language].format(**values)
