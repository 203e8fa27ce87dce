"""What somebody may see and do, by the role in which they sign in."""

from dataclasses import dataclass
from typing import Literal, get_args

RoleName = Literal["investor", "officer", "evaluator"]
Right = Literal["brief", "gaps", "evaluate"]
ROLES: tuple[RoleName, ...] = get_args(RoleName)
_RIGHTS: dict[RoleName, frozenset[Right]] = {
    "investor": frozenset(),
    "officer": frozenset({"brief", "gaps"}),
    "evaluator": frozenset({"brief", "gaps", "evaluate"}),
}


@dataclass(frozen=True)
class Access:
    """What is open to somebody: `where` are the filters that their documents are within.

    To ask and to read the library is open to everybody; `role` is empty where nobody signs in.
    """

    rights: frozenset[Right] = frozenset(get_args(Right))
    where: tuple[str, ...] = ()
    role: RoleName | Literal[""] = ""

    @property
    def whole(self) -> bool:
        """Whether every document may be seen, and so what is said of all of them."""
        return not self.where

    def may(self, right: Right) -> bool:
        """Tell whether something may be done."""
        return right in self.rights


EVERYTHING = Access()


def access_of(role: RoleName, where: tuple[str, ...] = ()) -> Access:
    """Give what is open to a role whose documents are within filters."""
    return Access(_RIGHTS[role], where, role)
