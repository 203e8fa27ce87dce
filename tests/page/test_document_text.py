from page.document_text import text_html


def test_paragraphs_lists_tables_and_emphasis_are_shown_as_such():
    assert text_html("One **two**.\n\n- a\n  - b\n\n| x | y |\n|---|---|\n| 1 | 2 |") == (
        "<p>One <strong>two</strong>.</p>\n<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>\n"
        '<div class="wide" tabindex="0"><table>\n<thead>\n<tr>\n<th>x</th>\n<th>y</th>\n</tr>\n'
        "</thead>\n<tbody>\n<tr>\n<td>1</td>\n<td>2</td>\n</tr>\n</tbody>\n</table></div>\n"
    )


def test_nothing_in_a_document_links_loads_or_runs():
    text = (
        "<script>alert(1)</script> [a](javascript:alert(1)) ![b](http://x.example/p.png) "
        "<http://x.example> [c]: http://x.example\n\n<img src=x onerror=alert(1)>\n\n"
        "```html\n<iframe></iframe>\n```\n\n[c]: http://x.example"
    )
    html = text_html(text)
    for tag in ("<script", "<a", "<img", "<iframe"):
        assert tag not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; [a](javascript:alert(1))" in html
    assert "[c]: http://x.example" in html


def test_what_turns_or_hides_text_and_placeholders_are_shown_as_signs():
    assert text_html("a\u202eb\x00 ${1+1} {{x}}") == (
        "<p>a[U+202E]b\u2400 &#36;&#123;1+1&#125; &#123;&#123;x&#125;&#125;</p>\n"
    )


def test_indented_and_underlined_lines_of_a_pdf_are_paragraphs():
    assert text_html("    Schedule\n====") == "<p>Schedule\n====</p>\n"
