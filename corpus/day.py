"""Whether words are a year, a month or a day of the calendar."""

from datetime import date


def is_day(text: str) -> bool:
    """Tell whether a text is a date in ISO 8601, its day or month left out or not."""
    # A year or a month is as good as its first day.
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    except ValueError:
        return False
    return True
