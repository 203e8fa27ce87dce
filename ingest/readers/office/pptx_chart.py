"""A chart on a slide -> its title and its values as a table."""

from pptx.chart.chart import Chart

from corpus.number_format import shown
from ingest.readers.office.grid import Grid, read_table
from ingest.reading import Element

_ERRORS = (AttributeError, IndexError, KeyError, TypeError, ValueError)


def chart_elements(chart: Chart, page: int) -> list[Element] | None:
    """Give the categories and values of a chart, None where they cannot be read."""
    try:
        title = chart.chart_title.text_frame.text if chart.has_title else ""
        grid = _grid(chart)
    except _ERRORS:  # python-pptx takes for granted what a chart need not have
        return None
    words = " ".join(title.split())
    found = [Element("paragraph", words, page=page)] if words else []
    return [*found, *read_table(grid, page).elements]


def _grid(chart: Chart) -> Grid:
    rows: list[list[str]] = []
    for plot in chart.plots:
        series = list(plot.series)
        categories = [str(category) for category in plot.categories]
        if not categories:  # points in a plane have no names
            continue
        if rows:  # a second plot of the same chart: bars and a line
            rows.append([""] * len(rows[0]))
        rows.append(["", *(each.name for each in series)])
        columns = [(list(each.values), _number_format(each._element)) for each in series]
        for index, category in enumerate(categories):
            values = (
                shown(values[index], number_format) if index < len(values) else ""
                for values, number_format in columns
            )
            rows.append([category, *values])
    return Grid(rows, header=1)


def _number_format(series: object) -> str:
    found = series.xpath("./c:val/c:numRef/c:numCache/c:formatCode/text()")  # type: ignore[attr-defined]  # lxml
    return str(found[0]) if found else "General"
