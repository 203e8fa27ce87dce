from dataclasses import replace

import pytest
from docx import Document
from pypdf import PdfReader

from assistant.briefing.paper import Bullets, Heading, Paragraph, Run, Table
from assistant.errors import AssistantError
from page.conversation_file import FORMATS, write_conversation
from page.conversation_paper import conversation_paper
from page.texts import TEXT
from page.turn import Turn
from tests.page.cited_turns import FARE, GRANT, cited, made_index, turn


@pytest.fixture(scope="module")
def index(embedder, tmp_path_factory):
    return made_index(tmp_path_factory.mktemp("conversation"), embedder)


@pytest.fixture(scope="module")
def turns(index):
    grant, fare = cited(1, "docks", GRANT, index), cited(2, "cable", FARE, index)
    read = replace(turn(1, "And the fare?", "", replace(fare, number=1), replace(grant, number=2)))
    answer = replace(
        read.answer,
        text=f"- {FARE} [1]\n- **Yes**: {GRANT} [2]\n\nSee [9].",
        notices=("Read as: What is the fare?", "[1]: proposed; [2]: old."),
        read_as="What is the fare?",
    )
    return [
        turn(0, "Who <pays>?", f"Look.\n\n{GRANT} [1] {FARE} [2][1]", grant, fare),
        replace(read, answer=answer),
        Turn(2, "Broken", problem="No"),
    ]


def test_a_quote_keeps_its_number_through_the_conversation(index, turns):
    paper = conversation_paper(index, turns, "2026-11-24", "en")
    chinese = "zh-Hant"
    assert paper.blocks[:9] == (
        Heading(1, "Who <pays>?", "question-1"),
        Paragraph((Run("Look."),)),
        Paragraph(
            (
                Run(GRANT),
                Run(mark=1),
                Run(f" {FARE}", language=chinese),
                Run(mark=2),
                Run(mark=1),
            )
        ),
        Heading(1, "And the fare?", "question-2"),
        Paragraph((Run("Read as: What is the fare?"),), "note"),
        Bullets(
            (
                (Run(FARE, language=chinese), Run(mark=2)),
                (Run("Yes", bold=True), Run(f": {GRANT}"), Run(mark=1)),
            )
        ),
        Paragraph((Run("See [9]."),)),
        Paragraph((Run(mark=2), Run(": proposed; "), Run(mark=1), Run(": old.")), "note"),
        Heading(1, "Sources", "sources"),
    )
    assert isinstance(paper.blocks[9], Table)
    assert paper.blocks[9].rows[0][3] == (Run("1, 2"),)
    assert list(paper.notes) == [1, 2]
    assert paper.subtitle == TEXT["en"]["paper_subtitle"].format(day="2026-11-24")


def test_a_conversation_is_written_in_every_format(index, turns, tmp_path):
    files = {
        each: write_conversation(index, turns, "2026-11-24", each, tmp_path, "zh-Hans")
        for each in FORMATS
    }
    assert files["md"].name == "harbour-问答-2026-11-24.md"
    assert f"{GRANT}[^1]" in files["md"].read_text(encoding="utf-8")
    assert GRANT in "\n".join(each.text for each in Document(str(files["docx"])).paragraphs)
    assert "Who <pays>?" in "".join(page.extract_text() for page in PdfReader(files["pdf"]).pages)


def test_what_a_document_does_not_say_any_more_is_not_written(index, turns, tmp_path):
    answer = turns[0].answer
    moved = replace(answer, citations=(replace(answer.citations[0], start=0),))
    with pytest.raises(AssistantError, match="“Who <pays>\\?”"):
        write_conversation(
            index, [replace(turns[0], answer=moved)], "2026-11-24", "md", tmp_path, "en"
        )
    assert list(tmp_path.iterdir()) == []
