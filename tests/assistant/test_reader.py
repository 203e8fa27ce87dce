import numpy as np
import pytest

from assistant.reader import DELTA_FILE, Reader, prepare_reader
from assistant.reader_text import window
from corpus.markdown import parse_body
from ingest.model import DEFAULT_MODEL, prepare
from ingest.split import split

ANSWER = "Registration of a company — Fees: The fee for an application made online is HK$1,545."
BESIDE = "Registration of a company — Fees: A refund can be asked for within six months."
ANSWER_ZH = "公司註冊 — 費用: 網上遞交申請的費用為1,545港元。"
BESIDE_ZH = "公司註冊 — 費用: 申請人可在六個月內要求退款。"


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


@pytest.mark.parametrize(
    ("question", "answer", "beside"),
    [
        ("How much is the fee for an online application?", ANSWER, BESIDE),
        ("網上申請的費用是多少？", ANSWER_ZH, BESIDE_ZH),
        ("网上申请的费用是多少？", ANSWER_ZH, BESIDE_ZH),
        ("网上申请的费用是多少？", ANSWER, BESIDE),
        ("How much is the fee for an online application?", ANSWER_ZH, BESIDE_ZH),
    ],
)
def test_a_window_that_answers_is_before_one_beside_it(
    reader: Reader, question: str, answer: str, beside: str
) -> None:
    first, second = reader.scores(question, [answer, beside])
    assert first > second


def test_a_score_does_not_depend_on_the_other_windows(reader: Reader) -> None:
    question = "How much is the fee?"
    windows = [ANSWER, BESIDE, ANSWER_ZH, "word " * 200]
    together = reader.scores(question, windows)
    apart = [reader.scores(question, [each])[0] for each in windows]
    assert together.tolist() == apart


def test_the_scores_stand_in_the_order_of_the_windows(reader: Reader) -> None:
    question = "How much is the fee?"
    short_first, long_first = [BESIDE_ZH, BESIDE, ANSWER], [ANSWER, BESIDE, BESIDE_ZH]
    scores = reader.scores(question, short_first).tolist()
    assert reader.scores(question, long_first).tolist() == scores[::-1]


def test_the_reader_cuts_text_by_the_embedding_models_own_file() -> None:
    # So the vocabulary, 280 MB of memory, is opened once for both.
    files = [folder / "tokenizer.json" for folder in (prepare_reader(), prepare(DEFAULT_MODEL))]
    assert files[0].read_bytes() == files[1].read_bytes()


def test_no_windows_give_no_scores(reader: Reader) -> None:
    assert reader.scores("How much is the fee?", []).shape == (0,)


def test_both_chinese_scripts_are_read_alike(reader: Reader) -> None:
    scores = [reader.scores(q, [ANSWER_ZH])[0] for q in ("費用是多少？", "费用是多少？")]
    assert np.ptp(scores) == 0.0


def test_the_weights_stay_small() -> None:
    assert DELTA_FILE.stat().st_size < 16_000_000


def test_a_window_says_where_its_words_stand() -> None:
    table = "| What | Sum |\n|---|---|\n| Fee | 5 |\n"
    body = f"## Money\n\n### Fees\n\nThese are due:\n\n- the fee\n\n{table}"
    passages = split(parse_body(body), "d")
    windows = [window(number, each) for each in passages for number, _ in each.quotable]
    assert windows == ["Fees: These are due:", "Fees: These are due: the fee", "Fees: Fee — Sum: 5"]
