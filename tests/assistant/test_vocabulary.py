from assistant.vocabulary import Vocabulary, load_vocabulary, place_words
from corpus.vocabulary import Sense
from ingest.terms import terms

SMALL = Vocabulary(
    [
        Sense(("levy", "rate"), ("收费率",)),
        Sense(("rate", "speed"), ("速度",)),
        Sense(("rate of exchange",), ("汇率",)),
    ]
)


def _set(*words: str) -> list[frozenset[str]]:
    return [frozenset(terms(word)) for word in words]


def test_a_word_is_like_the_words_of_all_its_senses() -> None:
    (word,) = SMALL.words_in(terms("The rates?"))
    assert [word.terms] == _set("rate")
    assert list(word.alike("en")) == _set("levy", "rate", "speed")
    assert list(word.alike("zh-Hant")) == list(word.alike("zh-Hans")) == _set("收费率", "速度")


def test_a_word_within_another_is_given_as_well() -> None:
    found = {word.terms for word in SMALL.words_in(terms("the rate of exchange"))}
    assert found == set(_set("rate", "rate of exchange"))


def test_a_chinese_word_is_found_in_either_script() -> None:
    found = [SMALL.words_in(terms(text)) for text in ("這個收費率", "这个收费率")]
    assert [[each.terms for each in words] for words in found] == [_set("收费率")] * 2


def test_the_vocabulary_of_harbour_leads_from_one_language_to_the_other() -> None:
    vocabulary = load_vocabulary()
    (word,) = vocabulary.words_in(terms("expenditure"))
    assert frozenset(terms("支出")) in word.alike("zh-Hans")
    assert frozenset(terms("spend")) in word.alike("en")


def test_a_country_is_found_by_its_names_in_the_other_language_whatever_its_letters() -> None:
    (japan,), (turkey,) = place_words("a treaty with Japan"), place_words("来自土耳其的公司")
    assert frozenset(terms("日本")) in japan.alike("zh-Hant")
    assert frozenset(terms("Türkiye")) in turkey.alike("en")
    assert place_words("staff from Shenzhen") == []
