from assistant.evaluation.report.answer_text import answer_html


def test_an_answer_is_paragraphs_bullets_bold_words_and_known_marks():
    text = "**A** is <b> [1][9]\nand B\n\n- x [2]\n- y\nend"
    assert answer_html(text, {1, 2}, "tax/a") == (
        '<p><strong>A</strong> is &lt;b&gt; <a href="#tax/a/1">[1]</a>[9]<br>and B</p>'
        '<ul><li>x <a href="#tax/a/2">[2]</a></li><li>y</li></ul><p>end</p>'
    )


def test_nothing_of_an_answer_is_html():
    assert answer_html("<script>x()</script>**<img onerror=x>**\u202e", (), "a") == (
        "<p>&lt;script&gt;x()&lt;/script&gt;<strong>&lt;img onerror=x&gt;</strong>[U+202E]</p>"
    )
