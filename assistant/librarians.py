"""Who may bring documents into the library from the page (ui.ingest in harbour.toml)."""

from dataclasses import dataclass
from ipaddress import ip_address

from assistant.access import ROLES
from assistant.users import Users
from ingest.errors import SettingsError

EVERYONE = "everyone"


@dataclass(frozen=True)
class Librarians:
    """Names of users; `everyone` where nobody signs in and the page is for this machine alone."""

    names: frozenset[str] = frozenset()
    everyone: bool = False

    @property
    def any(self) -> bool:
        """Whether there is somebody who may."""
        return self.everyone or bool(self.names)

    def include(self, name: str | None) -> bool:
        """Tell whether somebody who signed in under a name, None for nobody, is one of them."""
        return self.everyone or name in self.names


def librarians(said: str, users: Users | None, host: str) -> Librarians:
    """Give who is named in a setting: roles and users, or everyone; nobody where it is empty.

    `users` are None where nobody signs in, `host` is the address that the page is served at, empty
    where that is not known. Raises SettingsError for what would not hold.
    """
    entries = list(dict.fromkeys(each.strip() for each in said.split(",") if each.strip()))
    if not entries:
        return Librarians()
    if users is None:
        return _without_sign_in(entries, host)
    names: set[str] = set()
    for entry in entries:
        # A role's name is the role's, also where a user is called so.
        held = [
            each for each in users.user if entry == (each.role if entry in ROLES else each.name)
        ]
        if not held and entry not in ROLES:
            hint = "everyone is for a page without sign-in" if entry == EVERYONE else ""
            raise SettingsError(
                f"ui.ingest: {entry} is no user and no role ({', '.join(ROLES)})"
                + (f"; {hint}" if hint else "")
            )
        bounded = next((each.role for each in held if not users.access(each.role).whole), None)
        if bounded:
            raise SettingsError(
                f"ui.ingest: {entry} sees only some documents (role.{bounded}.where), and who adds "
                "documents sees the names of all; take one of the two out"
            )
        names.update(each.name for each in held)
    return Librarians(frozenset(names))


def on_loopback(host: str) -> bool:
    """Tell whether an address is this machine's own, which no other reaches."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _without_sign_in(entries: list[str], host: str) -> Librarians:
    if entries != [EVERYONE]:
        raise SettingsError(
            f"ui.ingest: nobody signs in, so nobody is known as {entries[0]}; set ui.auth, or say "
            f'"{EVERYONE}" on a page for this machine alone'
        )
    if not on_loopback(host):
        where = host or "an address that is not known"
        raise SettingsError(
            f'ui.ingest: "{EVERYONE}" is for a page that only this machine reaches, and it is '
            f"served at {where}; set ui.auth and name roles, or serve it at 127.0.0.1"
        )
    return Librarians(everyone=True)
