import base64
import hashlib

import pytest

from assistant.password import KeptPassword

SALT = bytes(range(16))
DIGEST = hashlib.scrypt("船塢 9".encode(), salt=SALT, n=16, r=8, p=1, dklen=32)
LINE = f"scrypt$16$8$1${base64.b64encode(SALT).decode()}${base64.b64encode(DIGEST).decode()}"


def test_a_line_is_read_and_written_as_it_is():
    kept = KeptPassword.read(LINE)
    assert kept == KeptPassword(cost=16, block=8, lanes=1, salt=SALT, digest=DIGEST)
    assert str(kept) == LINE


@pytest.mark.parametrize(
    ("password", "right"), [("船塢 9", True), ("船塢 8", False), ("", False), ("\ud800", False)]
)
def test_only_the_password_itself_is_right(password, right):
    assert KeptPassword.read(LINE).is_of(password) is right


def test_the_same_password_is_kept_with_another_salt_each_time():
    one, other = KeptPassword.of("correct horse"), KeptPassword.of("correct horse")
    assert (one.cost, one.block, one.lanes) == (2**14, 8, 5)
    assert one.salt != other.salt and one.digest != other.digest
    assert KeptPassword.read(str(one)) == one
    assert one.is_of("correct horse") and not one.is_of("correct horses")


@pytest.mark.parametrize(
    "line",
    [
        "",
        "correct horse",
        LINE.replace("scrypt", "bcrypt"),
        LINE[:-2],
        LINE + "$1",
        LINE.replace("$16$", "$sixteen$"),
        LINE.replace("$16$", "$15$"),  # no power of two
        LINE.replace("$16$", "$1$"),
        LINE.replace("$16$8$", f"${2**24}$8$"),  # 16 GB
        LINE.replace("$8$1$", "$0$1$"),
        LINE.replace("$8$1$", "$8$0$"),
        "scrypt$16$8$1$AAAA$" + LINE.rpartition("$")[2],  # a short salt
        LINE.rpartition("$")[0] + "$AAAA",  # a short digest
    ],
)
def test_a_line_that_cannot_be_used_is_refused_without_being_shown(line):
    with pytest.raises(ValueError) as caught:
        KeptPassword.read(line)
    assert "harbour user add" in str(caught.value)
    assert not line or line not in str(caught.value)
