from corpus.markdown import cells
from ingest.readers.table import markdown_table


def test_rows_stand_under_the_names_of_their_columns():
    assert markdown_table(("Year", "Rate"), (("2024", "6%"), ("2025",))) == (
        "| Year | Rate |\n| --- | --- |\n| 2024 | 6% |\n| 2025 |  |"
    )


def test_without_names_only_the_rows_are_written():
    assert markdown_table((), (("2024", "6%"),)) == "| 2024 | 6% |"


def test_a_bar_in_a_cell_does_not_part_it_when_the_row_is_read():
    row = markdown_table(("Name",), (("either|or",),)).splitlines()[-1]
    assert cells(row) == ["either｜or"]
