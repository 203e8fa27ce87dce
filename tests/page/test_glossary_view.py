from corpus.glossary import Glossary, GlossaryEntry
from page.glossary_view import found_terms, glossary_html, terms_html

BOX = GlossaryEntry("box", "tax", "Patent box", "PB", "專利盒", "专利盒", ("IP <regime>",))
BUREAU = GlossaryEntry("bureau", "agency", "", "", "發展局", "发展局", ())
AECOM = GlossaryEntry("aecom", "company", "AECOM", "AECOM", "艾奕康", "艾奕康", ())
GLOSSARY = Glossary.of([BUREAU, BOX, AECOM])


def test_a_name_is_found_in_any_language_or_script_by_all_its_words():
    assert found_terms(GLOSSARY, "") == [AECOM, BOX, BUREAU]
    assert found_terms(GLOSSARY, "BOX patent") == [BOX]
    assert found_terms(GLOSSARY, "专利") == found_terms(GLOSSARY, "專利") == [BOX]
    assert found_terms(GLOSSARY, "regime patent") == []


def test_each_name_finds_documents_in_the_readers_language():
    html = terms_html(GLOSSARY, "patent", 50, "zh-Hans")
    assert html.partition("<tbody>")[2].partition("</tbody>")[0] == (
        '<tr><th scope="row" lang="en">Patent box (PB)'
        '<span class="about">也作：IP &lt;regime&gt;</span></th><td lang="zh-Hant">專利盒</td>'
        '<td lang="zh-Hans"><button name="words" value="专利盒" class="plain" '
        'title="搜索关于专利盒的文件" aria-label="搜索关于专利盒的文件">专利盒</button></td></tr>'
    )
    assert '<p class="count">3 个名称中的 1 个</p>' in html


def test_a_name_that_the_language_lacks_is_found_by_another_and_an_abbreviation_told_once():
    html = terms_html(GLOSSARY, "", 50, "en")
    assert '<td lang="zh-Hant"><button name="words" value="發展局"' in html
    assert ">AECOM</button>" in html


def test_more_names_are_shown_on_request_and_none_says_what_to_try():
    assert 'name="most" value="52"' in terms_html(GLOSSARY, "", 2, "en")
    assert "Try another language, or a shorter word." in terms_html(GLOSSARY, "zzz", 2, "en")
    assert 'value="a&quot;b"' in glossary_html(GLOSSARY, 'a"b', 50, "en")
