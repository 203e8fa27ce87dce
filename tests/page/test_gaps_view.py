from assistant.use.gaps import Gap, GapReport
from page.gaps_view import gaps_html

BREWERY = Gap(
    label="Is there a subsidy for <b>breweries</b>?",
    n=3,
    languages={"en": 2, "zh-Hant": 1},
    first="2026-11-20",
    last="2026-11-22",
    examples=("啤酒廠有沒有資助？",),
    documents=("science-park", "gone"),
    topics=("funding-schemes",),
    confidence=0.31,
)
WEATHER = Gap("Is it sunny?", 1, {"en": 1}, "2026-11-24", "2026-11-24", (), (), (), 0.01)


def test_a_gap_tells_how_often_when_in_which_languages_and_what_is_nearest(assistant):
    documents = assistant.index.documents
    name, record = next(iter(documents.items()))
    report = GapReport((BREWERY, WEATHER), left_out=2)
    html = gaps_html(report, {"science-park": record}, True, "en")
    items = html.partition('<ol class="gaps">')[2].partition("</ol>")[0]
    assert items == (
        "<li><strong>Is there a subsidy for &lt;b&gt;breweries&lt;/b&gt;?</strong>"
        '<span class="about">asked 3 times · 2026-11-20 to 2026-11-22 · English, 繁體中文 · '
        'Funding schemes</span><span class="about">Also asked:</span>'
        '<ul><li>啤酒廠有沒有資助？</li></ul><span class="about">Nearest documents:</span>'
        f'<ul><li><button name="at" value="0 {name}" class="plain" '
        f'lang="{record.language}">{record.title}</button></li></ul></li>'
        "<li><strong>Is it sunny?</strong>"
        '<span class="about">asked once · 2026-11-24 · English · perhaps off topic</span></li>'
    )
    assert "2 older questions are left out." in html


def test_without_gaps_the_part_says_what_would_stand_there():
    assert "is listed here, without who asked." in gaps_html(GapReport(()), {}, True, "en")
    assert "use.questions in harbour.toml" in gaps_html(GapReport(()), {}, False, "en")
