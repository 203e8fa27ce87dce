from dataclasses import replace

import pytest

from corpus.markdown import parse_body
from ingest.passage import Passage, Unit
from ingest.split import size, split


def document(body):
    return replace(parse_body(body), id="doc", title="Title")


def texts(body):
    return [(passage.header, passage.text) for passage in split(document(body), "p")]


def words(count):
    return " ".join(["word"] * (count - 1)) + " End."


@pytest.mark.parametrize(
    ("text", "expected"), [("", 0), ("two words", 2), ("中" * 300, 160), ("中" * 150 + " 40%", 81)]
)
def test_three_hundred_chinese_characters_count_as_160_words(text, expected):
    assert size(text) == pytest.approx(expected)


def test_a_section_becomes_a_passage_with_its_heading_path():
    assert split(document("# A\n\n## B\n\nIt is **so**.[^a]\n"), "p") == [
        Passage(
            id="p:0000",
            document="doc",
            title="Title",
            section="A > B",
            language="en",
            header="",
            text="It is **so**.",
            units=(Unit("sentence", 11, 24, "It is **so**.", "It is so.", "", ("a",)),),
        )
    ]


def test_the_embedded_text_has_title_section_and_header_in_front():
    (passage,) = split(document("# A\n\n| X | Y |\n|---|---|\n| 1 | **2** |\n"), "p")
    assert passage.embedded == "Title\nA\n| X | Y |\n|---|---|\n| 1 | 2 |"


def test_passages_never_cross_a_section_and_are_numbered_through():
    passages = split(document("One.\n# A\nTwo.\n# B\nThree.\n"), "p")
    assert [(passage.id, passage.section, passage.text) for passage in passages] == [
        ("p:0000", "", "One."),
        ("p:0001", "A", "Two."),
        ("p:0002", "B", "Three."),
    ]


def test_blocks_of_a_section_are_packed_up_to_160_words():
    first, second, third = words(80), words(80), words(1)
    assert texts(f"{first}\n\n{second}\n\n{third}\n") == [
        ("", f"{first}\n\n{second}"),
        ("", third.strip()),
    ]


def test_a_sentence_longer_than_a_passage_stays_whole():
    assert texts(words(200) + "\n") == [("", words(200))]


def test_a_table_stands_alone():
    head = "| X | Y |\n|---|---|"
    assert texts(f"Before.\n\n{head}\n| 1 | 2 |\n\nAfter.\n") == [
        ("", "Before."),
        (head, "| 1 | 2 |"),
        ("", "After."),
    ]


def test_a_long_table_is_cut_between_rows_and_repeats_its_header():
    head = "| X | Y |\n|---|---|"
    row = f"| {words(100)} | y |"
    assert texts(f"{head}\n{row}\n{row}\n") == [(head, row), (head, row)]


def test_the_second_half_of_a_list_keeps_the_lead():
    item = words(158)
    assert texts(f"You need:\n\n- {item}\n- time\n- money\n") == [
        ("", f"You need:\n\n- {item}"),
        ("You need:", "time\n- money"),
    ]


def test_an_empty_document_gives_no_passages():
    assert split(document("# A\n"), "p") == []
