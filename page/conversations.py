"""The conversations of the browser's tabs, kept so that a reload does not lose them."""

import re
from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

from ingest.index import Index
from page.still_cited import still_cited
from page.turn import Turn, answered

MOST = 200  # conversations; the one that was left longest ago is forgotten first
TURNS = 20  # of each, the last ones
# What a tab draws by chance: nobody guesses another's.
_TAB = re.compile("[0-9a-f]{32}")


class Conversations:
    """Keeps what was answered in memory, by the name of the tab that asked."""

    def __init__(self, index: Index) -> None:
        """Quotes are compared with the documents of `index` when they are read back."""
        self._index = index
        self._kept: OrderedDict[str, tuple[Turn, ...]] = OrderedDict()
        self._lock = Lock()

    def keep(self, tab: str, turns: Sequence[Turn]) -> None:
        """Keep a tab's conversation as it is now; an empty one is forgotten."""
        if not _TAB.fullmatch(tab):
            return
        with self._lock:
            self._kept.pop(tab, None)
            last = tuple(answered(turns)[-TURNS:])
            if last:
                self._kept[tab] = last
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)

    def of(self, tab: str) -> list[Turn]:
        """Give a tab's conversation, without answers whose quotes do not stand any more."""
        with self._lock:
            kept = self._kept.get(tab, ())
        return [turn for turn in kept if turn.answer and still_cited(self._index, turn.answer)]
