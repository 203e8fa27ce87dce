import pytest

from assistant.access import EVERYTHING, Access, access_of
from assistant.errors import UsersError
from assistant.users import add_user, load_users

SALT, DIGEST = "AAECAwQFBgcICQoLDA0ODw==", "A" * 43 + "="
LINE = f"scrypt$16$8$1${SALT}${DIGEST}"
ANN = f'[[user]]\nname = "ann"\nrole = "investor"\npassword = "{LINE}"\n'
WANTED = "(roles are investor, officer, evaluator)"


@pytest.fixture
def file(tmp_path):
    return tmp_path / "users.toml"


def test_each_role_may_what_the_one_before_may_and_more():
    assert [access_of(role).rights for role in ("investor", "officer", "evaluator")] == [
        frozenset(),
        frozenset({"brief", "gaps"}),
        frozenset({"brief", "gaps", "evaluate"}),
    ]
    assert EVERYTHING == Access(frozenset({"brief", "gaps", "evaluate"}), (), "")


def test_who_was_added_can_sign_in_with_the_password_and_no_other(file):
    add_user(file, "ann", "investor", "correct horse")
    add_user(file, "bob@hk.example", "officer", "密碼密碼密碼密碼")
    users = load_users(file)
    tried = [
        users.signed_in(name, password)
        for name, password in (
            ("ann", "correct horse"),
            ("ann", "correct horse"),  # remembered
            ("ann", "correct horses"),
            ("ann", "密碼密碼密碼密碼"),
            ("bob@hk.example", "密碼密碼密碼密碼"),
            ("ANN", "correct horse"),
            ("eve", "correct horse"),
            ("", ""),
        )
    ]
    ann, bob = users.named("ann"), users.named("bob@hk.example")
    assert tried == [ann, ann, None, None, bob, None, None, None]
    assert (ann.role, bob.role) == ("investor", "officer")
    assert file.stat().st_mode & 0o777 == 0o600
    assert "horse" not in file.read_text(encoding="utf-8")


def test_the_filters_of_a_role_hold_for_all_who_have_it(file):
    file.write_text(ANN + '[role.investor]\nwhere = ["status=in-force", "kind=policy"]\n')
    users = load_users(file)
    assert users.accesses == {
        "investor": Access(frozenset(), ("status=in-force", "kind=policy"), "investor")
    }
    assert users.access("officer") == access_of("officer")
    # Somebody who is added stands after the filters.
    add_user(file, "bob", "officer", "correct horse")
    assert [each.name for each in load_users(file).user] == ["ann", "bob"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[user", "not a TOML file (Expected ']]' at the end of an array declaration "),
        ("", "nobody could sign in; add somebody with harbour user add"),
        ("colour = 1\n" + ANN, f"colour: extra inputs are not permitted {WANTED}"),
        (ANN + ANN, "ann stands twice; take one of them out"),
        (
            ANN.replace("investor", "king"),
            f"user.0.role: input should be 'investor', 'officer' or 'evaluator' {WANTED}",
        ),
        (
            ANN.replace(LINE, "correct horse"),
            "user.0.password: value error, not as `harbour user add` writes it (scrypt$...) "
            + WANTED,
        ),
        (ANN.replace("ann", "a:b"), "user.0.name: string should match pattern "),
        (
            ANN + "[role.king]\n",
            f"role.king.[key]: input should be 'investor', 'officer' or 'evaluator' {WANTED}",
        ),
        (
            ANN + '[role.investor]\nwhere = ["colour=red"]\n',
            "role.investor.where.0: value error, colour=red: unknown; write one of kind, status, "
            f"language, topic, sector, document = a value {WANTED}",
        ),
    ],
)
def test_a_fault_of_the_file_is_one_line(file, text, said):
    file.write_text(text)
    with pytest.raises(UsersError) as caught:
        load_users(file)
    assert str(caught.value).startswith(f"{file}: {said}")
    assert "\n" not in str(caught.value) and "correct horse" not in str(caught.value)


def test_a_file_that_is_not_there_says_how_it_is_made(file):
    with pytest.raises(UsersError) as caught:
        load_users(file)
    assert str(caught.value) == (
        f"{file}: the users cannot be read (No such file or directory); "
        f"add the first with harbour user add NAME --role ROLE --to {file}"
    )


@pytest.mark.parametrize(
    ("name", "password", "said"),
    [
        ("ann", "correct horse", "{file}: ann is there; take the entry out to give another"),
        ("bob", "short", "The password has 5 characters; take 8 or more"),
        ("a:b", "correct horse", "a:b: name: string should match pattern"),
        ('a"\nb', "correct horse", 'a"\nb: name: string should match pattern'),
    ],
)
def test_who_cannot_be_added_leaves_the_file_as_it_was(file, name, password, said):
    file.write_text(ANN)
    with pytest.raises(UsersError) as caught:
        add_user(file, name, "officer", password)
    assert str(caught.value).startswith(said.format(file=file))
    assert file.read_text() == ANN
