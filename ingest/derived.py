"""What is derived from the store and can be made again at any time: words and repeats."""

from collections.abc import Collection
from pathlib import Path

from ingest.lexical import LexicalIndex
from ingest.passage import Passage
from ingest.repeats import Repeats
from ingest.store import Store


class Derived:
    """The lexical index and the repeats in an index's folder."""

    def __init__(self, folder: Path) -> None:
        """Open both, or make empty ones."""
        self.lexical = LexicalIndex(folder / "lexical")
        self.repeats = Repeats(folder / "repeats.db")

    def close(self) -> None:
        """Let go of the files."""
        self.repeats.close()

    @property
    def stamp(self) -> str:
        """The state of the store that both mirror; empty when they mirror none."""
        stamp = self.lexical.stamp
        return stamp if stamp == self.repeats.stamp else ""

    def update(self, gone: Collection[str], new: Collection[Passage], stamp: str) -> None:
        """Take out the documents `gone`, put in the passages `new`."""
        self.lexical.update(gone, new, stamp)
        self.repeats.update(gone, new, stamp)

    def rebuild(self, store: Store, build: str, stamp: str) -> None:
        """Make both anew from what the store holds."""
        # The passages are read twice: all of a large store at once might not fit into memory.
        self.lexical.clear()
        self.lexical.update([], store.all_passages(build), stamp)
        self.repeats.clear()
        self.repeats.update([], store.all_passages(build), stamp)
