"""A progress bar on stderr, drawn only where somebody watches."""

import sys

from tqdm import tqdm


class Bar(tqdm):  # type: ignore[type-arg] # its stubs are generic, it is not
    """A bar that takes what is done and how much there is; it appears after `delay` seconds."""

    def __init__(self, unit: str, delay: float = 1.0, bar_format: str | None = None) -> None:
        """Begin at nothing of an unknown whole."""
        super().__init__(
            total=0,
            unit=unit,
            file=sys.stderr,
            leave=False,
            disable=None,
            delay=delay,
            bar_format=bar_format,
        )

    def progress(self, done: float, total: float, what: str = "") -> None:
        """Draw how far it is, and with what."""
        self.total = total
        if what:
            self.set_description(what[-50:], refresh=False)
        self.update(done - self.n)
