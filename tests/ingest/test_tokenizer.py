from pathlib import Path

import pytest
from tokenizers import Tokenizer

from ingest.model import DEFAULT_MODEL, prepare
from ingest.tokenizer import open_tokenizer

SHORT = [
    "How much is the fee?",
    "費用是多少？",
    "费用是多少？",
    "",
    "a <mask> b </s> c",
    "½ ﬁn  \t\n Ünïcödé\u200b 🙂 ……",
]
LONG = ["It pays a grant each year. " * 80, "每年發放一次資助。" * 150, "每年发放一次资助。" * 150]
TEXTS = SHORT + LONG
PAIRS = [*zip(TEXTS, reversed(TEXTS), strict=True), *zip(LONG, LONG, strict=True)]


@pytest.fixture(scope="module")
def file() -> Path:
    return prepare(DEFAULT_MODEL) / "tokenizer.json"


@pytest.fixture(scope="module")
def alone(file: Path) -> Tokenizer:
    """The file as the library itself opens it."""
    tokenizer = Tokenizer.from_file(str(file))
    tokenizer.no_padding()
    return tokenizer


@pytest.mark.parametrize("length", [512, 128])
def test_a_shared_vocabulary_gives_the_numbers_that_the_file_alone_gives(
    file: Path, alone: Tokenizer, length: int
) -> None:
    shared = open_tokenizer(file, length)
    alone.enable_truncation(length)
    given = [(text,) for text in TEXTS] + PAIRS
    assert [shared.encode(*each).ids for each in given] == [
        alone.encode(*each).ids for each in given
    ]
    assert [len(shared.encode(text).ids) for text in LONG] == [length] * len(LONG)


def test_two_that_share_a_vocabulary_keep_their_own_lengths(file: Path) -> None:
    long, short = open_tokenizer(file, 512), open_tokenizer(file, 128)
    assert [len(each.encode(LONG[0]).ids) for each in (long, short)] == [512, 128]
