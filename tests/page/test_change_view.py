from small_briefing import FEE, FORM, small_briefing

from assistant.briefing.edit import edited
from page.change_view import (
    again_going_html,
    again_id,
    changes_html,
    key_of,
    statement_html,
    statement_id,
)

BRIEFING = small_briefing()
FEES, ASKED = BRIEFING.sections[:2]


def test_a_statement_can_be_edited_and_dropped():
    place, key = statement_id(FORM), key_of(FORM)
    words = "The form is &lt;b&gt;blue&lt;/b&gt;."
    assert statement_html(BRIEFING, FORM, "en") == (
        f'<li id="{place}" tabindex="-1"><form data-event="statement">'
        f'<input type="hidden" name="statement" value="{key}">'
        f'<p id="{place}-words"><span lang="en">{words}</span> <span class="number">[3]</span></p>'
        f'<details><summary aria-describedby="{place}-words">Edit</summary>'
        '<label><span class="unseen">The statement</span><textarea name="words" rows="4" '
        f'maxlength="2000" lang="en">{words}</textarea></label>'
        '<button name="does" value="keep">Keep the change</button></details>'
        f'<button name="does" value="drop" class="plain" aria-describedby="{place}-words">Drop'
        "</button></form></li>"
    )


def test_what_was_refused_is_not_lost():
    html = statement_html(BRIEFING, FORM, "en", "It </textarea> is red.", "Not <so>.")
    assert "<details open>" in html
    assert '<p class="problem" role="alert">Not &lt;so&gt;.</p>' in html
    assert ">It &lt;/textarea&gt; is red.</textarea>" in html


def test_an_edited_statement_says_so():
    after = edited(BRIEFING, FEE, "The charge is HK$5.")
    html = statement_html(after, after.statements[0], "zh-Hans")
    assert '<span class="badge">经人工修改</span>' in html
    assert ">The charge is HK&#36;5.</textarea>" in html


def test_a_section_is_changed_by_topic_and_one_without_statements_not_at_all():
    html = changes_html(BRIEFING, FEES, "en", opened=True)
    assert html.startswith('<details class="fold changes" open><summary id="changes-fees">')
    assert f'<form class="again" id="{again_id("fees")}" data-event="again">' in html
    assert html.count('<h4 lang="en">') == 2 and html.count("<li ") == 3
    assert changes_html(BRIEFING, ASKED, "en", opened=False) == ""


def test_while_a_section_is_written_this_is_told_in_the_place_of_its_form():
    assert again_going_html("a<", "en") == (
        '<p id="again-a&lt;" class="quiet" tabindex="-1">Writing the section again…</p>'
    )
