from ingest.readers.web.cells import joined_cells, without_bar


def test_groups_of_cells_are_rows_of_a_table():
    lines = "|\n Country |\n Stay |\n\n 1. |\n ALBANIA |\n 14 Days |\n\n 2. |\n ALGERIA |\n - |"
    assert joined_cells(lines.split("\n")) == [
        "|  | Country | Stay |",
        "| --- | --- | --- |",
        "| 1. | ALBANIA | 14 Days |",
        "| 2. | ALGERIA | - |",
    ]


def test_two_groups_are_no_table():
    lines = ["a |", "b |", "", "c |", "d |", "", "text"]
    assert joined_cells(lines) == lines


def test_a_table_with_a_rule_gets_its_outer_bars():
    assert joined_cells(["", "Item | Fee", "", "--- | ---", "", "Visa | 600", "| 700", ""]) == [
        "",
        "| Item | Fee |",
        "| --- | --- |",
        "| Visa | 600 |",
        "| | 700 |",
        "",
        "",
        "",
    ]


def test_a_cell_alone_loses_its_bar():
    assert without_bar(" Proof of funds | ") == " Proof of funds"
    assert without_bar("| a | b |") == "| a | b |"
