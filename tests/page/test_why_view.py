from dataclasses import replace

import pytest

from assistant.explanation import CheckedSentence, Explanation, FoundPassage
from assistant.generation.generated import Usage
from assistant.grounding.verdict import Fault
from page.texts import TEXT
from page.turn import Turn
from page.why_view import why_html
from tests.page.cited_turns import made_index

WHY = Explanation(
    outcome="answered",
    language="en",
    model="openai:<b>",
    read_as="",
    confidence=0.945,
    threshold=0.5577,
    evidence={"coverage": 1.0, "reader": 2.49},
    passages=(
        FoundPassage(1, 2.853, "docks", "Grants > Yards", 12),
        FoundPassage(2, -0.5, "sunk", "", 0),
    ),
)


@pytest.fixture(scope="module")
def index(embedder, tmp_path_factory):
    return made_index(tmp_path_factory.mktemp("why"), embedder)


def test_the_reading_the_confidence_and_the_passages_are_told(index):
    assert why_html(index, Turn(0, "Who <pays>?", why=WHY), "en") == (
        '<details class="fold why"><summary>Why this answer</summary>'
        "<p>The question as it was read: <q>Who &lt;pays&gt;?</q></p>"
        "<p>How likely it is that the documents answer it: 94.5%. From 55.8% on an answer is "
        "given. The reader gave the best passage that it read 2.5 points; more than 0 speak for "
        "an answer.</p>"
        '<form data-event="document"><table><thead><tr><th scope="col">Best passages</th>'
        '<th scope="col" class="figure">Score</th></tr></thead><tbody>'
        '<tr><td lang="en"><button name="at" value="12 docks" class="plain">Dock grants</button>'
        '<span class="about">Grants › Yards</span></td><td class="figure">2.85</td></tr>'
        '<tr><td><button name="at" value="0 sunk" class="plain">sunk</button></td>'
        '<td class="figure">-0.50</td></tr></tbody></table></form></details>'
    )


def test_without_enough_confidence_it_is_told_that_no_answer_was_given(index):
    html = why_html(index, Turn(0, "Q", why=replace(WHY, confidence=0.2)), "zh-Hant")
    assert "可能性為 20.0%，未達 55.8%，因此沒有作答。" in html


def test_each_sentence_of_a_model_is_told_with_its_verdict_and_ending(index):
    sentences = (
        CheckedSentence("Good.", (1,), 1.0, (), "passed", "Good."),
        CheckedSentence("<i>Bad</i>.", (2,), 0.25, (Fault("name", "<b>"),), "replaced", "True."),
    )
    why = replace(WHY, read_as="Read", sentences=sentences, usage=Usage(120, 30, 2.04))
    html = why_html(index, Turn(0, "Q", why=why), "en")
    words = TEXT["en"]
    assert "<h3>What openai:&lt;b&gt; wrote</h3><p>120 tokens read, 30 written, 2.0 s.</p>" in html
    assert (
        f'<tr><td>Good.</td><td>{words["passed"]}<span class="about">100% of it stands in the '
        "cited passages.</span></td></tr>"
        f"<tr><td>&lt;i&gt;Bad&lt;/i&gt;.</td><td>{words['replaced']}"
        '<span class="about">25% of it stands in the cited passages.</span>'
        '<span class="about">Shown instead: True.</span>'
        "<ul><li>The name &lt;b&gt; does not stand in the cited passages.</li></ul></td></tr>"
    ) in html
    assert "<li>所引段落沒有「&lt;b&gt;」這個名稱。</li>" in why_html(
        index, Turn(0, "Q", why=why), "zh-Hant"
    )
