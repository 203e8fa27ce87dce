import re
from pathlib import Path

from page.texts_tags import tag_name

VOCABULARY = Path(__file__).parents[2] / "corpus" / "vocabulary.md"
CHINESE = re.compile("[一-鿿]")


def test_every_topic_and_sector_of_the_corpus_has_a_chinese_name():
    rows = VOCABULARY.read_text(encoding="utf-8").partition("## Other")[0]
    tags = re.findall(r"^\| ([a-z][a-z-]+) \|", rows, re.MULTILINE)
    assert len(tags) == 60
    for language in ("zh-Hant", "zh-Hans"):
        assert [tag for tag in tags if not CHINESE.search(tag_name(tag, language))] == []


def test_a_tag_reads_as_words_and_an_unknown_one_as_it_is_written():
    assert tag_name("r-and-d", "en") == "R&D"
    assert tag_name("company-registration", "en") == "Company registration"
    assert tag_name("my-tag", "zh-Hant") == "My tag"
