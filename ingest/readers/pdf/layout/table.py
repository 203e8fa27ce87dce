"""A table with ruling lines, and where it stands on its page."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Table:
    """A Markdown table; y grows upwards."""

    markdown: str
    x0: float
    x1: float
    top: float
    bottom: float

    def holds(self, x0: float, x1: float, y: float) -> bool:
        """Tell whether a line from x0 to x1 at height y stands in the table."""
        across = self.x0 - 2 <= (x0 + x1) / 2 <= self.x1 + 2
        return across and self.bottom - 1 <= y <= self.top + 1
