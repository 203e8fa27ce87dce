from small_briefing import WAS, small_briefing

from assistant.briefing.compare import compare
from assistant.briefing.edit import without
from page.compared_view import compared_html

BRIEFING = small_briefing()


def test_what_is_gone_stands_with_its_source_and_the_exact_words():
    html = compared_html(compare(BRIEFING, without(BRIEFING, WAS)), "en")
    assert '<h3 id="compared-title">What moved: Acme &lt;Co&gt;</h3>' in html
    assert "<h4>Fees</h4><h5>Fee</h5>" in html
    assert (
        'It was HK$4 in 2020. <a href="#compared-source-1" class="mark">[1]</a>'.replace(
            "$", "&#36;"
        )
        in html
    )
    assert (
        '<details class="source" id="compared-source-1"><summary><span class="number">[1]</span> '
        "Fee Office: Fees in brief, Fees, 2026-01-01.</summary>"
        '<blockquote lang="en"><mark>It was HK&#36;4 in 2020.</mark></blockquote>'
        '<p>Original: <a class="original" href="https://fees.example/1" target="_blank" '
        'rel="noopener">Fees in brief</a></p></details>' in html
    )


def test_where_nothing_moved_there_are_no_sources():
    html = compared_html(compare(BRIEFING, BRIEFING), "zh-Hant")
    assert "3 statements stand in both." in html and "<aside" not in html
