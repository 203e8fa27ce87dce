import pytest

from page.quoted_row import quoted_row_html

TABLE = """Some words.

| What | How much |
|---|:---:|
| A \\| B | 1 |
| C | <b>2</b> |
|  | 3 |
| E | 4 |

After."""


def _quoted(row: str, text: str = TABLE) -> str:
    start = text.index(row)
    return quoted_row_html(text, start, start + len(row))


def test_a_quoted_row_stands_under_its_head_between_its_neighbours() -> None:
    head = '<thead><tr><th scope="col">What</th><th scope="col">How much</th></tr></thead>'
    assert _quoted("| C | <b>2</b> |") == (
        f'<div class="wide" tabindex="0"><table>{head}<tbody>'
        "<tr><td>A | B</td><td>1</td></tr>"
        "<tr><td><mark>C</mark></td><td><mark>&lt;b&gt;2&lt;/b&gt;</mark></td></tr>"
        "<tr><td></td><td>3</td></tr>"
        '<tr><td colspan="2">…</td></tr>'
        "</tbody></table></div>"
    )


def test_rows_that_are_left_out_above_are_told_and_an_empty_cell_is_not_marked() -> None:
    html = _quoted("|  | 3 |")
    assert html.index('<tr><td colspan="2">…</td></tr>') < html.index("<td>C</td>")
    assert "<tr><td></td><td><mark>3</mark></td></tr>" in html
    assert html.count("…") == 1


@pytest.mark.parametrize(
    "quote", ["Some words.", "| What | How much |", "|---|:---:|", "| C | <b>2</b>", "1 |\n| C |"]
)
def test_what_is_no_whole_row_below_a_head_is_no_row(quote: str) -> None:
    assert _quoted(quote) == ""


def test_rows_without_a_head_are_no_table() -> None:
    assert _quoted("| C | 2 |", "| A | 1 |\n| C | 2 |\n| E | 3 |") == ""
