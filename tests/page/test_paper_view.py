from assistant.briefing.paper import (
    Bullets,
    Contents,
    Heading,
    PageBreak,
    Paragraph,
    Run,
    Table,
)
from page.paper_view import paper_html

BAD = "<img src=x> ${a} {{b}}"
SAFE = "&lt;img src=x&gt; &#36;&#123;a&#125; &#123;&#123;b&#125;&#125;"


def _html(*blocks):
    return paper_html(blocks, lambda number: f"source-{number}", top=3)


def test_blocks_are_html_in_which_nothing_of_them_is_markup():
    assert _html(
        Heading(1, BAD, "a"),
        Heading(2, "B", "b"),
        Paragraph((Run(BAD, bold=True), Run("c", italic=True)), "lead"),
        Bullets(((Run("d", language="zh-Hans"),), (Run("e"),))),
        PageBreak(),
        Contents(),
    ) == (
        f'<h3>{SAFE}</h3><h4>B</h4><p class="lead"><strong>{SAFE}</strong><em>c</em></p>'
        '<ul><li><span lang="zh-Hans">d</span></li><li>e</li></ul>'
    )


def test_a_mark_leads_to_its_source():
    assert _html(Paragraph((Run("Five"), Run(mark=1), Run(mark=12)))) == (
        '<p>Five<a href="#source-1" class="mark">[1]</a>'
        '<a href="#source-12" class="mark">[12]</a></p>'
    )


def test_a_cell_of_a_table_knows_its_column():
    long = "A cell that is far too long to stand in one line"
    assert _html(Table(("A & B", "C"), (((Run("x"),), (Run(long),)),))) == (
        '<table><thead><tr><th scope="col">A &amp; B</th><th scope="col">C</th></tr></thead>'
        '<tbody><tr><td data-column="A &amp; B" class="short">x</td>'
        f'<td data-column="C">{long}</td></tr></tbody></table>'
    )


def test_only_an_address_of_the_web_is_a_link():
    assert _html(Paragraph((Run("a", url="https://a.example/"), Run("b", url="javascript:1")))) == (
        '<p><a class="original" href="https://a.example/" target="_blank" rel="noopener">a</a>b</p>'
    )
