"""Files that somebody sent, and what a run that takes them in would do: nothing is written yet."""

import filecmp
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.document import UPLOADS
from corpus.markdown import has_front_matter
from ingest.errors import Problem, UnreadableError
from ingest.file_name import plain_name
from ingest.format import readable_format
from ingest.plan import Action, Plan, PlannedFile
from ingest.reading import Limits
from ingest.scan import File

_HEAD = 1 << 16  # bytes of a file that hold its front matter


@dataclass(frozen=True)
class Incoming:
    """A file that somebody sent: `held` is where it waits, `target` where it would stand.

    `replaces` is the digest of another file that stands there, empty where none does. One to `skip`
    has a problem and is not taken in. `speaks`: its front matter says all that is cited of it.
    """

    name: str
    held: Path
    action: Action
    target: Path | None = None
    replaces: str = ""
    problem: Problem | None = None
    reason: str = ""
    speaks: bool = False


@dataclass(frozen=True)
class IncomingPlan:
    """What becomes of the files that were sent, and of the `rest` of the documents' folder."""

    incoming: tuple[Incoming, ...]
    rest: Plan

    @property
    def counts(self) -> dict[Action, int]:
        """How many files have each action."""
        return Counter(
            [each.action for each in self.incoming] + [each.action for each in self.rest.files]
        )


def incoming_plan(plan: Plan, held: Sequence[Path], folder: Path, limits: Limits) -> IncomingPlan:
    """Give what taking files into the documents' `folder` would do; `plan` is the folder's own."""
    known = {each.file.location: each for each in plan.files if each.action != "delete"}
    found: list[Incoming] = []
    for each in held:
        taken = {_key(one.name) for one in found}
        found.append(_incoming(each, known, taken, folder.resolve(), limits))
    targets = {each.target for each in found if each.target is not None}
    rest = tuple(each for each in plan.files if each.file.location not in targets)
    return IncomingPlan(tuple(found), Plan(rest))


def _incoming(
    held: Path,
    known: Mapping[Path, PlannedFile],
    taken: Collection[str],
    folder: Path,
    limits: Limits,
) -> Incoming:
    try:
        name = plain_name(held.name)
        format = readable_format(held, limits)
        target = _target(name, known, taken, folder)
        speaks = format in ("markdown", "text") and _has_front_matter(held)
        if target not in known:
            return Incoming(name, held, "add", target, speaks=speaks)
        if not filecmp.cmp(held, target, shallow=False):
            digest = File(target.parent, target.name).digest()
            return Incoming(name, held, "change", target, digest, speaks=speaks)
    except UnreadableError as error:
        return Incoming(held.name, held, "skip", problem=error.problem, reason=str(error))
    except OSError as error:
        reason = f"cannot be opened ({error.strerror})"
        return Incoming(held.name, held, "skip", problem="damaged", reason=reason)
    same = known[target]
    return Incoming(
        name, held, same.action, target, problem=same.problem, reason=same.reason, speaks=speaks
    )


def _target(name: str, there: Iterable[Path], taken: Collection[str], folder: Path) -> Path:
    """Give the place of a file: that of the one that has its name, else among the uploads."""
    if _key(name) in taken:
        raise UnreadableError("another of the files has its name", "name")
    same = [each for each in there if _key(each.name) == _key(name)]
    uploaded = [each for each in same if each.parent == folder / UPLOADS]
    if len(same) > 1 and not uploaded:
        places = ", ".join(each.relative_to(folder).as_posix() for each in same)
        raise UnreadableError(f"several documents have its name: {places}", "name")
    target = next(iter(uploaded or same), folder / UPLOADS / name)
    if target.is_dir():
        raise UnreadableError("a folder has its name", "name")
    return target


def _key(name: str) -> str:
    # Two names that a file system may take for one are one.
    return unicodedata.normalize("NFC", name).casefold()


def _has_front_matter(file: Path) -> bool:
    with file.open("rb") as content:
        head = content.read(_HEAD).decode("utf-8-sig", "replace")
    return has_front_matter(head.replace("\r\n", "\n"))
