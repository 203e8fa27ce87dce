"""The names of topics and sectors (corpus/vocabulary.md), in Traditional and Simplified Chinese.

In English a tag is read as it is written; so is one that is not in here.
"""

from collections.abc import Mapping

from corpus.document import Language

# Tag -> how it is written in English, where that is not plain from the tag.
_ENGLISH: Mapping[str, str] = {
    "r-and-d": "R&D",
    "investhk": "Invest Hong Kong",
    "oases": "OASES",
    "hetao": "Hetao",
    "ai-and-data-science": "AI and data science",
    "greater-bay-area": "Greater Bay Area",
    "northern-metropolis": "Northern Metropolis",
    "policy-address-and-budget": "Policy Address and Budget",
    "mainland-enterprises": "Mainland enterprises",
    "start-ups": "Start-ups",
    "re-domiciliation": "Re-domiciliation",
    "low-altitude-economy": "Low-altitude economy",
}
_CHINESE: Mapping[str, tuple[str, str]] = {
    # Topics
    "profits-tax": ("利得稅", "利得税"),
    "salaries-tax": ("薪俸稅", "薪俸税"),
    "tax-concessions": ("稅務優惠", "税务优惠"),
    "tax-deductions": ("稅項扣除", "税项扣除"),
    "international-tax": ("國際稅務", "国际税务"),
    "stamp-duty": ("印花稅", "印花税"),
    "corporate-treasury": ("企業財資", "企业财资"),
    "funds-and-family-offices": ("基金與家族辦公室", "基金与家族办公室"),
    "preferential-packages": ("優惠配套", "优惠配套"),
    "policy-address-and-budget": ("施政報告與財政預算案", "施政报告与财政预算案"),
    "regional-headquarters": ("地區總部", "地区总部"),
    "r-and-d": ("研發", "研发"),
    "intellectual-property": ("知識產權", "知识产权"),
    "funding-schemes": ("資助計劃", "资助计划"),
    "new-industrialisation": ("新型工業化", "新型工业化"),
    "university-collaboration": ("大學合作", "大学合作"),
    "research-institutes": ("研究機構", "研究机构"),
    "innovation-policy": ("創科政策", "创科政策"),
    "science-parks": ("科學園區", "科学园区"),
    "hetao": ("河套", "河套"),
    "northern-metropolis": ("北部都會區", "北部都会区"),
    "land-and-premises": ("土地與處所", "土地与场所"),
    "computing-power": ("算力", "算力"),
    "start-ups": ("初創企業", "初创企业"),
    "government-investment": ("政府投資", "政府投资"),
    "talent-admission": ("人才入境", "人才入境"),
    "employment": ("僱傭", "雇佣"),
    "company-registration": ("公司註冊", "公司注册"),
    "re-domiciliation": ("公司遷冊", "公司迁册"),
    "compliance": ("合規", "合规"),
    "banking-and-currency": ("銀行與貨幣", "银行与货币"),
    "dispute-resolution": ("爭議解決", "争议解决"),
    "data-and-privacy": ("數據與私隱", "数据与隐私"),
    "trade-agreements": ("貿易協定", "贸易协定"),
    "greater-bay-area": ("大灣區", "大湾区"),
    "mainland-enterprises": ("內地企業", "内地企业"),
    "going-global": ("出海", "出海"),
    "investhk": ("投資推廣署", "投资推广署"),
    "oases": ("引進重點企業辦公室", "引进重点企业办公室"),
    "licensing-and-regulation": ("牌照與監管", "牌照与监管"),
    "drug-approval": ("藥物審批", "药物审批"),
    "clinical-trials": ("臨牀試驗", "临床试验"),
    "listing": ("上市", "上市"),
    "company-case": ("企業個案", "企业案例"),
    # Sectors
    "life-and-health-technology": ("生命健康科技", "生命健康科技"),
    "ai-and-data-science": ("人工智能與數據科學", "人工智能与数据科学"),
    "fintech": ("金融科技", "金融科技"),
    "financial-services": ("金融服務", "金融服务"),
    "asset-management-and-family-offices": ("資產管理與家族辦公室", "资产管理与家族办公室"),
    "advanced-manufacturing": ("先進製造", "先进制造"),
    "microelectronics": ("微電子", "微电子"),
    "new-energy-and-electric-vehicles": ("新能源與電動車", "新能源与电动车"),
    "green-technology-and-finance": ("綠色科技與金融", "绿色科技与金融"),
    "creative-industries": ("創意產業", "创意产业"),
    "transport-and-logistics": ("運輸與物流", "运输与物流"),
    "low-altitude-economy": ("低空經濟", "低空经济"),
    "professional-services": ("專業服務", "专业服务"),
    "commodity-trading": ("商品貿易", "商品贸易"),
    "property-and-data-centres": ("物業與數據中心", "物业与数据中心"),
    # Both
    "statistics": ("統計", "统计"),
}


def tag_name(tag: str, shown: Language) -> str:
    """Give what a topic or sector is called."""
    if shown != "en" and tag in _CHINESE:
        return _CHINESE[tag][shown == "zh-Hans"]
    return _ENGLISH.get(tag) or tag.replace("-", " ").capitalize()
