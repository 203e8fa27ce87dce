import pytest

from corpus.markdown import cells, parse_body
from ingest.blocks import Block, blocks, read_row
from ingest.passage import Unit


def blocks_of(body):
    document = parse_body(body)
    return blocks(document.text, 0, len(document.text), document.marks)


def test_a_paragraph_is_cut_into_sentences_with_their_sources():
    assert blocks_of("It is **40%**.[^a] Ask.[^b]\n") == [
        Block(
            "",
            (
                Unit("sentence", 0, 14, "It is **40%**.", "It is 40%.", "", ("a",)),
                Unit("sentence", 15, 19, "Ask.", "Ask.", "", ("b",)),
            ),
        )
    ]


def test_a_sentence_without_a_mark_has_the_source_of_the_next_mark():
    (block,) = blocks_of("It is 40%. Ask us.[^a] Thanks.\n")
    assert [(unit.text, unit.sources) for unit in block.units] == [
        ("It is 40%.", ("a",)),
        ("Ask us.", ("a",)),
        ("Thanks.", ()),
    ]


def test_a_list_keeps_the_words_that_lead_to_it():
    assert blocks_of("You need:\n\n- money\n2. time[^a]\n") == [
        Block("", (Unit("sentence", 0, 9, "You need:", "You need:", "", ()),)),
        Block(
            "",
            (
                Unit("item", 13, 18, "money", "money", "You need:", ("a",)),
                Unit("item", 22, 26, "time", "time", "You need:", ("a",)),
            ),
        ),
    ]


def test_a_list_after_a_finished_sentence_has_no_lead():
    _, listed = blocks_of("You need much.\n\n- money\n")
    assert listed == Block("", (Unit("item", 18, 23, "money", "money", "", ()),))


def test_an_indented_line_goes_on_with_the_list():
    (block,) = blocks_of("- money\n  and time\n")
    assert [unit.text for unit in block.units] == ["money", "and time"]


def test_a_long_list_item_is_cut_into_sentences():
    first, second = "A" + "a" * 200 + ".", "B" + "b" * 200 + "."
    (block,) = blocks_of(f"- {first} {second}\n")
    assert block == Block(
        "",
        (
            Unit("item", 2, 204, first, first, "", ()),
            Unit("item", 205, 407, second, second, "", ()),
        ),
    )


def test_a_table_gives_rows_that_are_read_with_the_names_of_their_columns():
    assert blocks_of("| Year | Rate |\n| --- | --- |\n| 2026 | **40%**[^a] |\n") == [
        Block(
            "| Year | Rate |\n| --- | --- |",
            (
                Unit(
                    "row",
                    30,
                    48,
                    "| 2026 | **40%** |",
                    "2026 — Rate: 40%",
                    "| Year | Rate |",
                    ("a",),
                ),
            ),
        )
    ]


def test_the_note_below_a_table_gives_its_sources_to_the_rows_without_any():
    table, note = blocks_of(
        "| A | B |\n|---|---|\n| 1 | 2 |\n| 3 | 4[^b] |\n\nSources: the table.[^a]\n"
    )
    assert [(unit.kind, unit.sources) for unit in table.units] == [("row", ("a",)), ("row", ("b",))]
    assert [(unit.kind, unit.text) for unit in note.units] == [("note", "Sources: the table.")]


def test_a_source_note_without_a_table_above_is_a_sentence():
    (block,) = blocks_of("Sources: many.\n")
    assert [unit.kind for unit in block.units] == ["sentence"]


def test_a_table_without_rows_is_left_out():
    assert blocks_of("| A | B |\n|---|---|\n") == []


def test_rows_without_a_rule_have_no_header():
    assert blocks_of("| a | b |\n") == [
        Block("", (Unit("row", 0, 9, "| a | b |", "a — b", "", ()),))
    ]


def test_only_the_asked_part_is_cut_and_offsets_are_of_the_whole_text():
    assert blocks("Out.\nIn.\nOut.\n", 5, 9, []) == [
        Block("", (Unit("sentence", 5, 8, "In.", "In.", "", ()),))
    ]


def test_the_cells_of_a_row_are_without_white_space():
    assert cells(" | a |  | b c | ") == ["a", "", "b c"]


@pytest.mark.parametrize(
    ("columns", "values", "reading"),
    [
        (["Year", "Rate", "Cap"], ["2026", "40%", "$5"], "2026 — Rate: 40%; Cap: $5"),
        (["Year", "Rate"], ["2026", "–"], "Year: 2026"),
        (["", "Rate"], ["2026", ""], "2026"),
        (["Year", "Rate"], ["", "40%"], "Rate: 40%"),
        (["Year"], ["2026", "40%"], "2026 — 40%"),
        ([], ["a"], "a"),
    ],
)
def test_a_row_is_read_as_words(columns, values, reading):
    assert read_row(columns, values) == reading


def test_an_empty_list_item_gives_no_unit():
    (block,) = blocks_of("- money\n-\n- \n- time\n")
    assert [unit.text for unit in block.units] == ["money", "time"]


def test_a_long_numbered_line_is_a_paragraph_with_its_number():
    line = "286. " + "Hong Kong thrives. " * 20
    (paragraph,) = blocks(line, 0, len(line), ())
    assert paragraph.units[0].kind == "sentence"
    assert paragraph.units[0].text.startswith("286. Hong Kong")
