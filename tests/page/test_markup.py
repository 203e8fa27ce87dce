from page.markup import escape, markdown


def test_paragraphs_bullets_bold_words_and_known_marks_are_markup():
    assert markdown(["**A** <b> [1][9]", "", "- x [2]", "- y"], {1, 2}, 3) == (
        '<p><strong>A</strong> &lt;b&gt; <a href="#turn-3-source-1" class="mark">[1]</a>[9]</p>'
        '<ul><li>x <a href="#turn-3-source-2" class="mark">[2]</a></li><li>y</li></ul>'
    )


def test_lines_of_a_paragraph_stay_lines():
    assert markdown(["a", "b"], (), 0) == "<p>a<br>b</p>"


def test_nothing_of_a_text_is_left_as_html_or_template():
    escaped = escape('<a href="x">\'${y}{{z}}`')
    assert not set("<>\"${}`'") & set(escaped.replace("&#36;", ""))
    assert escape("RTL \u202e override") == "RTL \u202e override"
