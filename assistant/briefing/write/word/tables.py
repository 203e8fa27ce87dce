"""Tables: their first row repeats on each page, and no row is divided by one."""

from collections.abc import Iterable, Sequence

from docx.oxml.xmlchemy import BaseOxmlElement

from assistant.briefing.paper import Table
from assistant.briefing.write.columns import column_widths
from assistant.briefing.write.word.element import element, paragraph, valued
from assistant.briefing.write.word.inline import Inline

_STYLE = "BriefingTable"
_FIRST_ROW = {"w:val": "0020", "w:firstRow": "1"} | {
    f"w:{each}": "0" for each in ("lastRow", "firstColumn", "lastColumn")
}
_NO_BANDS = {"w:noHBand": "1", "w:noVBand": "1"}


def table_of(table: Table, text_width: int, inline: Inline) -> BaseOxmlElement:
    """Give a table as wide as the text, in twentieths of a point."""
    widths = [round(text_width * share / 100) for share in column_widths(table)]
    head = [paragraph("TableHeading", [inline.text(name)]) for name in table.columns]
    rows = [_row(head, widths, [element("w:cantSplit"), element("w:tblHeader")])]
    for cells in table.rows:
        texts = [paragraph("TableText", inline.runs(cell)) for cell in cells]
        rows.append(_row(texts, widths, [element("w:cantSplit")]))
    properties = [
        valued("w:tblStyle", _STYLE),
        element("w:tblW", {"w:w": str(sum(widths)), "w:type": "dxa"}),
        element("w:tblLayout", {"w:type": "fixed"}),
        element("w:tblLook", _FIRST_ROW | _NO_BANDS),
    ]
    grid = [element("w:gridCol", {"w:w": str(width)}) for width in widths]
    return element(
        "w:tbl",
        children=[
            element("w:tblPr", children=properties),
            element("w:tblGrid", children=grid),
            *rows,
        ],
    )


def _row(
    texts: Sequence[BaseOxmlElement],
    widths: Sequence[int],
    properties: Iterable[BaseOxmlElement],
) -> BaseOxmlElement:
    cells = [
        element("w:tc", children=[element("w:tcPr", children=[_width(width)]), text])
        for text, width in zip(texts, widths, strict=True)
    ]
    return element("w:tr", children=[element("w:trPr", children=properties), *cells])


def _width(width: int) -> BaseOxmlElement:
    return element("w:tcW", {"w:w": str(width), "w:type": "dxa"})
