from assistant.citation import Citation
from page.sheet import Box, Sheet
from page.sheet_view import no_sheet_html, sheets_html, waiting_html

CITED = Citation(3, "levy.pdf", "Levy <b>", "", 2, "Due.", "in-force", None, "", ())
BOXED = Sheet(2, "QUJD", 1000, 1600, (Box(100, 200, 300, 20),))


def test_a_page_has_its_picture_a_box_over_the_quote_and_words_for_the_blind() -> None:
    assert sheets_html(CITED, [BOXED], 0, "en", "zh-Hant") == (
        '<div class="sheets" id="turn-0-source-3-sheets" tabindex="-1"><figure>'
        '<div class="sheet"><img src="data:image/webp;base64,QUJD" '
        'alt="Levy &lt;b&gt; 第 2 頁，引文已加框" width="1000" height="1600" lang="en">'
        '<svg viewBox="0 0 1000 1600" aria-hidden="true">'
        '<rect class="box" x="96" y="196" width="308" height="28"></rect></svg></div>'
        "<figcaption><span>原文第 2 頁</span>"
        '<button type="button" class="plain" data-enlarge data-close="關閉">放大</button>'
        "</figcaption></figure></div>"
    )


def test_a_page_without_a_box_says_why() -> None:
    html = sheets_html(CITED, [Sheet(2, "QUJD", 1000, 1600)], 0, "en", "en")
    assert 'alt="Page 2 of Levy &lt;b&gt;"' in html and "<rect" not in html
    assert "not found letter by letter on this page, so nothing is boxed." in html


def test_pages_are_asked_for_when_their_source_is_unfolded() -> None:
    assert waiting_html(0, 3, "en") == (
        '<form class="sheets" id="turn-0-source-3-sheets" data-event="sheet" data-turn="0" '
        'data-unfolds><input type="hidden" name="number" value="3">'
        '<p class="about">Drawing the page…</p></form>'
    )
    gone = no_sheet_html("sheet_changed", 0, 3, "zh-Hans")
    assert gone == (
        '<p class="sheets about" id="turn-0-source-3-sheets" tabindex="-1">'
        "原文文件在读取后已更改或移除，无法显示页面。</p>"
    )
