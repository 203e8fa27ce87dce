import pytest

from assistant.librarians import Librarians, librarians, on_loopback
from assistant.users import Users
from ingest.errors import SettingsError

LINE = f"scrypt$16$8$1$AAECAwQFBgcICQoLDA0ODw==${'A' * 43}="
NAMED = {"ann": "investor", "bob": "officer", "cat": "officer", "officer": "investor"}
NONE = Librarians()


def users_of(named=NAMED, **bounds):
    user = [{"name": name, "role": role, "password": LINE} for name, role in named.items()]
    return Users.model_validate({"user": user, "role": bounds})


def refused(said, users, host="127.0.0.1"):
    with pytest.raises(SettingsError) as caught:
        librarians(said, users, host)
    return str(caught.value)


def test_nobody_may_where_nothing_is_said():
    assert librarians("", users_of(), "127.0.0.1") == NONE == librarians(" , ", None, "")
    assert (NONE.any, NONE.include("bob"), NONE.include(None)) == (False, False, False)


def test_roles_and_users_that_are_named_may_and_no_others():
    found = librarians("officer, ann", users_of(), "0.0.0.0")
    assert found == Librarians(frozenset({"ann", "bob", "cat"}))
    assert [found.include(name) for name in ("ann", "bob", "officer", "eve", "", None)] == [
        True,
        True,
        False,  # who is only called as the role is
        False,
        False,
        False,
    ]
    assert librarians("evaluator", users_of(), "") == NONE


def test_who_is_no_user_and_no_role_is_told_of():
    assert refused("officer, eve", users_of()) == (
        "ui.ingest: eve is no user and no role (investor, officer, evaluator)"
    )
    assert refused("everyone", users_of()) == (
        "ui.ingest: everyone is no user and no role (investor, officer, evaluator); "
        "everyone is for a page without sign-in"
    )


def test_who_sees_only_some_documents_cannot_add_any():
    bounded = users_of(investor={"where": ["kind=policy"]})
    assert refused("ann", bounded) == (
        "ui.ingest: ann sees only some documents (role.investor.where), and who adds documents "
        "sees the names of all; take one of the two out"
    )
    assert librarians("officer", bounded, "").include("bob")


def test_without_sign_in_everyone_may_on_this_machine_alone():
    for host in ("127.0.0.1", "127.1.2.3", "::1", "localhost"):
        assert librarians("everyone", None, host) == Librarians(everyone=True)
    assert Librarians(everyone=True).include(None)
    for host, where in (("0.0.0.0", "0.0.0.0"), ("10.0.0.8", "10.0.0.8"), ("", "an address that")):
        said = refused("everyone", None, host)
        assert '"everyone" is for a page that only this machine reaches' in said and where in said
    assert refused("officer", None) == (
        "ui.ingest: nobody signs in, so nobody is known as officer; set ui.auth, or say "
        '"everyone" on a page for this machine alone'
    )
    assert not on_loopback("localhost.evil.example")
