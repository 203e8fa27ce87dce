import pytest

from corpus.errors import CorpusError
from corpus.glossary import Glossary, GlossaryEntry, Mention, load_glossary, outside

HEAD = "id,kind,en,abbr,zh_hant,zh_hans,aliases\n"
HQ = GlossaryEntry("hq", "term", "Headquarters", "HQ", "總部", "总部", ("head office", "總部"))
REGIONAL = GlossaryEntry("rhq", "term", "Regional Headquarters", "", "地區總部", "地区总部", ())


def test_a_glossary_file_gives_its_entries(tmp_path):
    path = tmp_path / "glossary.csv"
    path.write_text(HEAD + "hq,term,Headquarters,HQ,總部,总部,head office|總部\n", encoding="utf-8")
    assert load_glossary(path).entries == (HQ,)


def test_a_row_that_is_cut_short_has_empty_names(tmp_path):
    path = tmp_path / "glossary.csv"
    path.write_text(HEAD + "hq,term,Headquarters\n", encoding="utf-8")
    assert load_glossary(path).entries == (
        GlossaryEntry("hq", "term", "Headquarters", "", "", "", ()),
    )


def test_a_file_with_other_columns_is_refused(tmp_path):
    path = tmp_path / "glossary.csv"
    path.write_text("id,name\n", encoding="utf-8")
    with pytest.raises(CorpusError, match="the first line must name the columns id,kind,en"):
        load_glossary(path)


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(CorpusError, match="the glossary cannot be read"):
        load_glossary(tmp_path / "none.csv")


def test_names_are_given_once_with_official_ones_first():
    assert HQ.names == ("Headquarters", "HQ", "總部", "总部", "head office")


def test_names_in_a_language_begin_with_the_official_one():
    assert HQ.names_in("en") == ("Headquarters", "HQ", "head office")
    assert HQ.names_in("zh-Hant") == ("總部", "总部")
    assert HQ.names_in("zh-Hans") == ("总部", "總部")


def test_an_entry_is_found_in_any_case_and_script():
    glossary = Glossary.of([HQ])
    assert glossary.mentions("our HEAD office") == [Mention(HQ, 4, 15)]
    assert glossary.mentions("設立總部") == [Mention(HQ, 2, 4)]


def test_the_longer_name_wins_where_names_overlap():
    glossary = Glossary.of([HQ, REGIONAL])
    assert glossary.mentions("a regional headquarters") == [Mention(REGIONAL, 2, 23)]


def test_a_name_is_found_only_as_whole_words():
    assert Glossary.of([HQ]).mentions("HQs") == []


def test_of_two_entries_with_one_name_the_first_keeps_it():
    other = GlossaryEntry("other", "term", "HQ", "", "", "", ())
    assert Glossary.of([HQ, other]).mentions("HQ") == [Mention(HQ, 0, 2)]


def test_mentions_stand_in_the_order_of_the_text_and_keep_the_longest():
    glossary = Glossary.of([HQ, REGIONAL])
    text = "HQ or regional headquarters"
    assert glossary.mentions(text) == [Mention(HQ, 0, 2), Mention(REGIONAL, 6, 27)]
    assert glossary.mentions(text, most=1) == [Mention(REGIONAL, 6, 27)]


def test_what_stands_outside_of_names_is_before_between_and_behind_them():
    text = "does qmas differ from ttps"
    assert outside(text, load_glossary().mentions(text)) == ["does ", " differ from ", ""]
    assert outside(text, []) == [text]


def test_an_empty_glossary_finds_nothing():
    assert Glossary.of([]).mentions("HQ") == []


def test_an_abbreviation_that_is_a_word_counts_only_in_capitals():
    glossary = load_glossary()
    assert glossary.mentions("at most, what does tech cost") == []
    assert [each.entry.abbr for each in glossary.mentions("a MOST licence")] == ["MOST"]


def _named(name: str, text: str) -> list[str]:
    entry = GlossaryEntry(name, "term", "", name, "", "", ())
    return [text[m.start : m.end] for m in Glossary.of([entry]).mentions(text)]


def test_a_name_in_latin_letters_ends_where_chinese_goes_on():
    assert _named("TechTAS", "申请TechTAS要多久") == ["TechTAS"]
    assert _named("R&D", "在港R&D中心") == ["R&D"]
    assert _named("HSBC", "HSBC和渣打") == ["HSBC"]
    assert _named("TAS", "申请TechTAS要多久") == []


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("港大", "香港大學"),
        ("中大", "其中大部分"),
        ("理大", "處理大數據"),
        ("港投", "在港投資"),
        ("港投", "香港投資"),
    ],
)
def test_a_short_name_is_not_found_within_other_words(name, other):
    assert _named(name, other) == []
    assert _named(name, f"同{name}合作") == [name]
