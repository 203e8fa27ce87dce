import pytest

from corpus.figures import Figure, figures, stands_in, take_figures


def _amount(value: str, currency: str = "HKD") -> Figure:
    return Figure("amount", value, currency)


def _percent(value: str) -> Figure:
    return Figure("percent", value, "%")


def _dates(*values: str) -> set[Figure]:
    return {Figure("date", value) for value in values}


def _labels(*values: str) -> set[Figure]:
    return {Figure("label", value) for value in values}


def _numbers(*values: str) -> set[Figure]:
    return {Figure("number", value) for value in values}


@pytest.mark.parametrize(
    "text",
    [
        "HK$2 million",
        "HK$2m",
        "HK$2,000,000",
        "HKD 2 mn",
        "two million Hong Kong dollars",
        "200萬港元",
        "港幣200万元",
        "港幣二百萬元",
        "2,000,000 港元",
        "2百萬港元",
        "**HK$2 million**",
        "ＨＫ＄２ million",
    ],
)
def test_an_amount_is_the_same_however_it_is_written(text: str) -> None:
    assert figures(text) == {_amount("2000000")}


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("US$20.5 billion", _amount("20500000000", "USD")),
        ("205億美元", _amount("20500000000", "USD")),
        ("20.5bn US dollars", _amount("20500000000", "USD")),
        ("RMB 3.2 billion", _amount("3200000000", "CNY")),
        ("32億元人民幣", _amount("3200000000", "CNY")),
        ("人民币32亿元", _amount("3200000000", "CNY")),
        ("CNY 3.2bn", _amount("3200000000", "CNY")),
        ("EUR 750 million", _amount("750000000", "EUR")),
        ("€750m", _amount("750000000", "EUR")),
        ("7.5亿欧元", _amount("750000000", "EUR")),
        ("£50k", _amount("50000", "GBP")),
        ("S$5,000", _amount("5000", "SGD")),
        ("HK$64.007 billion", _amount("64007000000")),
        ("357.72亿港元", _amount("35772000000")),
        ("30億元", _amount("3000000000", "")),
        ("$1,000", _amount("1000", "")),
        ("1億3千萬元", _amount("130000000", "")),
        ("40多億港元", _amount("4000000000")),
        ("1.5萬億港元", _amount("1500000000000")),
    ],
)
def test_reads_currencies_and_multipliers(text: str, figure: Figure) -> None:
    assert figures(text) == {figure}


@pytest.mark.parametrize(
    ("texts", "percent"),
    [
        (
            ("16.5%", "16.5 per cent", "16.5 percent", "百分之十六點五", "百分之16.5", "16.5％"),
            "16.5",
        ),
        (("30%", "三成", "3成", "thirty per cent"), "30"),
        (("35%", "三成半"), "35"),
        (("75%", "七成五", "three quarters of it", "3/4", "四分之三"), "75"),
        (("50%", "half of it", "half-rate", "一半", "½"), "50"),
        (("one third", "one-third", "a third of it", "三分之一", "1/3"), "33.33"),
        (("two-thirds", "三分之二"), "66.67"),
        (("0.5%", "千分之五", "0.5個百分點", "50 basis points"), "0.5"),
        (("120%", "百分之一百二十"), "120"),
    ],
)
def test_a_share_is_a_percentage(texts: tuple[str, ...], percent: str) -> None:
    assert {text: figures(text) for text in texts} == {text: {_percent(percent)} for text in texts}


@pytest.mark.parametrize(
    ("texts", "date"),
    [
        (
            (
                "30 June 2026",
                "30th June 2026",
                "June 30, 2026",
                "30 Jun 2026",
                "2026年6月30日",
                "二〇二六年六月三十日",
                "2026-06-30",
                "2026/6/30",
                "30/6/2026",
                "30.6.2026",
            ),
            "2026-06-30",
        ),
        (("June 2026", "2026年6月", "2026-06", "mid-June 2026", "end of June 2026"), "2026-06"),
        (("2026", "2026年", "二零二六年", "end-2026", "by 2026.", "2026年底"), "2026"),
        (("30 June", "6月30日", "June 30"), "--06-30"),
        (("in May", "5月", "五月"), "--05"),
        (
            ("2025/26", "2025-26", "2025–26", "2025/2026", "2025至26年度", "2025-26財政年度"),
            "2025/26",
        ),
        (("Q3 2026", "third quarter of 2026", "2026年第三季"), "2026-Q3"),
        (("second half of 2026", "2H 2026", "2026年下半年"), "2026-H2"),
    ],
)
def test_a_date_is_as_precise_as_it_is_written(texts: tuple[str, ...], date: str) -> None:
    assert {text: figures(text) for text in texts} == {text: _dates(date) for text in texts}


def test_both_ends_of_a_span_are_dates() -> None:
    spans = ("11 to 14 May 2025", "11-14 May 2025", "May 11-14, 2025", "2025年5月11日至14日")
    for span in spans:
        assert figures(span) == _dates("2025-05-11", "2025-05-14"), span
    for span in ("March or April 2026", "2026年3月或4月", "2026年3至4月"):
        assert figures(span) == _dates("2026-03", "2026-04"), span
    assert figures("1 April 2026 to 31 March 2027") == _dates("2026-04-01", "2027-03-31")
    assert figures("the 2023-2025 target") == _dates("2023", "2025")


def test_may_and_march_are_also_verbs() -> None:
    assert figures("You may apply. May it help; March on.") == set()


@pytest.mark.parametrize(
    ("texts", "unit", "value"),
    [
        (("24 months", "two years", "24個月", "兩年", "a two-year term"), "month", "24"),
        (("30 months", "two and a half years", "兩年半"), "month", "30"),
        (("3.5 months", "三個半月"), "month", "3.5"),
        (("14 days", "two weeks", "兩星期", "14天", "十四日"), "day", "14"),
        (("15 working days", "15個工作天", "15个工作日", "15 business days"), "working day", "15"),
        (("one hour", "1 hour", "1小時", "一小时"), "hour", "1"),
        (("3,500 people", "三千五百人", "3,500名", "3500 staff"), "person", "3500"),
        (("18 years old", "18歲"), "year of age", "18"),
        (("9,000 sq ft", "9,000平方呎", "9,000平方英尺", "9,000 square feet"), "sq ft", "9000"),
        (("836 square metres", "836平方米", "836 sq m", "836㎡"), "sq m", "836"),
        (("87 hectares", "87公頃"), "hectare", "87"),
        (("3 km", "3公里", "3 kilometres"), "km", "3"),
        (("0.25 kg", "250 grams", "250克"), "kg", "0.25"),
        (("5.07 million tonnes", "507萬噸"), "tonne", "5070000"),
        (("36 times", "36倍"), "times", "36"),
    ],
)
def test_a_quantity_has_one_unit_in_all_languages(
    texts: tuple[str, ...], unit: str, value: str
) -> None:
    expected = {Figure("quantity", value, unit)}
    assert {text: figures(text) for text in texts} == {text: expected for text in texts}


def test_both_ends_of_a_range_have_what_is_written_at_one() -> None:
    for text in ("HK$1.5-2 million", "HK$1.5 million to 2 million", "HK$1.5 to 2 million"):
        assert figures(text) == {_amount("1500000"), _amount("2000000")}, text
    assert figures("1,000万至1亿港元") == {_amount("10000000"), _amount("100000000")}
    assert figures("between 1 and 2 per cent") == {_percent("1"), _percent("2")}
    assert figures("佔1至2%") == {_percent("1"), _percent("2")}
    months = {Figure("quantity", "24", "month"), Figure("quantity", "36", "month")}
    assert figures("24 or 36 months") == figures("兩至三年") == months


def test_a_bullet_is_no_range() -> None:
    text = "paid US$16.2 billion [1]\n- 2020: 318 cases\n2. 17 more"
    assert figures(text) == {
        _amount("16200000000", "USD"),
        *_dates("2020"),
        *_numbers("318", "17"),
    }


def test_reads_numbers_in_words_that_count_something() -> None:
    assert figures("Fifty-five treaties, two hundred firms") == _numbers("55", "200")
    assert figures("七十多家，三千间，兩項") == _numbers("70", "3000", "2")
    assert figures("1,290萬標準箱") == _numbers("12900000")
    assert figures("Acme Ventures四間") == _numbers("4")
    assert figures("至多兩次，最多三項") == _numbers("2", "3")
    assert figures("一年四次") == _numbers("4")


@pytest.mark.parametrize(
    "text",
    [
        "No one of them; one another",
        "一般而言，統一安排，一些公司，一個人",
        "九龍、四川、八達通、一帶一路、兩地、第三方、十五五",
        "first come, second thoughts; 第一",
        "see [1], [12] and [^key]",
        "(1) the first (2) the next",
        "https://example.hk/2025/06/30",
        "several hundred, 數十億元、數千、十多億",
        "the last day; 最後一日，同一天，每一年",
    ],
)
def test_what_counts_nothing_is_no_figure(text: str) -> None:
    assert figures(text) == set()


def test_a_number_of_any_length_is_read_without_an_error() -> None:
    assert figures("一" + "萬" * 1500) == set()
    assert figures("9" * 5000 + "分之一") == {_percent("0")}
    for text in ("百分之" + "1" * 28, "1" * 28 + " thirds", "1" * 28 + "成"):
        assert figures(text) == _numbers("1" * 28), text


def test_a_section_or_form_is_a_label_and_no_amount() -> None:
    assert figures("section 16G, s. 14F(1), Cap. 112 and Schedule 16C") == _labels(
        "16g", "14f(1)", "112", "16c"
    )
    assert figures("第15F條、第645章、附表16C、第9類") == _labels("15f", "645", "16c", "9")
    assert figures("sections 16EA and 16C; Types 4 and 9; Phase 2A") == _labels(
        "16ea", "16c", "4", "9", "2a"
    )
    assert figures("Form NNC6, IRBR2, 5G, COVID-19, Nvidia H800") == _labels(
        "nnc6", "irbr2", "5g", "covid19", "h800"
    )
    # Not everything behind such a word is one.
    assert figures("in part 5 per cent") == {_percent("5")}


def test_reads_ordinals_from_the_fourth_ratios_and_telephones() -> None:
    sixth = {Figure("ordinal", "6")}
    assert figures("sixth batch") == figures("6th batch") == figures("第六批") == sixth
    assert figures("之後，第六年起") == sixth
    assert figures("1:2") == figures("1比2") == {Figure("ratio", "1:2")}
    assert figures("one-to-one") == figures("一比一") == {Figure("ratio", "1:1")}
    assert figures("call (852) 2878 1133.") == {Figure("phone", "28781133")}


def test_a_sign_is_not_kept() -> None:
    assert figures("-5%") == figures("down 5%") == {_percent("5")}


def _says(text: str, figure: str) -> bool:
    (wanted,) = figures(figure)
    return stands_in(wanted, figures(text))


def test_a_day_says_its_month_and_its_year_but_not_the_other_way_round() -> None:
    assert _says("since 30 June 2026", "2026年6月")
    assert _says("since 30 June 2026", "2026")
    assert _says("since 30 June 2026", "30 June")
    assert _says("since 30 June 2026", "in June")
    assert _says("2026年第三季", "2026")
    assert not _says("since June 2026", "30 June 2026")
    assert not _says("since 30 June 2026", "30 July")
    assert not _says("in 2026", "in June")


def test_a_currency_or_unit_that_is_not_named_fits_any() -> None:
    assert _says("30億元", "HK$3 billion")
    assert _says("HK$3 billion", "30億元")
    assert not _says("US$3 billion", "HK$3 billion")
    assert _says("| Staff | 47,210 |", "47,210 people")
    assert _says("two full-time employees", "兩名")
    assert not _says("16.5 points", "16.5%")
    assert not _says("24 months", "24 days")


def test_a_number_of_four_digits_may_be_a_year() -> None:
    assert _says("2000 companies", "2,000")
    assert not _says("2000 companies", "2,001")


def test_a_section_says_itself_and_not_its_number() -> None:
    assert _says("section 14F(1)", "section 14F")
    assert not _says("14 firms", "section 14")


def test_what_is_left_of_a_text_holds_no_figure() -> None:
    found, rest = take_figures("五年約32億元，近600名人員。")
    assert found == figures("五年約32億元，近600名人員。")
    assert rest.split() == ["约", ",近", "人员。"]
