"""Who may sign in, from a file: [[user]] entries, and [role.NAME] with what a role may see."""

import hashlib
import hmac
import secrets
import tomllib
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Annotated

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
)

from assistant.access import ROLES, Access, RoleName, access_of
from assistant.errors import FilterError, UsersError
from assistant.password import KeptPassword
from assistant.scope import allowed_documents
from corpus.errors import listed

LEAST = 8  # characters of a password
# No colon: it ends the name in HTTP's basic authentication.
NAME = r"^[A-Za-z0-9][A-Za-z0-9._@-]{0,63}$"


def _kept(line: object) -> KeptPassword:
    return KeptPassword.read(line if isinstance(line, str) else "")


def _filter(entry: str) -> str:
    try:
        allowed_documents({}, [entry])
    except FilterError as error:
        raise ValueError(str(error).removeprefix("--where ")) from error
    return entry


class User(BaseModel):
    """Somebody who may sign in."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Annotated[str, StringConstraints(pattern=NAME)]
    role: RoleName
    password: Annotated[KeptPassword, BeforeValidator(_kept)]


class _Bounds(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    where: tuple[Annotated[str, AfterValidator(_filter)], ...] = ()


class Users(BaseModel):
    """The users of a file, and the filters of their roles."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    user: tuple[User, ...] = ()
    role: Annotated[Mapping[RoleName, _Bounds], Field(default_factory=dict)]

    def named(self, name: str) -> User | None:
        """Give the user of a name, if there is one."""
        return next((each for each in self.user if each.name == name), None)

    def access(self, role: RoleName) -> Access:
        """Give what is open to a role."""
        return access_of(role, self.role[role].where if role in self.role else ())

    @property
    def accesses(self) -> dict[RoleName, Access]:
        """Give what is open to each role that somebody has."""
        held = {each.role for each in self.user}
        return {role: self.access(role) for role in ROLES if role in held}

    def signed_in(self, name: str, password: str) -> User | None:
        """Give the user whose name and password these are; a wrong name takes as long as a right.

        What was right once is not stretched again: each request of the API brings its password.
        """
        user = self.named(name)
        key, right = self._remembered
        said = hmac.digest(key, f"{name}:{password}".encode("utf-8", "surrogatepass"), "sha256")
        if user is not None and hmac.compare_digest(right.get(name, b""), said):
            return user
        kept = self._nobody if user is None else user.password
        if not kept.is_of(password) or user is None:
            return None
        right[name] = said
        return user

    @cached_property
    def _remembered(self) -> tuple[bytes, dict[str, bytes]]:
        return secrets.token_bytes(hashlib.sha256().digest_size), {}

    @cached_property
    def _nobody(self) -> KeptPassword:
        return KeptPassword.of(secrets.token_urlsafe())


def load_users(file: Path, least: int = 1) -> Users:
    """Read a file of users, of whom there must be so many."""
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise UsersError(
            f"{file}: the users cannot be read ({error.strerror}); "
            f"add the first with harbour user add NAME --role ROLE --to {file}"
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsersError(f"{file}: not a TOML file ({error})") from error
    try:
        users = Users.model_validate(tables)
    except ValidationError as error:
        raise UsersError(f"{file}: {listed(error)} (roles are {', '.join(ROLES)})") from error
    names = [each.name for each in users.user]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        raise UsersError(f"{file}: {twice} stands twice; take one of them out")
    if len(names) < least:
        raise UsersError(f"{file}: nobody could sign in; add somebody with harbour user add")
    return users


def add_user(file: Path, name: str, role: RoleName, password: str) -> None:
    """Add somebody to a file, which only its owner may read if it is new."""
    if len(password) < LEAST:
        raise UsersError(f"The password has {len(password)} characters; take {LEAST} or more")
    if file.exists() and load_users(file, 0).named(name):
        raise UsersError(f"{file}: {name} is there; take the entry out to give another password")
    kept = str(KeptPassword.of(password))
    try:
        User.model_validate({"name": name, "role": role, "password": kept})
    except ValidationError as error:
        raise UsersError(f"{name}: {listed(error)}") from error
    file.touch(mode=0o600)
    with file.open("a", encoding="utf-8") as opened:
        opened.write(f'\n[[user]]\nname = "{name}"\nrole = "{role}"\npassword = "{kept}"\n')
