from dataclasses import replace

from corpus.document import Source
from ingest.manifest import Manifest
from ingest.passage import Passage, Unit
from ingest.records import DocumentRecord
from page.library_view import documents_html, library_html, list_html
from page.shelf import Shelf, Wanted

RATES = DocumentRecord(
    id="rates",
    hash="",
    folder="",
    path="rates.md",
    title="Rates <script>",
    kind="policy",
    language="en",
    topics=("r-and-d",),
    sectors=("fintech", "microelectronics"),
    status="proposed",
    as_of="2026-02-01",
    sources=tuple(Source(by, "T", by, "", "") for by in "ABCDE"),
    passages=1,
    sentences=1,
    text_hash="",
)
OLD = replace(RATES, id="old", title="Old\u202e", status="superseded", as_of=None, sources=())


def passage(text: str) -> Passage:
    unit = Unit("row", 12, 12 + len(text), text, text, "", ())
    return Passage("p", "rates", "Rates", "Tax > Ships", "en", "", text, (unit,))


def test_a_row_tells_title_publishers_sectors_kind_language_status_and_date() -> None:
    html = list_html(Shelf((RATES,), (), {}, 9), Wanted(status="proposed"), "zh-Hant")
    assert html == (
        '<div id="library-list" tabindex="-1"><div class="count"><span>9 份文件中的 1 份</span>'
        '<form data-event="view"><button name="clear" value="1" class="plain">清除搜尋和篩選'
        '</button></form></div><form data-event="open"><ul class="documents">'
        '<li id="row-rates" tabindex="-1"><div class="titled">'
        '<button name="at" value="0 rates" class="plain" lang="en">Rates &lt;script&gt;</button>'
        '<span class="about">A、B、C，另有 2 個</span><span class="about">金融科技、微電子</span>'
        '</div><span class="of-kind">政策</span><span class="in-language">English</span>'
        '<span class="has-status"><span class="badge proposed">建議</span></span>'
        '<span class="dated">2026-02-01</span></li></ul></form></div>'
    )


def test_with_words_titles_stand_before_texts_each_with_the_passage_that_was_found() -> None:
    found = Shelf((OLD,), (RATES,), {"rates": passage("| 5% | <b>ships</b> |")}, 2)
    html = list_html(found, Wanted(words="ships"), "en")
    titles, _, texts = html.partition("<h3>Whose text comes nearest</h3>")
    assert "Old[U+202E]" in titles and "Rates" in texts
    assert '<span class="dated">no date</span>' in titles
    assert (
        '<span class="snippet" lang="en"><button name="at" value="12 rates" class="plain" '
        'lang="en">Tax › Ships</button> <span>5% · &lt;b&gt;ships&lt;/b&gt;</span></span>'
    ) in texts


def test_a_long_list_is_shown_a_step_at_a_time() -> None:
    records = tuple(replace(RATES, id=str(number)) for number in range(40))
    html = list_html(Shelf(records, (), {}, 40), Wanted(), "en")
    assert html.count("<li") == 30 and "<span>40 documents</span>" in html
    assert '<button form="library-filters" name="most" value="60">Show more</button>' in html
    assert "Show more" not in list_html(Shelf(records, (), {}, 40), Wanted(most=60), "en")


def test_nothing_within_the_filters_says_what_to_do() -> None:
    html = list_html(Shelf((), (), {}, 9), Wanted(kind="guide"), "en")
    assert "0 of 9 documents" in html and "Take one away, or clear them all." in html


def test_the_filters_offer_what_there_is_and_keep_what_was_chosen(assistant) -> None:
    manifest: Manifest = replace(assistant.index.manifest, written_on="2026-11-24")
    by = Wanted(words='"5%"', about="sector=fintech", order="by_title")
    html = documents_html([RATES, OLD], manifest, "<found>", "en", by)
    assert html.endswith("<found>") and 'value="&quot;5%&quot;"' in html
    assert (
        "2 documents, dated <time>2026-02-01</time> to <time>2026-02-01</time>; last brought up "
        "to date on <time>2026-11-24</time>."
    ) in html
    assert (
        '<div><label for="library-about">Sector or topic</label>'
        '<select id="library-about" name="about"><option value="">All</option>'
        '<optgroup label="Sectors"><option value="sector=fintech" selected>Fintech (2)</option>'
        '<option value="sector=microelectronics">Microelectronics (2)</option></optgroup>'
        '<optgroup label="Topics"><option value="topic=r-and-d">R&amp;D (2)</option></optgroup>'
        "</select></div>"
    ) in html
    assert '<option value="by_title" selected>By title</option>' in html


def test_an_empty_library_says_how_to_fill_it(assistant) -> None:
    html = documents_html([], assistant.index.manifest, "", "en", Wanted())
    assert "“harbour ingest FOLDER” reads the documents" in html and "<form" not in html


def test_the_parts_of_the_library_are_buttons_and_say_how_much_was_not_read() -> None:
    html = library_html("terms", "<body>", 3, "en")
    assert '<button name="view" value="terms" aria-current="true">Glossary</button>' in html
    assert '<button name="view" value="unread">Not readable (3)</button>' in html
    assert html.endswith("</form></nav><body></section>")
