import base64
import hashlib
import re
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from stored import run_of

from assistant.errors import AssistantError
from assistant.evaluation.report.page import page
from assistant.evaluation.report.write import write_report

FACT = {"must_include": (("15%",),)}
OUTSIDE = {"type": "out-of-scope", "documents": ()}
ATTACK = "<script>run()</script><img src=x onerror=run()>\u202e\"'{{ 7*7 }}"


@pytest.fixture
def records(make):
    return [
        make("a", text="It is 15%. [1]", quotes=("It is 15%.",), probability=0.9, **FACT),
        make("b", text="It is 10%.", probability=0.8, places=("right > Rates: 15%",), **FACT),
        make("c", outcome="no_evidence", probability=0.1, language="zh-Hant", **OUTSIDE),
    ]


def read(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "lxml")


def words(node) -> str:
    return " ".join(node.get_text(" ").split())


def test_a_question_shows_answer_reference_quotes_and_passages(records):
    question = read(page(run_of(records))).find(id="tax/b")
    assert (
        words(question.summary)
        == "answered wrong What of b? tax/b · en · fact · should be answered"
    )
    assert words(question.find(class_="why")) == (
        "1 of 1 fact missing: 15% (the passage at rank 1 says it). Right document found at rank 1. "
        "None of the right documents is cited."
    )
    assert words(question.find(class_="answer")) == "Answer It is 10%."
    assert words(question.find(class_="gold")) == "Reference missing 15% Documents: right"
    row = question.find(class_="retrieved").tbody.tr
    assert [words(cell) for cell in row.find_all("td")] == [
        "1",
        "1.000",
        "right > Rates",
        "document, fact 1",
        "15%",
    ]


def test_a_mark_leads_to_its_quote(records):
    soup = read(page(run_of(records)))
    assert soup.find(id="tax/a").find(class_="answer").a["href"] == "#tax/a/1"
    assert words(soup.find(id="tax/a/1")) == "It is 15%. right · in-force"


def test_a_name_with_odd_signs_can_be_linked(make):
    soup = read(page(run_of([make('a b/"ü', testset="my set", **FACT)])))
    (link,) = soup.find(class_="question").find_all("a", string="Link to this question")
    assert link["href"] == "#my%20set/a%20b%2F%22%C3%BC"
    assert soup.find(id="my%20set/a%20b%2F%22%C3%BC")


def test_all_text_of_others_is_escaped_wherever_it_stands(make):
    record = make(
        ATTACK,
        text=ATTACK,
        quotes=(ATTACK,),
        places=(f"{ATTACK} > {ATTACK}: {ATTACK}",),
        testset=ATTACK,
        question=ATTACK,
        answer=ATTACK,
        must_include=((ATTACK,),),
        documents=(ATTACK,),
        sections=(ATTACK,),
        history=((ATTACK, ATTACK),),
        nuggets=({"alternatives": (ATTACK,)},),
        pages=((ATTACK, 1),),
    )
    record = replace(record, notices=(ATTACK,), model=ATTACK)
    failed = replace(record, outcome="failed", error=ATTACK)
    html = page(run_of([failed], settings={ATTACK: ATTACK}), run_of([record]))
    soup = read(html)
    assert [tag.get("src") for tag in soup.find_all("script")] == [None]
    assert not soup.find_all("img") and not soup.find_all(onerror=True)
    assert "\u202e" not in html
    assert "&lt;img src=x onerror=run()&gt;[U+202E]&#34;&#39;{{ 7*7 }}" in html


def test_only_its_own_style_and_script_may_run_and_nothing_is_loaded(records):
    html = page(run_of(records))
    soup = read(html)
    policy = soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"]
    hashes = [
        base64.b64encode(hashlib.sha256(tag.string.encode()).digest()).decode()
        for tag in (soup.style, soup.script)
    ]
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{hashes[0]}'; script-src 'sha256-{hashes[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )
    assert not soup.find_all(style=True) and not soup.find_all(src=True)
    assert not re.search(r"url\(|@import", html)


def test_a_comparison_begins_with_its_conclusion_and_what_turned(records):
    after = [records[0], replace(records[1], text="It is 15%."), records[2]]
    soup = read(page(run_of(after), run_of(records, settings={"reader": False, "reranker": ""})))
    assert words(soup.find(class_="conclusion")) == (
        "No clear difference: no headline measure differs by more than chance would (smallest "
        "corrected p: 1.000). Of 3 questions, 1 turned right and 0 turned wrong."
    )
    assert "Setting: reader off → on" in words(soup.find(class_="facts"))
    assert words(soup.find(id="changes")) == (
        "What changed 0 questions turned wrong None. 1 question turned right "
        'tax/b What of b? answered wrong, without "15%" → answered right'
    )
    first = soup.find(class_="question")
    assert first["id"] == "tax/b" and first["data-change"] == "turned right"
    assert [words(each) for each in first.find_all(class_="answer")] == [
        "Answer of this run It is 15%.",
        "Answer before (answered wrong) It is 10%.",
    ]


def test_questions_of_one_run_only_are_said_to_be_left_out(records):
    html = page(run_of(records), run_of(records[:2]))
    assert "1 question stand in only one" not in html
    assert "1 question stands in only one" in " ".join(html.split())


def test_the_same_run_gives_the_same_bytes(records, tmp_path):
    run = run_of(records)
    first = write_report(run, tmp_path / "new" / "one")
    assert first == tmp_path / "new" / "one" / "report.html"
    assert first.read_bytes() == write_report(run, tmp_path / "two").read_bytes()


def test_a_folder_that_cannot_be_made_is_one_clear_line(records, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(AssistantError, match=r"report\.html: cannot be written \(.*--out"):
        write_report(run_of(records), tmp_path / "file")
