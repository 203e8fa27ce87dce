import pytest
from bs4 import BeautifulSoup

from ingest.readers.web.tables import data_table


def table_of(html):
    return data_table(BeautifulSoup(html, "lxml").find("table"))


def test_spans_are_filled_in_and_header_rows_made_one():
    assert table_of(
        "<table><tr><th rowspan=2>Scheme<th colspan=2>Fee<tr><th>2024<th>2025"
        "<tr><td>A<td>1<td>2<tr><td rowspan=2>B<td>3<td>4<tr><td colspan=2>none</table>"
    ) == (
        "| Scheme | Fee 2024 | Fee 2025 |\n| --- | --- | --- |\n"
        "| A | 1 | 2 |\n| B | 3 | 4 |\n| B | none | none |"
    )


def test_a_title_between_rows_stands_once():
    assert table_of("<table><tr><th>a<th>b<tr><td colspan=2>Part<tr><td>1<td>2</table>") == (
        "| a | b |\n| --- | --- |\n| Part |  |\n| 1 | 2 |"
    )


def test_a_bar_and_a_list_in_a_cell_stay_in_the_cell():
    assert table_of("<table><tr><th>a<th>b<tr><td>x|y<td><ul><li>p<li>q</ul></table>") == (
        "| a | b |\n| --- | --- |\n| x｜y | p; q |"
    )


def test_names_of_columns_without_header_cells_are_a_header():
    assert table_of("<table><tr><td>Days<td>Fee<tr><td>180<td>600</table>") == (
        "| Days | Fee |\n| --- | --- |\n| 180 | 600 |"
    )


def test_a_table_of_named_rows_has_no_header():
    assert table_of("<table><tr><th>Name<td>Ann<tr><th>Age<td>40</table>") == (
        "| Name | Ann |\n| Age | 40 |"
    )


@pytest.mark.parametrize(
    "html",
    [
        "<table role='presentation'><tr><th>a<th>b<tr><td>1<td>2</table>",
        "<table><tr><td>all of it</table>",
        "<table><tr><td>left<td>right</table>",
        "<table><tr><td><h2>Title</h2><td>b<tr><td>c<td>d</table>",
        "<table><tr><td><table><tr><td>1</table><td>b<tr><td>c<td>d</table>",
    ],
)
def test_a_layout_table_is_no_data(html):
    assert table_of(html) is None


def test_an_absurd_span_is_cut():
    assert len(table_of("<table><tr><th colspan=999999>a<th>b<tr><td>1<td>2</table>")) < 5000
